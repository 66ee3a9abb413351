package math

// This file takes floating-point numbers apart and puts them together.

const (
	signBit      = 1 << 63
	mantissaBits = 52
	exponentMask = 0x7FF
	bias         = 1023
	nanBits      = 0x7FF8000000000001
	infBits      = 0x7FF0000000000000
)

// Float64bits and the three below give the IEEE bits of a number, and the number with given bits.
func Float64bits(f float64) uint64
func Float64frombits(b uint64) float64
func Float32bits(f float32) uint32
func Float32frombits(b uint32) float32

// Inf returns +Inf if sign >= 0, -Inf otherwise.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(infBits)
	}
	return Float64frombits(infBits | signBit)
}

// NaN returns a value that is no number.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN reports whether f is no number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is +Inf (sign > 0), -Inf (sign < 0) or either (0).
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether x is negative or -0.
func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// Copysign returns f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Abs returns x without its sign.
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

// Frexp returns frac in [½, 1) and exp with f == frac × 2**exp; 0, infinities and NaN come back with exp 0.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || IsInf(f, 0) || IsNaN(f) {
		return f, 0
	}
	bits := Float64bits(f)
	if bits>>mantissaBits&exponentMask == 0 {
		// A subnormal number becomes normal.
		bits = Float64bits(f * (1 << 52))
		exp = -52
	}
	exp += int(bits>>mantissaBits&exponentMask) - bias + 1
	bits = bits&^(exponentMask<<mantissaBits) | (bias-1)<<mantissaBits
	return Float64frombits(bits), exp
}

// Ldexp returns frac × 2**exp.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || IsInf(frac, 0) || IsNaN(frac) {
		return frac
	}
	m, e := Frexp(frac)
	exp += e
	switch {
	case exp < -1074:
		return Copysign(0, frac)
	case exp > bias+1:
		return Inf(int(Float64bits(frac)>>63) * -1)
	}
	scale := 1.0
	if exp < -1021 {
		// The product below rounds to a subnormal number.
		exp += 53
		scale = 0x1p-53
	}
	bits := Float64bits(m)&^(exponentMask<<mantissaBits) | uint64(exp-1+bias)<<mantissaBits
	return scale * Float64frombits(bits)
}

// Modf splits f into integer and fractional parts with f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return integer, Copysign(f-integer, f)
}

// Nextafter returns the next number after x towards y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 is Nextafter for float32.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Logb returns the binary exponent of x as a number.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	return float64(Ilogb(x))
}

// Ilogb returns the binary exponent of x; MinInt32 for 0, MaxInt32 for infinities and NaN.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case IsNaN(x) || IsInf(x, 0):
		return MaxInt32
	}
	_, exp := Frexp(x)
	return exp - 1
}
