package main

import "fmt"

// Methods called as the members of the runtime's types that the C++ calls on the same values.

type ch chan int

func (c ch) send(n int)          { c <- n }
func (c ch) recv() int           { return <-c }
func (c ch) recvOk() (int, bool) { v, ok := <-c; return v, ok }
func (c ch) close()              { close(c) }

type table map[string]int

func (t table) set(k string, v int)       { t[k] = v }
func (t table) ref(k string)              { t[k]++ }
func (t table) erase(k string)            { delete(t, k) }
func (t table) lookup(k string) (int, bool) { v, ok := t[k]; return v, ok }

type list []int

func (l list) len() int     { return len(l) }
func (l list) ptr() *int    { return &l[0] }
func (l list) begin() int   { return l[0] }
func (l list) end() (n int) {
	for _, x := range l {
		n = x
	}
	return n
}

type text string

func (t text) bytes() []byte { return []byte(t) }
func (t text) value() string { return string(t) }
func (t text) len() int      { return len(t) }

func main() {
	c := make(ch, 2)
	c.send(1)
	c.send(2)
	fmt.Println(c.recv())
	fmt.Println(c.recvOk())
	c.close()
	fmt.Println(c.recvOk())
	t := table{}
	t.set("a", 4)
	t.ref("a")
	t.set("b", 1)
	t.erase("b")
	fmt.Println(t.lookup("a"))
	fmt.Println(t.lookup("b"))
	l := list{3, 4, 5}
	fmt.Println(l.len(), *l.ptr(), l.begin(), l.end())
	s := text("xyz")
	fmt.Println(s.bytes(), s.value(), s.len())
}
