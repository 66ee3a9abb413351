package main

import (
	"errors"
	"fmt"
)

// embedding x method values x nil pointers
type Base struct{ id int }

func (b Base) ID() int       { return b.id }
func (b *Base) SetID(n int)  { b.id = n }
func (Base) Kind() string    { return "base" }
func (b *Base) IsNil() bool  { return b == nil }

type Mid struct {
	Base
	name string
}
type Top struct {
	*Mid
	extra int
}
type Named interface{ ID() int }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				fmt.Println(name, "panic:", e.Error())
			} else {
				fmt.Println(name, "panic:", r)
			}
		} else {
			fmt.Println(name, "ok")
		}
	}()
	f()
}

func main() {
	t := Top{Mid: &Mid{Base{7}, "m"}}
	g := t.ID
	t.SetID(9)
	h := t.ID
	set := t.SetID
	set(11)
	fmt.Println(g(), h(), t.ID(), t.Kind())
	var n Named = t
	t.SetID(12)
	fmt.Println(n.ID())
	e := (*Top).ID
	fmt.Println(e(&t))
	e2 := Top.SetID
	e2(t, 100)
	fmt.Println(t.id, t.Mid.Base.id)
	var nt Top
	try("nt.ID", func() { nt.ID() })
	try("nt.Kind", func() { nt.Kind() })
	try("nt.Kind value", func() { _ = nt.Kind })
	try("nt.SetID value", func() { _ = nt.SetID })
	try("nt.IsNil", func() { fmt.Println(nt.IsNil()) })
	var nb *Base
	try("nb.IsNil", func() { fmt.Println(nb.IsNil()) })
	try("nb.Kind", func() { fmt.Println(nb.Kind()) })
	try("nb.Kind value", func() { f := nb.Kind; fmt.Println("made"); f() })
	try("nb.IsNil value", func() { f := nb.IsNil; fmt.Println("made", f()) })
	var np *Mid
	try("np.IsNil", func() { fmt.Println(np.IsNil()) })
	try("np.Kind", func() { fmt.Println(np.Kind()) })
	var in Named = nb
	try("iface nil ptr", func() { in.ID() })
	var ni Named
	try("nil iface value", func() { f := ni.ID; f() })
	try("errors", func() { panic(errors.New("boom")) })
	var pp **Base = &nb
	try("pp", func() { fmt.Println((*pp).Kind()) })
}
