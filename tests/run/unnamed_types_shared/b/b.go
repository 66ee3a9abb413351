package b

func Get() struct{ P int } { return struct{ P int }{4} }

func Hidden() struct{ p int } { return struct{ p int }{7} }

type T2 struct{}

func (T2) hidden() {}

func Hides(x any) bool { _, ok := x.(interface{ hidden() }); return ok }

func Nested() any { return struct{ X struct{ p int } }{} }
