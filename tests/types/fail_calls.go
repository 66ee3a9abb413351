// Calls, conversions, builtins, generic functions.
package p

import "errors"

func f0()                      {}
func f1(int) string            { return "" }
func f2() (int, string)        { return 1, "" }
func fv(s string, xs ...int)   {}
func id[T any](x T) T          { return x }
func pair[A, B any](a A, b B)  {}
func num[T ~int | ~float64](T) {}
func conv[To, From any](From)  {}
func app[T any](f func(T) T)   {}

type Num interface{ ~int }

func calls(x int, s []int) {
	f0(1) // ERROR "too many arguments in call to f0"
	f1() // ERROR "not enough arguments in call to f1"
	f1("a") // ERROR "cannot use \"a\" (untyped string constant) as int value in argument to f1"
	f1(f2()) // ERROR "too many arguments in call to f1"
	fv() // ERROR "not enough arguments in call to fv"
	fv("a", "b") // ERROR "cannot use \"b\" (untyped string constant) as int value in argument to fv"
	fv("a", s...)
	fv("a", 1, s...) // ERROR "too many arguments in call to fv"
	f1(s...) // ERROR "cannot use ... in call to non-variadic f1"
	x() // ERROR "invalid operation: cannot call x (variable of type int): int is not a function"
	_ = f0() // ERROR "f0() (no value) used as value"
	_ = f2() // ERROR "assignment mismatch: 1 variable but f2 returns 2 values"
	f1(f0()) // ERROR "f0() (no value) used as value"
	var y int = f1(1) /* ERROR "declared and not used: y" */ /* ERROR "cannot use f1(1) (value of type string) as int value in variable declaration" */
	errors.Is(f0(), nil) // ERROR "f0() (no value) used as value"
	errors.is() // ERROR "undefined: errors.is (but have Is)"
	errors.NoSuch() // ERROR "undefined: errors.NoSuch"
	errors() // ERROR "use of package errors not in selector"
	_ = errors // ERROR "use of package errors not in selector"
}

func conversions(x int, s string, f func()) {
	_ = string(1.5) // ERROR "cannot convert 1.5 (untyped float constant) to type string"
	_ = int("a") // ERROR "cannot convert \"a\" (untyped string constant) to type int"
	_ = int() // ERROR "missing argument in conversion to int"
	_ = int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = []byte(x) // ERROR "cannot convert x (variable of type int) to type []byte"
	_ = uint8(300) // ERROR "constant 300 overflows uint8"
	_ = int(1.5) // ERROR "cannot convert 1.5 (untyped float constant) to type int"
	_ = func()(x) /* ERROR "func() x (type) is not an expression" */ /* ERROR "x (parameter) is not a type" */
	_ = Num(x) // ERROR "cannot use interface Num in conversion (contains specific type constraints or is comparable)"
	_ = (*int)(s) // ERROR "cannot convert s (variable of type string) to type *int"
	_ = [2]int([]int{1})
	_ = [2]int("ab") // ERROR "cannot convert \"ab\" (untyped string constant) to type [2]int"
}

func generics(x int, s string) {
	id(1)
	id[string](1) // ERROR "cannot use 1 (untyped int constant) as string value in argument to id[string]"
	id[int, int](1) // ERROR "got 2 type arguments but want 1"
	pair[int](1) // ERROR "not enough arguments in call to pair[int]"
	pair[int]("a", 2) // ERROR "cannot use \"a\" (untyped string constant) as int value in argument to pair[int]"
	num("a") // ERROR "string does not satisfy ~int | ~float64 (string missing in ~int | ~float64)"
	num[string]("a") // ERROR "string does not satisfy ~int | ~float64 (string missing in ~int | ~float64)"
	conv(1) // ERROR "in call to conv, cannot infer To (declared at fail_calls.go:13:11)"
	conv[string](1)
	app(id) // ERROR "in call to app, cannot infer T (declared at fail_calls.go:14:10)"
	app(id[int])
	var g func(int) int = id
	var h func(string) int = id // ERROR "inferred type func(x string) string for func(x T) T does not match type func(string) int of h"
	g = pair // ERROR "type func(int) int of g does not match func(a A, b B) (cannot infer A and B)"
	_ = id // ERROR "cannot use generic function id without instantiation"
	_ = num[int]
	g(x)
	_ = h
	f1[int](1) // ERROR "cannot index f1 (value of type func(int) string)"
}

func builtins(s []int, m map[string]int, c chan int, r <-chan int, a [3]int, x int, z complex128) {
	_ = len() // ERROR "invalid operation: not enough arguments for len() (expected 1, found 0)"
	_ = len(x) // ERROR "invalid argument: x (variable of type int) for built-in len"
	_ = cap(m) // ERROR "invalid argument: m (variable of type map[string]int) for built-in cap"
	_ = append(x, 1) // ERROR "invalid append: argument must be a slice; have x (variable of type int)"
	_ = append(s, "a") // ERROR "cannot use \"a\" (untyped string constant) as int value in argument to append"
	s = append(s, s...)
	_ = append() // ERROR "invalid operation: not enough arguments for append() (expected 1, found 0)"
	copy(s, "a") // ERROR "invalid copy: arguments s (variable of type []int) and \"a\" (untyped string constant) have different element types int and byte"
	copy(m, s) // ERROR "invalid copy: argument must be a slice; have m (variable of type map[string]int)"
	delete(m, 1) // ERROR "cannot use 1 (untyped int constant) as string value in argument to delete"
	delete(s, 1) // ERROR "invalid argument: s (variable of type []int) is not a map"
	close(x) // ERROR "invalid operation: cannot close non-channel x (variable of type int)"
	close(r) // ERROR "invalid operation: cannot close receive-only channel r (variable of type <-chan int)"
	clear(x) // ERROR "invalid argument: cannot clear x (variable of type int): argument must be (or constrained by) map or slice"
	_ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make([]int) // ERROR "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = make([]int, 2, 1) // ERROR "invalid argument: length and capacity swapped"
	_ = make([]int, -1) // ERROR "invalid argument: index -1 (constant of type int) must not be negative"
	_ = make([]int, "a") // ERROR "cannot convert \"a\" (untyped string constant) to type int"
	_ = make(chan int, 1, 2) // ERROR "invalid operation: make(chan int, 1, 2) expects 1 or 2 arguments; found 3"
	_ = new(1, 2) // ERROR "invalid operation: too many arguments for new(1, 2) (expected 1, found 2)"
	_ = min(1, "a") // ERROR "invalid argument: mismatched types untyped int (previous argument) and untyped string (type of \"a\")"
	_ = max(x, 1.5) // ERROR "1.5 (untyped float constant) truncated to int"
	_ = min(s) // ERROR "invalid argument: s (variable of type []int) cannot be ordered"
	_ = complex(x, 1) // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = real(x) // ERROR "invalid argument: argument has type int, expected complex type"
	_ = imag(z)
	panic() // ERROR "invalid operation: not enough arguments for panic() (expected 1, found 0)"
	panic(1, 2) // ERROR "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)"
	print(nil) // ERROR "use of untyped nil in argument to built-in print"
	_ = recover(1) // ERROR "invalid operation: too many arguments for recover(1) (expected 0, found 1)"
	_ = len // ERROR "len (built-in) must be called"
	const n = len(a)
	const k = len(s) // ERROR "len(s) (value of type int) is not constant"
	len := 1
	_ = len
}
