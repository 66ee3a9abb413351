// Package greet is imported under two names.
package greet

import "example.com/module/internal/shapes"

// Count changes during initialisation.
var Count = int(shapes.Square(2).Area())

// Hello returns a greeting.
func Hello(name string) string { return "hello, " + name }
