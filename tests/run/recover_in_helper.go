package main

import "fmt"

// recover stops a panic only in the function that the deferring machinery calls, not in one that this function calls.

func helper() {
	if r := recover(); r != nil {
		fmt.Println("helper recovered", r)
	}
}

type T int

func (*T) M()    { helper() }
func (T) Own()   { helper2() }
func (T) Stops() { fmt.Println("stops", recover()) }

func helper2() bool { return recover() != nil }

type S struct{ *T }
type stopper interface{ Stops() }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	viaMethod := S.M
	try("method expression", func() { defer viaMethod(S{new(T)}); panic(1) })
	viaValue := func() { helper() }
	try("func value", func() { defer viaValue(); panic(2) })
	try("method", func() { defer T(0).Own(); panic(3) })
	own := T(0).Own
	try("method value", func() { defer own(); panic(4) })
	try("literal", func() { defer func() { func() { recover() }(); fmt.Println(helper2()) }(); panic(5) })
	try("interface", func() { defer stopper(T(0)).Stops(); panic(6) })
	try("helper", func() { defer helper(); panic(7) })
	h := helper
	try("helper value", func() { defer h(); panic(8) })
	helper()
}
