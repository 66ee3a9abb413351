package main

import (
	"fmt"
	"sort"
	"strings"
)

// recursive types
type Node struct {
	kids []Node
	m    map[string]Node
	f    func(Node) *Node
	p    *Node
	c    chan Node
	i    interface{ visit(Node) int }
	a    [1]*Node
}
type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T, less func(a, b T) bool) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if less(v, t.v) {
		t.l = t.l.Insert(v, less)
	} else {
		t.r = t.r.Insert(v, less)
	}
	return t
}
func (t *Tree[T]) All() func(yield func(T) bool) {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

type F func(F) F
type L []L
type MM map[string]MM
type PP *PP
type I interface{ Self() I }
type S struct{ I }

func (s S) Self() I { return s }

type A struct{ b *B }
type B struct{ a [2]A }
type V struct{ w []W }
type W struct{ v map[int]V }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
	list *List[T]
}

func (l *List[T]) Add(v T) *List[T] {
	l.head = &node[T]{v, l.head, l}
	l.n++
	return l
}

type Expr interface{ Eval(env map[string]float64) float64 }
type Num float64
type Var string
type Bin struct {
	op   byte
	x, y Expr
}

func (n Num) Eval(map[string]float64) float64   { return float64(n) }
func (v Var) Eval(e map[string]float64) float64 { return e[string(v)] }
func (b Bin) Eval(e map[string]float64) float64 {
	x, y := b.x.Eval(e), b.y.Eval(e)
	return map[byte]func() float64{
		'+': func() float64 { return x + y },
		'*': func() float64 { return x * y },
	}[b.op]()
}

type visitor int

func (v visitor) visit(n Node) int { return len(n.kids) + int(v) }

func main() {
	n := Node{kids: []Node{{}, {}}, i: visitor(3)}
	n.m = map[string]Node{"x": n}
	n.f = func(m Node) *Node { return &m }
	n.p = &n
	n.a[0] = n.p
	fmt.Println(n.i.visit(*n.f(n.m["x"])), len(n.a[0].p.kids))
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps") {
		t = t.Insert(w, func(a, b string) bool { return a < b })
	}
	for w := range t.All() {
		if w > "q" {
			break
		}
		fmt.Print(w, " ")
	}
	fmt.Println()
	var f F
	f = func(g F) F { return f }
	fmt.Println(f(f) != nil)
	l := L{L{}, L{L{}, nil}}
	fmt.Println(len(l[1]), l)
	mm := MM{"a": MM{"b": nil}}
	fmt.Println(len(mm["a"]["b"]["c"]), mm)
	var p PP
	p = &p
	fmt.Println(*p == p)
	var s I = S{}
	fmt.Println(s.Self().Self() == s)
	b := B{}
	b.a[1].b = &b
	fmt.Println(b.a[1].b.a[0].b == nil)
	v := V{[]W{{map[int]V{1: {}}}}}
	fmt.Println(len(v.w[0].v))
	li := new(List[List[int]])
	li.Add(List[int]{}).Add(*new(List[int]).Add(5))
	fmt.Println(li.n, li.head.v.head.v, li.head.list == li)
	e := Bin{'+', Num(2), Bin{'*', Var("x"), Num(3)}}
	fmt.Println(e.Eval(map[string]float64{"x": 4}))
	keys := make([]string, 0)
	for k := range map[string]bool{"b": true, "a": false} {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)
	type local struct {
		next *local
		f    func(*local) local
	}
	lo := &local{}
	lo.next = lo
	lo.f = func(l *local) local { return *l.next }
	fmt.Println(lo.f(lo).next == lo)
}
