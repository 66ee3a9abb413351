package p

var x = ((((((((((1))))))))))
var y = - - - - ! ! ^ ^ & & 1
var z = 1 + 2*3 - 4/5%6&7|8^9&^10<<1>>1
var w [][][][][]map[int]map[int]chan chan chan *****func(func(func()))
var f = func() func() func() { return func() func() { return func() {} } }()()

func g() {
	{{{{{{{{{}}}}}}}}}
	if true { if true { if true { for { switch { case true: select {} } } } } }
	x := a[b[c[d[0]]]](e(f(g(1))))
}
