package p

var (
	a = b + c()
	b, d = pair()
	e = func() int { return f }()
	f = 3
	_ = g
	g = T{h: a}.m()
)

type T struct{ h int }

func (t T) m() int      { return t.h + k }
func c() int            { return e }
func pair() (int, bool) { return f, true }

var k = len(arr)
var arr [2]int

func init() { a = 1 }
func init() { b = 2 }
