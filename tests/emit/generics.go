// Generics: primaries are declared, instances defined.
package main

type Number interface{ ~int | ~float64 }

type List[T any] struct {
	items []T
}
// CHECK:      inline void List<go::Int>::Push(go::Int x) {
// CHECK-NEXT:   auto l = this;
// CHECK-NEXT:   l->items = go::append(l->items, x);
// CHECK-NEXT: }

func (l *List[T]) Push(x T) { l.items = append(l.items, x) }

func Sum[T Number](xs []T) T {
	var total T
	for _, x := range xs {
		total += x
	}
	return total
}

func Map[T, U any](xs []T, f func(T) U) []U {
	var ys []U
	for _, x := range xs {
		ys = append(ys, f(x))
	}
	return ys
}

func main() {
	var l List[int]
	l.Push(3)
	println(Sum(l.items), len(Map(l.items, func(x int) string { return "x" })))
}
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
