// Package random is the generator behind the functions of math/rand and math/rand/v2.
package random

// Uint64 returns a random number; any goroutine may call it.
func Uint64() uint64
