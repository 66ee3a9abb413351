// Variables whose addresses bundled packages keep must outlive the functions that declare them.
package main

import (
	"bufio"
	"container/list"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type counter struct{ n int }

//go:noinline
func push(l *list.List, n int) {
	c := counter{n}
	l.PushBack(&c)
}

//go:noinline
func pooled(p *sync.Pool) {
	c := counter{6}
	p.Put(&c)
}

//go:noinline
func reader(text string) *bufio.Reader {
	var r strings.Reader
	r.Reset(text)
	return bufio.NewReader(&r)
}

//go:noinline
func stored(m *sync.Map) {
	c := counter{7}
	m.Store("c", &c)
}

// Uses as much of the stack as the functions above did, with other values.
//
//go:noinline
func overwrite(n int) int {
	var filler [200]int
	for i := range filler {
		filler[i] = n + i
	}
	sort.Ints(filler[:])
	return filler[n]
}

func main() {
	l := list.New()
	var p sync.Pool
	var m sync.Map
	push(l, 1)
	push(l, 2)
	pooled(&p)
	stored(&m)
	r := reader("hello\nworld\n")
	fmt.Println(overwrite(5))
	fmt.Println(l.Front().Value.(*counter).n, l.Back().Value.(*counter).n)
	if c, ok := p.Get().(*counter); ok && c.n != 6 {
		fmt.Println("the pool's value changed:", c.n)
	}
	c, _ := m.Load("c")
	fmt.Println(c.(*counter).n)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
}
