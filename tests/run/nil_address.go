package main

// Addresses, lengths and comparisons through nil pointers touch no memory, and must panic all the same.

type empty struct{}

func (*empty) pointer() int { return 1 }
func (empty) value() int    { return 2 }

type point struct {
	x, y int
	e    empty
	list [4]int
}

type outer struct {
	n int
	empty
	p point
}

type large struct {
	pad  [1 << 20]byte
	last int
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			println(name, r.(error).Error())
			return
		}
		println(name, "went on")
	}()
	f()
}

var (
	p *point
	o *outer
	a *[4]int
	e *empty
	l *large
	i = 2
)

func array() *[4]int { return nil }

func main() {
	try("&p.y", func() { _ = &p.y })
	try("&o.p.y", func() { q := &o.p.y; _ = q })
	try("&p.list[i]", func() { q := &p.list[i]; _ = q })
	try("p.list[:]", func() { q := p.list[:]; _ = q })
	try("&a[i]", func() { q := &a[i]; _ = q })
	try("a[:]", func() { q := a[:]; _ = q })
	try("len(*array())", func() { _ = len(*array()) })
	try("len(array())", func() { _ = len(array()) })
	try("p.e == *e", func() { println(p.e == *e) })
	try("o.pointer()", func() { println(o.pointer()) })
	try("o.value()", func() { println(o.value()) })
	try("e.pointer()", func() { println(e.pointer()) })
	try("e.value()", func() { println(e.value()) })
	try("l.last", func() { println(l.last) })
	p = new(point)
	o = new(outer)
	try("not nil", func() {
		println(*&p.y, len(p.list[:]), p.e == o.empty, o.pointer(), o.value())
	})
}
