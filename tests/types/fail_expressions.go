// Operators, comparisons, shifts, selectors, indices, assertions.
package p

type T struct {
	a int
	E
}
type E struct{ Name string }

func (T) Val()   {}
func (*T) Ptr()  {}
func (E) low()   {}
func fn(int) int { return 0 }

func ops(i int, u uint8, f float64, s string, b bool, p *int, sl []int, e any, t T) {
	_ = i + u // ERROR "invalid operation: i + u (mismatched types int and uint8)"
	_ = i + 1.5 // ERROR "1.5 (untyped float constant) truncated to int"
	_ = s - s // ERROR "invalid operation: operator - not defined on s (variable of type string)"
	_ = !i // ERROR "invalid operation: operator ! not defined on i (variable of type int)"
	_ = -s // ERROR "invalid operation: operator - not defined on s (variable of type string)"
	_ = ^f // ERROR "invalid operation: operator ^ not defined on f (variable of type float64)"
	_ = f % 2 // ERROR "invalid operation: operator % not defined on f (variable of type float64)"
	_ = i && b // ERROR "invalid operation: i && b (mismatched types int and bool)"
	_ = i / 0 // ERROR "invalid operation: division by zero"
	_ = f / 0
	_ = sl == sl // ERROR "invalid operation: sl == sl (slice can only be compared to nil)"
	_ = sl == nil
	_ = fn == fn // ERROR "invalid operation: fn == fn (func can only be compared to nil)"
	_ = t == t
	_ = struct{ f []int }{} == struct{ f []int }{} // ERROR "invalid operation: struct{f []int}{} == struct{f []int}{} (struct containing []int cannot be compared)"
	_ = i < b // ERROR "invalid operation: i < b (mismatched types int and bool)"
	_ = b < b // ERROR "invalid operation: b < b (operator < not defined on bool)"
	_ = i == s // ERROR "invalid operation: i == s (mismatched types int and string)"
	_ = e == sl // ERROR "invalid operation: e == sl (slice can only be compared to nil)"
	_ = e == 1
	_ = p == i // ERROR "invalid operation: p == i (mismatched types *int and int)"
	_ = nil == nil // ERROR "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = 1 << -1 // ERROR "invalid operation: negative shift count -1 (untyped int constant)"
	_ = 1.5 << 1 // ERROR "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
	_ = i << 1.5 // ERROR "1.5 (untyped float constant) truncated to uint"
	_ = f << 2 // ERROR "invalid operation: shifted operand f (variable of type float64) must be integer"
	_ = i << s // ERROR "invalid operation: shift count s (variable of type string) must be integer"
	var g float64 = 1 << i // ERROR "invalid operation: shifted operand 1 (type float64) must be integer"
	_ = g
	_ = 1 << 2000 // ERROR "invalid operation: invalid shift count 2000 (untyped int constant)"
	_ = u + 256 // ERROR "256 (untyped int constant) overflows uint8"
	_ = *i // ERROR "invalid operation: cannot indirect i (variable of type int)"
	_ = &1 // ERROR "invalid operation: cannot take address of 1 (untyped int constant)"
	_ = &fn(1) // ERROR "invalid operation: cannot take address of fn(1) (value of type int)"
	_ = <-i // ERROR "invalid operation: cannot receive from non-channel int i (variable of type int)"
	_ = ^uint8(300) // ERROR "constant 300 overflows uint8"
	_ = "a" + 1 // ERROR "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"
	_ = 'a' + "b" // ERROR "invalid operation: 'a' + \"b\" (mismatched types untyped rune and untyped string)"
}

func selectors(t T, p *T, pp **T, e any, i interface{ M() }, pi *interface{ M() }) {
	t.Name = "a"
	t.name = "a" // ERROR "t.name undefined (type T has no field or method name, but does have field Name)"
	t.E.Name = "b"
	t.Ptr()
	T{}.Ptr() // ERROR "cannot call pointer method Ptr on T"
	T.Ptr(t) // ERROR "invalid method expression T.Ptr (needs pointer receiver (*T).Ptr)"
	(*T).Ptr(p)
	T.Val(t)
	T.a // ERROR "operand for field selector a must be value of type T"
	pp.a = 1 // ERROR "pp.a undefined (type **T has no field or method a)"
	pi.M() // ERROR "pi.M undefined (type *interface{M()} is pointer to interface, not interface)"
	e.M() // ERROR "e.M undefined (type any has no field or method M)"
	i.m() // ERROR "i.m undefined (type interface{M()} has no field or method m, but does have method M)"
	t.x() // ERROR "t.x undefined (type T has no field or method x)"
	nosuch.f() // ERROR "undefined: nosuch"
	_ = t.Val
	_ = T.Val.x // ERROR "T.Val.x undefined (type func(T) has no field or method x)"
	len.x() // ERROR "invalid use of len (built-in) in selector expression"
}

func indices(a [3]int, p *[3]int, s []int, str string, m map[string]int, i int, f func()) {
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds [0:3]"
	_ = a[-1] // ERROR "invalid argument: index -1 (constant of type int) must not be negative"
	_ = a[1.5] // ERROR "1.5 (untyped float constant) truncated to int"
	_ = a["x"] // ERROR "cannot convert \"x\" (untyped string constant) to type int"
	_ = p[5] // ERROR "invalid argument: index 5 out of bounds [0:3]"
	_ = s[1<<70] // ERROR "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = str[0] + "a" // ERROR "invalid operation: str[0] + \"a\" (mismatched types byte and untyped string)"
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds [0:3]"
	_ = m[1] // ERROR "cannot use 1 (untyped int constant) as string value in map index"
	_ = i[0] // ERROR "cannot index i (variable of type int)"
	_ = f[0] // ERROR "cannot index f (variable of type func())"
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = str[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = [3]int{}[:] // ERROR "cannot slice unaddressable value [3]int{} (value of type [3]int)"
	_ = m[1:2] // ERROR "cannot slice m (variable of type map[string]int)"
	_ = a[1:4] // ERROR "invalid argument: index 4 out of bounds [0:4]"
	str[0] = 'a' // ERROR "cannot assign to str[0] (neither addressable nor a map index expression)"
	_ = s[i, i] // ERROR "invalid operation: more than one index"
}

func assertions(e any, err error, i int) {
	_ = e.(int)
	_ = i.(int) // ERROR "invalid operation: i (variable of type int) is not an interface"
	_ = err.(int) // ERROR "impossible type assertion: err.(int)"
	_ = err.(*T) // ERROR "impossible type assertion: err.(*T)"
	_, ok := e.(string) // ERROR "declared and not used: ok"
	_, ok, _ = e.(string) // ERROR "assignment mismatch: 3 variables but 1 value"
}
