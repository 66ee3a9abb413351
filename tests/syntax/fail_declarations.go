// Declarations that do not parse.
package p

import fmt // ERROR "missing import path"

var a b c // ERROR "unexpected name c after top level declaration"

type T struct {
	(int) // ERROR "cannot parenthesize embedded type"
	x, y // ERROR "unexpected newline, expected type"
}

type I interface {
	m[P any]() // ERROR "interface method must have no type parameters"
}

type G[P any, Q] int // ERROR "missing type constraint"

func g(a int, string) {} // ERROR "missing parameter type"

func h(a ...int, b int) {} // ERROR "can only use ... with final parameter"

func () m() {} // ERROR "method has no receiver"

func k[]() {} // ERROR "empty type parameter list"

x := 1 // ERROR "non-declaration statement outside function body"

func brace()
{ // ERROR "unexpected semicolon or newline before {"
}

import "os" // ERROR "imports must appear before other declarations"
