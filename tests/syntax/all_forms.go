// Every syntactic form of Go 1.27 that needs no import; go2cpp check accepts it.
package p

const (
	bin, oct, old, hex = 0b10_1, 0o17, 017, 0xFF_FF
	flt, hexFlt, img   = 1e-3, 0x1.8p+2, 3i
	char, raw          = '\u4e16', `raw
string`
	first = iota + 1
	second
)

type (
	Number interface {
		~int | ~float64
	}
	Pair[K comparable, V any] struct {
		key   K `tag:"k"`
		value V
	}
	List[T any] struct {
		head *T
		next *List[T]
	}
	Alias[T any] = List[T]
	Chans        struct {
		a chan int
		b <-chan int
		c chan<- int
		d chan (<-chan int)
	}
	embedded struct {
		Pair[string, int]
		*Chans
	}
	method interface {
		embedded() int
		comparable
	}
)

func (l *List[T]) Map[U any](f func(T) U) *List[U] { return nil }

func sum[T Number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func statements(ch chan int, x any, m map[string][]int) (result int, err error) {
	var a, b = [...]int{2: 1, 5}, []Pair[string, int]{{"a", 1}, {key: "b"}}
	s := a[1:2:3]
	p := &struct{ n int }{n: 1}
	p.n++
	s[0] <<= 2
	a, c := a, len(b) // one of them is new
outer:
	for i := 0; i < 10; i++ {
		switch i := i; {
		case i == 1, i == 2:
			fallthrough
		case i > 2:
			continue outer
		default:
			break outer
		}
	}
	for range 3 {
	}
	for c < 3 {
		c++
	}
	switch v := x.(type) {
	case nil:
	case int, string:
		_ = v
	case func(int) (string, error):
	}
	select {
	case ch <- 1:
	case v, ok := <-ch:
		_, _ = v, ok
	default:
	}
	if v, ok := m["k"]; !ok {
	} else if len(v) > 0 && v[0] != 1 || !ok {
		goto end
	}
	defer func() { recover() }()
	go statements(ch, x, nil)
	_ = sum[float64](1, 2)
	_ = x.(interface{ Error() string })
	{
		;
	}
end:
	return c &^ 1, nil
}
