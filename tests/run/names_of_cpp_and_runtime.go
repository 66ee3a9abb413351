package main

import "fmt"

// shadowed predeclared names, C++ keywords, macros, runtime names
type int32_ int32
type class struct{ public, private, this int }
type template[typename any] struct{ value typename }

func (t template[typename]) operator() typename { return t.value }

type namespace interface{ virtual() string }
type union struct{ namespace }
type delete_ struct{}

func (delete_) virtual() string { return "virtual" }

func new_(auto int) (register int) {
	register = auto * 2
	return
}

func std(go_ int) int { return go_ + 1 }

func NULL() string { return "NULL" }

const EOF = -1

var errno, stdin, assert = 1, "in", true

type Slice struct{ len, cap, ptr int }
type Map[K comparable] map[K]Slice
type Chan chan Chan
type Any any
type Func func(Func) int
type Array [2]int
type string_ = string
type Interface interface{ Methods() string }
type goType struct{ goType int }
type Methods struct{}

func (Methods) Methods() string { return "methods" }
func (Methods) methodsOf()      {}
func (Array) begin() int        { return 1 }
func (Array) end() int          { return 2 }
func (a Array) elements() [2]int { return a }

type data struct{ data *data }

func (d *data) type_() *data { return d.data }

type Defined int

func (d Defined) value() int      { return int(d) }
func (d Defined) Defined() Defined { return d + 1 }
func (d Defined) Underlying() int { return 3 }

func main() {
	len := func(s string) int { return 42 }
	nil := 3
	true := false
	append := 1
	int := "int"
	fmt.Println(len("x"), nil, true, append, int)
	c := class{1, 2, 3}
	fmt.Println(c.public, c.private, c.this)
	t := template[string]{"v"}
	fmt.Println(t.operator(), t)
	u := union{delete_{}}
	fmt.Println(u.virtual(), new_(4), std(1), NULL(), EOF, errno, stdin, assert)
	var switch_, double, signed, unsigned, long, short, char = 1, 2, 3, 4, 5, 6, 7
	fmt.Println(switch_, double, signed, unsigned, long, short, char)
	m := Map[string]{"a": {1, 2, 3}}
	fmt.Println(m["a"].len, m["a"].ptr)
	var ch Chan = make(Chan, 1)
	ch <- ch
	fmt.Println(<-ch == ch)
	var f Func = func(g Func) int32__ { return 1 }
	_ = f
	var a Array
	fmt.Println(a.begin(), a.end(), a.elements())
	var i Interface = Methods{}
	fmt.Println(i.Methods(), goType{5}.goType)
	d := &data{}
	d.data = d
	fmt.Println(d.type_() == d)
	x := Defined(4)
	fmt.Println(x.value(), x.Defined(), x.Underlying())
	t1, t2, result, self, recv0, defers := 1, 2, 3, 4, 5, 6
	func() (result_ string_) {
		defer func() { fmt.Println(t1, t2, result, self, recv0, defers) }()
		return
	}()
	for xor, and := range []string{"a"} {
		fmt.Println(xor, and)
	}
	type struct_ struct{ struct_ *int64 }
	var enum, typename, explicit struct_
	fmt.Println(enum == typename, explicit.struct_ == enum.struct_)
	main_ := 5
	gort := 6
	go_ := 7
	fmt.Println(main_, gort, go_)
}

type int32__ = int
