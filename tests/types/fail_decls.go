// Declarations: redeclarations, cycles, methods, imports, main and init.
package p

import (
	"cmp" // ERROR "\"cmp\" imported and not used"
	"unicode/utf8"
	str "errors" // ERROR "\"errors\" imported as str and not used"
	_ "iter"
	. "slices" // ERROR "\"slices\" imported and not used"
)

var x = 1
var x = 2 // ERROR "x redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

type T struct{ m int }

func (T) m()   {} // ERROR "field and method with the same name m"
func (t T) n() {}
func (t *T) n() {} // ERROR "method T.n already declared at fail_decls.go:21:12"
func (int) o() {} // ERROR "cannot define new methods on non-local type int"
func (t *utf8.Rune) p() {} // ERROR "undefined: utf8.Rune"
func (t **T) q() {} // ERROR "invalid receiver type **T"
func (t I) r() {} // ERROR "invalid receiver type I (pointer or interface type)"

type I interface{ M() }
type A = B // ERROR "invalid recursive type A"
type B = A
type C struct{ c C } // ERROR "invalid recursive type: C refers to itself"
type D struct{ d *D }
type E [2]E // ERROR "invalid recursive type: E refers to itself"
type F interface{ F } // ERROR "invalid recursive type: F refers to itself"
type G struct{ h H } // ERROR "invalid recursive type G"
type H struct{ g G }

var y = z // ERROR "initialization cycle for y"
var z = y
var u = v() // ERROR "initialization cycle for u"

func v() int { return w }

var w = u

func init() int { return 1 } // ERROR "func init must have no arguments and no return values"
func _() {
	init() // ERROR "undefined: init"
}

var init = 1 // ERROR "cannot declare init - must be func"

func shadow() {
	var a int // ERROR "declared and not used: a"
	var a string // ERROR "a redeclared in this block"
	{
		var a int
		_ = a
	}
	type T int
	type T string // ERROR "T redeclared in this block"
}

func dup(a int, a string) (b, b int) { return } /* ERROR "a redeclared in this block" */ /* ERROR "b redeclared in this block" */ /* ERROR "result parameter b not in scope at return" */

type S struct {
	f int
	f string // ERROR "f redeclared"
}
type J interface {
	M()
	M() // ERROR "duplicate method M"
}

var fmt2 = utf8.RuneLen
var undef Undefined // ERROR "undefined: Undefined"
var notType x // ERROR "x (package-level variable) is not a type"
var badLen [x]int // ERROR "invalid array length x"
var neg [-1]int // ERROR "invalid array length -1 (untyped int constant)"
var m map[[]int]int // ERROR "invalid map key type []int"
