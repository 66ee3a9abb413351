// RUN: %go2cpp --emit=facts %s | %FileCheck %s
package p

type List[T any] struct {
	head T
	rest *List[T]
}

func (l *List[T]) Len() int { return 1 }

func Map[T, U any](l *List[T], f func(T) U) *List[U] { return &List[U]{head: f(l.head)} }

func use() int {
	ints := &List[int]{}
	return Map(ints, func(int) string { return "" }).Len()
}

// CHECK: instance Map[int, string]
// CHECK-DAG: instance List[int].Len
// CHECK-DAG: instance List[string].Len
// CHECK-DAG: type List[int]
// CHECK-DAG: type List[string]
