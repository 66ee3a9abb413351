package p

import "unsafe"

type (
	Celsius float64
	Shape   interface {
		Area() float64
		fmtStringer
	}
	fmtStringer interface{ String() string }
	Point       struct {
		X, Y int `json:"x"`
		*Named
		_ [0]func()
	}
	Named   struct{ Name string }
	Rec     []Rec
	M       map[string]M
	F       func(F, ...int) (F, error)
	C       <-chan chan<- (<-chan int)
	A       = [unsafe.Sizeof(Point{})]byte
	P       *P
	Alias   = Point
)

func (c Celsius) String() string { return "" }
func (Celsius) Area() float64    { return 0 }
func (n *Named) Set(s string)    { n.Name = s }

var _ Shape = Celsius(1)
var v Shape
var off = unsafe.Offsetof(Point{}.Y) + unsafe.Alignof(v)

func use(x any) int {
	switch t := x.(type) {
	case nil:
	case int, string:
		_ = t
	case Shape:
		return len(t.String())
	case func() (int, error):
		n, err := t()
		if err != nil {
			panic(err)
		}
		return n
	}
	if c, ok := x.(Celsius); ok {
		return int(c)
	}
	p := Alias{X: 1, Named: &Named{"n"}}
	p.Set(p.Name)
	return struct{ a, b int }{1, 2}.b
}
