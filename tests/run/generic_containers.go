package main

import "fmt"

type Num interface{ ~int | ~float64 }
type Vec[T Num] []T

func (v Vec[T]) Dot(w Vec[T]) (s T) {
	for i, x := range v {
		s += x * w[i]
	}
	return
}
func (v Vec[T]) Map(f func(T) T) Vec[T] {
	out := make(Vec[T], 0, len(v))
	for _, x := range v {
		out = append(out, f(x))
	}
	return out
}

type Cache[K comparable, V any] struct {
	data  map[K]*entry[K, V]
	order []K
	miss  func(K) (V, error)
}
type entry[K comparable, V any] struct {
	key  K
	val  V
	hits int
}

func NewCache[K comparable, V any](miss func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{data: map[K]*entry[K, V]{}, miss: miss}
}
func (c *Cache[K, V]) Get(k K) (v V, err error) {
	if e, ok := c.data[k]; ok {
		e.hits++
		return e.val, nil
	}
	if v, err = c.miss(k); err != nil {
		return
	}
	c.data[k] = &entry[K, V]{key: k, val: v}
	c.order = append(c.order, k)
	return
}

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() (o Option[T]) { return }
func (o Option[T]) OrElse(f func() T) T {
	if o.ok {
		return o.v
	}
	return f()
}
func Then[T, U any](o Option[T], f func(T) Option[U]) Option[U] {
	if !o.ok {
		return None[U]()
	}
	return f(o.v)
}

type Visitor[R any] interface {
	Num(float64) R
	Add(l, r Node) R
}
type Node interface{ String() string }
type num float64
type add struct{ l, r Node }

func (n num) String() string { return fmt.Sprint(float64(n)) }
func (a add) String() string { return "(" + a.l.String() + "+" + a.r.String() + ")" }

func Accept[R any](n Node, v Visitor[R]) R {
	switch n := n.(type) {
	case num:
		return v.Num(float64(n))
	case add:
		return v.Add(n.l, n.r)
	}
	panic("bad")
}

type eval struct{}

func (eval) Num(f float64) float64    { return f }
func (e eval) Add(l, r Node) float64  { return Accept[float64](l, e) + Accept[float64](r, e) }

type depth struct{ d int }

func (d *depth) Num(float64) int { return d.d }
func (d *depth) Add(l, r Node) int {
	d.d++
	defer func() { d.d-- }()
	return max(Accept[int](l, d), Accept[int](r, d))
}

func Keys[M ~map[K]V, K interface{ ~string | ~int }, V any](m M) (ks []K) {
	for k := range m {
		ks = append(ks, k)
	}
	for i := range ks {
		for j := i + 1; j < len(ks); j++ {
			if ks[j] < ks[i] {
				ks[i], ks[j] = ks[j], ks[i]
			}
		}
	}
	return
}

type ID string
type Graph map[ID][]ID

func (g Graph) Topo() (out []ID, ok bool) {
	state := map[ID]int{}
	var visit func(ID) bool
	visit = func(n ID) bool {
		switch state[n] {
		case 1:
			return false
		case 2:
			return true
		}
		state[n] = 1
		for _, m := range g[n] {
			if !visit(m) {
				return false
			}
		}
		state[n] = 2
		out = append(out, n)
		return true
	}
	for _, n := range Keys(g) {
		if !visit(n) {
			return nil, false
		}
	}
	return out, true
}

func apply[T any, F func(T) T | func(T) (T, error)](x T, f F) T {
	switch g := any(f).(type) {
	case func(T) T:
		return g(x)
	case func(T) (T, error):
		v, err := g(x)
		if err != nil {
			return x
		}
		return v
	}
	return x
}

func ptr[T any](v T) *T { return &v }

func chunk[S ~[]E, E any](s S, n int) (out []S) {
	for n < len(s) {
		s, out = s[n:], append(out, s[:n:n])
	}
	return append(out, s)
}

type Tree[K any, V any] struct {
	cmp  func(a, b K) int
	root *tn[K, V]
}
type tn[K, V any] struct {
	k    K
	v    V
	l, r *tn[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(k, (*p).k); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			(*p).v = v
			return
		}
	}
	*p = &tn[K, V]{k: k, v: v}
}
func (t *Tree[K, V]) All(yield func(K, V) bool) {
	var walk func(*tn[K, V]) bool
	walk = func(n *tn[K, V]) bool {
		return n == nil || walk(n.l) && yield(n.k, n.v) && walk(n.r)
	}
	walk(t.root)
}

func main() {
	v := Vec[float64]{1, 2, 3}
	fmt.Println(v.Dot(v.Map(func(x float64) float64 { return x * 2 })))
	c := NewCache(func(k string) (int, error) {
		if k == "" {
			return 0, fmt.Errorf("empty")
		}
		return len(k), nil
	})
	for _, k := range []string{"ab", "", "ab", "xyz"} {
		fmt.Println(c.Get(k))
	}
	fmt.Println(c.order, c.data["ab"].hits)
	o := Then(Some(4), func(i int) Option[string] { return Some(fmt.Sprint(i, "!")) })
	fmt.Println(o.OrElse(nil), None[[]int]().OrElse(func() []int { return []int{1} }))
	n := add{num(1), add{num(2), num(3.5)}}
	fmt.Println(n, Accept[float64](n, eval{}), Accept[int](n, &depth{}))
	g := Graph{"a": {"b", "c"}, "b": {"c"}, "c": nil}
	fmt.Println(g.Topo())
	g["c"] = []ID{"a"}
	fmt.Println(g.Topo())
	fmt.Println(apply(3, func(i int) int { return i + 1 }), apply("x", func(s string) (string, error) { return s + s, nil }))
	p := ptr(ptr(5))
	**p++
	fmt.Println(**p, *ptr("s"), chunk([]int{1, 2, 3, 4, 5}, 2))
	t := Tree[string, int]{cmp: func(a, b string) int { return len(a) - len(b) }}
	for i, s := range []string{"ccc", "a", "bb", "dd"} {
		t.Put(s, i)
	}
	for k, v := range t.All {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	fs := map[string]func(...int) int{
		"sum": func(xs ...int) (s int) {
			for _, x := range xs {
				s += x
			}
			return
		},
		"len": func(xs ...int) int { return len(xs) },
	}
	fmt.Println(fs["sum"](1, 2, 3), fs["len"](), fs["sum"]([]int{4, 5}...))
	type kv = struct {
		k string
		v int
	}
	kvs := []kv{{"a", 1}}
	kvs = append(kvs, kv{k: "b"})
	m := map[kv][]kv{kvs[0]: kvs}
	fmt.Println(m[kv{"a", 1}], len(m[kv{}]))
	var arr [2][3]map[string]int
	for i := range arr {
		for j := range arr[i] {
			arr[i][j] = map[string]int{"ij": i*10 + j}
		}
	}
	arr[1][2]["ij"] += 5
	fmt.Println(arr)
	x := []any{1, "a", nil, 2.5, []int{1}, map[string]int{"z": 1}, struct{ a, b int }{1, 2}, &n, func() {}, true, 'x', byte(7), [2]bool{true}, error(nil)}
	for _, e := range x {
		switch e := e.(type) {
		case nil:
			fmt.Print("nil ")
		case int, float64:
			fmt.Printf("%v ", e)
		case string:
			fmt.Print(len(e), " ")
		case []int:
			fmt.Print(e[0], " ")
		case fmt.Stringer:
			fmt.Print(e.String(), " ")
		case func():
			fmt.Print("func ")
		default:
			fmt.Printf("%T ", e)
		}
	}
	fmt.Println()
}
