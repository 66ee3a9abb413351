"""Writes a Go package of about a given number of lines, for compare.py --grow and for trying out by hand:

    tools/bench/check/generate.py 500000 > /tmp/p.go

The package repeats a unit of 50 lines with types, methods, generics, constants, closures and goroutines, each with names of its
own; units refer to the one before, so that declarations depend on each other in a long chain.
"""
import sys

UNIT = '''\
// Item@ is one of many.
type Item@ struct {
	id    int
	name  string
	prev  *Item#
	items map[string][]*Item@
}

type Shape@ interface {
	Area() float64
	Grow(by int) Shape@
}

const (
	low@ = iota + 1
	high@ = low@ << 4
)

var table@ = map[string]int{"a": low@, "b": high@, "c": len("text@")}

func (it *Item@) Area() float64 { return float64(it.id) * 1.5 }
func (it *Item@) Grow(by int) Shape@ {
	it.id += by
	return it
}

func Map@[T, R any](xs []T, f func(T) R) []R {
	r := make([]R, 0, len(xs))
	for i, x := range xs {
		if i%2 == 0 {
			r = append(r, f(x))
		}
	}
	return r
}

func Run@(n int, in <-chan int) (total int, err error) {
	it := &Item@{id: n, name: "x", prev: nil}
	var s Shape@ = it.Grow(high@)
	for _, v := range Map@([]int{1, 2, n}, func(i int) string { return it.name[:i%2] }) {
		total += len(v) + table@[v]
	}
	select {
	case v, ok := <-in:
		if ok {
			total += v + int(s.Area())
		}
	default:
		go func() { Run#(total, in) }()
	}
	return total, nil
}

'''
FIRST = '''\
package p

type Item0 struct{}

func Run0(n int, in <-chan int) (int, error) { return n, nil }

'''


def package(lines):
    size = UNIT.count('\n')
    return FIRST + ''.join(UNIT.replace('@', str(i)).replace('#', str(i - 1)) for i in range(1, lines // size + 1))


if __name__ == '__main__':
    sys.stdout.write(package(int(sys.argv[1])))
