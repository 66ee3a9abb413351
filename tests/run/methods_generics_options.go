package main

import "fmt"

type Shape interface {
	Area() float64
	Scale(float64) Shape
}
type Sq struct{ s float64 }
type Circ struct{ r float64 }

func (s Sq) Area() float64          { return s.s * s.s }
func (s Sq) Scale(f float64) Shape  { return Sq{s.s * f} }
func (c *Circ) Area() float64       { return 3 * c.r * c.r }
func (c *Circ) Scale(f float64) Shape { c.r *= f; return c }

type Logger struct {
	prefix string
	lines  []string
}

func (l *Logger) Logf(f string, a ...any) { l.lines = append(l.lines, l.prefix+fmt.Sprintf(f, a...)) }

type Service struct {
	*Logger
	Name  string
	inner struct {
		count int
		hooks []func(*Service)
	}
}

func (s *Service) Run() {
	s.Logf("run %s", s.Name)
	s.inner.count++
	for _, h := range s.inner.hooks {
		h(s)
	}
}

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Sum[K comparable, V Number](m map[K]V) V {
	var s V
	for _, v := range m {
		s += v
	}
	return s
}

type LinkedList[T any] struct {
	head, tail *elem[T]
	size       int
}
type elem[T any] struct {
	val  T
	next *elem[T]
}

func (l *LinkedList[T]) Push(v T) {
	e := &elem[T]{val: v}
	if l.tail == nil {
		l.head, l.tail = e, e
	} else {
		l.tail.next = e
		l.tail = e
	}
	l.size++
}
func (l *LinkedList[T]) Map(f func(T) T) *LinkedList[T] {
	out := new(LinkedList[T])
	for e := l.head; e != nil; e = e.next {
		out.Push(f(e.val))
	}
	return out
}
func Fold[T, A any](l *LinkedList[T], a A, f func(A, T) A) A {
	for e := l.head; e != nil; e = e.next {
		a = f(a, e.val)
	}
	return a
}

type Ord interface{ Less(Ord) bool }
type OI int

func (a OI) Less(b Ord) bool { return a < b.(OI) }

func Max[T Ord](xs ...T) (m T) {
	for i, x := range xs {
		if i == 0 || Ord(m).Less(x) {
			m = x
		}
	}
	return
}

type Opt func(*cfg)
type cfg struct {
	n int
	s string
}

func WithN(n int) Opt { return func(c *cfg) { c.n = n } }
func New(opts ...Opt) cfg {
	c := cfg{s: "def"}
	for _, o := range opts {
		o(&c)
	}
	return c
}

type State int

const (
	Idle State = iota
	Busy
	Done
)

var names = [...]string{Idle: "idle", Busy: "busy", Done: "done"}

func (s State) String() string { return names[s] }

type Stack []any

func (s *Stack) Push(x any) { *s = append(*s, x) }
func (s *Stack) Pop() (x any) {
	old := *s
	x = old[len(old)-1]
	*s = old[:len(old)-1]
	return
}

type Ptr[T any] interface {
	*T
	Set(string)
}
type SV struct{ v string }

func (s *SV) Set(x string) { s.v = x }
func FromStrings[T any, P Ptr[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		p := P(&out[i])
		p.Set(s)
	}
	return out
}

func main() {
	shapes := []Shape{Sq{2}, &Circ{1}}
	for i, s := range shapes {
		shapes[i] = s.Scale(2)
	}
	fmt.Println(shapes[0].Area(), shapes[1].Area())
	area := Shape.Area
	fmt.Println(area(shapes[0]))
	svc := &Service{Logger: &Logger{prefix: "> "}, Name: "svc"}
	svc.inner.hooks = append(svc.inner.hooks, func(s *Service) { s.Logf("hook %d", s.inner.count) }, (*Service).extra)
	svc.Run()
	svc.Run()
	fmt.Println(svc.lines, len(svc.Logger.lines))
	fmt.Println(Sum(map[string]float64{"a": 1.5, "b": 2}), Sum(map[int]int8{1: 100, 2: 27, 3: 1}))
	l := &LinkedList[string]{}
	l.Push("x")
	l.Push("y")
	fmt.Println(Fold(l.Map(func(s string) string { return s + s }), 0, func(a int, s string) int { return a + len(s) }))
	fmt.Println(Max(OI(3), OI(7), OI(5)), New(WithN(4)), New())
	fmt.Println(Busy, []State{Idle, Done}, map[State]int{Done: 1})
	fmt.Printf("%d %v %s %q\n", Busy, Busy, Busy, Busy)
	var st Stack
	st.Push(1)
	st.Push("two")
	fmt.Println(st.Pop(), st.Pop(), len(st))
	fmt.Println(FromStrings[SV]([]string{"a", "b"}))
	var e1, e2 any = Sq{1}, Sq{1}
	fmt.Println(e1 == e2, e1 == any(Sq{2}), any(nil) == nil)
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		st.Pop()
	}()
	type pair struct {
		a any
		b Shape
	}
	fmt.Println(pair{1, Sq{1}} == pair{1, Sq{1}}, pair{1, nil} == pair{1.0, nil})
	var arr [3]struct {
		x int
		y []string
	}
	arr[1].y = append(arr[1].y, "z")
	b := arr
	b[1].y[0] = "shared"
	b[1].x = 5
	fmt.Println(arr, b)
}

func (s *Service) extra() { s.Logf("extra") }
