package p

const (
	a = iota * 10
	b
	_
	c, d = iota, 1 << iota
	e, f
)

const (
	big   = 1 << 200
	small = big >> 198
	pi    = 3.14159265358979323846264338327950288419716939937510582097494459
	hexf  = 0x1.8p-3
	z     = 1i*1i + 2.5
	s     = "a\u00e9\x00\101" + `raw`
	r     = '\'' + '\n'
	n     = len(s) + len([4]int{})
	u     = ^uint8(3)
	m     = -5 % 3
	q     = 07_7 | 0b1_0 | 0o17 | 0x_f
	cmp   = s < "b" && !(pi > 3) || big == big
)

var x uint8 = small<<2 | 1
var y = float32(pi) * 2
var w complex64 = z
var arr = [...]string{2: "c", 0: "a", r: "q"}
var sh = uint(1)<<a<<3 + 1.0<<s[0]
