// Constants: representability, overflow, iota, repeated specs.
package p

const (
	a = iota
	b
	c, d // ERROR "missing init expr for d"
	e string = "x"
	f
	g = 1 / 0 // ERROR "invalid operation: division by zero"
	h = 1 << 600 // ERROR "constant shift overflow"
	i int8 = 128 // ERROR "cannot use 128 (untyped int constant) as int8 value in constant declaration (overflows)"
	j uint = -1 // ERROR "cannot use -1 (untyped int constant) as uint value in constant declaration (overflows)"
	k = len([]int{1}) // ERROR "len([]int{…}) (value of type int) is not constant"
	l = m // ERROR "initialization cycle for l"
	m = l
	n []int = nil // ERROR "invalid constant type []int"
	o
)

const big = 1 << 100

var (
	_ int     = big // ERROR "cannot use big (untyped int constant 1267650600228229401496703205376) as int value in variable declaration (overflows)"
	_ float32 = 1e40 // ERROR "cannot use 1e40 (untyped float constant 1e+40) as float32 value in variable declaration (overflows)"
	_ float64 = big
	_ int     = 1.0
	_ int     = 1.5 // ERROR "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
	_ uint8   = -1 // ERROR "cannot use -1 (untyped int constant) as uint8 value in variable declaration (overflows)"
	_ byte    = 'ÿ' + 1 // ERROR "cannot use 'ÿ' + 1 (untyped rune constant 256) as byte value in variable declaration (overflows)"
	_ rune    = "a" // ERROR "cannot use \"a\" (untyped string constant) as rune value in variable declaration"
	_         = big // ERROR "cannot use big (untyped int constant 1267650600228229401496703205376) as int value in variable declaration (overflows)"
	_         = uint32(1) << 32 // ERROR "uint32(1) << 32 (constant 4294967296 of type uint32) overflows uint32"
	_         = int8(127) + 1 // ERROR "int8(127) + 1 (constant 128 of type int8) overflows int8"
	_         = -uint8(1) // ERROR "-uint8(1) (constant -1 of type uint8) overflows uint8"
	_ int32   = 0x1_0000_0000 // ERROR "cannot use 0x1_0000_0000 (untyped int constant 4294967296) as int32 value in variable declaration (overflows)"
	_         = 5 % 2.0 // ERROR "invalid operation: operator % not defined on 5 (untyped float constant)"
	_         = 5.5 % 2 // ERROR "invalid operation: operator % not defined on 5.5 (untyped float constant)"
	_ bool    = 1 // ERROR "cannot use 1 (untyped int constant) as bool value in variable declaration"
	_         = iota // ERROR "cannot use iota outside constant declaration"
	_ complex64 = 1 + 2i
	_ float64 = 1i // ERROR "cannot use 1i (untyped complex constant (0 + 1i)) as float64 value in variable declaration (overflows)"
	_ float64 = 0i
)

func local() {
	const x = 1
	x = 2 // ERROR "cannot assign to x (neither addressable nor a map index expression)"
	const y = x + "a" // ERROR "invalid operation: x + \"a\" (mismatched types untyped int and untyped string)"
	const z int = f2() // ERROR "f2() (value of type int) is not constant"
	var v = 1
	const w = v // ERROR "v (variable of type int) is not constant"
}

func f2() int { return 1 }
