package p

var (
	i = []any{0, 1_000, 0x1F, 0b11, 0o7, 017, 1e3, .5, 1., 0x1p-2, 1i, 'a', '\U0010FFFF', '\xff', "\a\b\f\n\r\t\v\\\"", `a
b`}
	e = [...]struct{ a, b int }{{1, 2}, {b: 3}, 5: {}}
	m = map[[2]int]*struct{ s string }{{1, 2}: {"x"}, {}: nil}
	f = func(a, b int, c ...string) (x, y int) { return }
	n = [][]map[string][]int{{{"a": {1, 2}}}, nil}
	p = &[]*[2]int{{1}, {2}}
	c = (func())(nil)
	d = (<-chan int)(nil)
	g = interface{ m() }(nil)
	h = [3]int{}[:2:3]
	j = (*struct{})(nil)
	k = []byte("abc")[1:]
	l = *&i[len(e):][0]
)
