package p

type Number interface {
	~int | ~int64 | ~float64
}

type List[T any] struct {
	head, tail *node[T]
	size       int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(v T) *List[T] {
	n := &node[T]{value: v}
	if l.tail == nil {
		l.head, l.tail = n, n
	} else {
		l.tail.next, l.tail = n, n
	}
	l.size++
	return l
}

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	r := make([]R, 0, len(s))
	for _, e := range s {
		r = append(r, f(e))
	}
	return r
}

func Sum[T Number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type Table[K comparable, V any] = map[K][]Pair[K, V]

var (
	t  = Table[string, int]{"a": {{"a", 1}}}
	fs = Map([]int{1, 2}, func(i int) string { return string(rune(i)) })
	s  = Sum[float64](1, 2.5)
	l  = new(List[Pair[string, *List[int]]]).Push(Pair[string, *List[int]]{Key: "x"})
)
