package a

// Named stands in unnamed types of other packages.
type Named int

func (n Named) Twice() Named { return 2 * n }

type T struct {
	F struct{ X, Y int }
}

var V struct{ A, B int }

func Get() struct{ P int } { return struct{ P int }{3} }

func Embedded() struct{ Named } { return struct{ Named }{21} }

func Hidden() struct{ p int } { return struct{ p int }{7} }

func Doubler() interface{ Twice() Named } { return Named(4) }

func Same(x any) bool { return x == any(struct{ p int }{7}) }

type T2 struct{}

func (T2) hidden() {}

func Hides(x any) bool { _, ok := x.(interface{ hidden() }); return ok }

func Nested() any { return struct{ X struct{ p int } }{} }

type counter struct{ n uint8 }

func (c *counter) Set(x byte)     { c.n = x }
func (c *counter) String() string { return string(rune('a' + c.n)) }

func Counter() interface {
	String() string
	Set(x byte)
} {
	return &counter{}
}
