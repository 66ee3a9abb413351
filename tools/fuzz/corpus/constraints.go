package p

type Set interface {
	int | ~string
	comparable
	m()
}
type Any[T any] interface{ *T | []T }
type Self[T Self[T]] interface{ Less(T) bool }
type Fn[R any] func() R

func core[T []byte | string](t T) byte { return t[0] }
func ch[C chan int | <-chan int](c C) int { return <-c }
func mk[M ~map[K]V, K comparable, V any](n int) M { return make(M, n) }
func ptr[T any, P interface {
	*T
	Set(string)
}](s string) T {
	var t T
	P(&t).Set(s)
	return t
}
func conv[F, T ~int | ~float64](f F) T { return T(f) }
func less[T Self[T]](a, b T) bool    { return a.Less(b) }
func apply[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

type S string

func (s *S) Set(x string) { *s = S(x) }

var v = ptr[S]("x")
var k = apply(func(int) string { return "" }, conv[int, float64])
var m = mk[map[string]int](3)
