// Accepted: inference, constraints, generic methods, aliases, iterators.
package p

type Number interface {
	~int | ~int64 | ~float64
}

type List[T any] struct {
	head *node[T]
	len  int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(v T)            { l.head, l.len = &node[T]{v, l.head}, l.len+1 }
func (l *List[T]) Map[U any](f func(T) U) *List[U] {
	out := new(List[U])
	for n := l.head; n != nil; n = n.next {
		out.Push(f(n.value))
	}
	return out
}

func (l *List[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.value) {
				return
			}
			i++
		}
	}
}

func Sum[S ~[]E, E Number](s S) (total E) {
	for _, x := range s {
		total += x
	}
	return
}

func Keys[M ~map[K]V, K comparable, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}

func Apply[T, U any](xs []T, f func(T) U) []U { return nil }
func Ptr[T any](v T) *T                       { return &v }
func Double[N Number](n N) N                  { return n * 2 }

type Set[T comparable] = map[T]struct{}
type Tree[K interface{ Less(K) bool }] struct {
	left, right *Tree[K]
	key         K
}
type Key int

func (k Key) Less(other Key) bool { return k < other }

type Celsius float64

func use() {
	var l List[string]
	l.Push("a")
	lengths := l.Map(func(s string) int { return len(s) })
	for i, n := range lengths.All() {
		_ = i + n
	}
	_ = Sum([]Celsius{1, 2.5}) + 1
	_ = Keys(map[string]bool{"a": true})[0] + "b"
	_ = Apply([]int{1}, Double)
	_ = Apply([]int{1}, func(i int) *int { return Ptr(i) })
	var f func(float64) float64 = Double
	_ = f(1)
	s := Set[Key]{1: {}}
	_ = len(s)
	_ = Tree[Key]{key: 1}
	_ = (*List[int]).All
	_ = (*List[int]).Push
}
