package p

type Box[T any] struct{ v T }

func (b Box[T]) With[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }

type Tree[K interface {
	comparable
	Less(K) bool
}] struct {
	left, right *Tree[K]
	key         K
}

func (t *Tree[K]) Has(k K) bool {
	switch {
	case t == nil:
		return false
	case k == t.key:
		return true
	case k.Less(t.key):
		return t.left.Has(k)
	}
	return t.right.Has(k)
}

type I int

func (i I) Less(j I) bool { return i < j }

var b = Box[int]{1}.With(func(i int) string { return "" })
var h = (*Tree[I]).Has
var g = (&Tree[I]{}).Has
