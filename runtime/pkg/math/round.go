package math

// Floor returns the greatest integer value <= x.
func Floor(x float64) float64

// Ceil returns the least integer value >= x.
func Ceil(x float64) float64

// Trunc returns x without its fractional part.
func Trunc(x float64) float64

// RoundToEven returns the nearest integer value, the even one of two.
func RoundToEven(x float64) float64

// Round returns the nearest integer value, the one farther from zero of two.
func Round(x float64) float64

// Sqrt returns the square root of x.
func Sqrt(x float64) float64

// FMA returns x × y + z, rounded once.
func FMA(x, y, z float64) float64

// Mod returns the remainder of x/y with x's sign.
func Mod(x, y float64) float64

// Remainder returns the IEEE remainder of x/y: x minus y times the nearest integer, the even one of two.
func Remainder(x, y float64) float64

// Dim returns x-y, 0 if that is negative.
func Dim(x, y float64) float64 {
	v := x - y
	if v <= 0 {
		return 0
	}
	return v
}

// Max returns the larger number: infinity before NaN, NaN before others, +0 before -0.
func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return y
		}
		return x
	case x > y:
		return x
	}
	return y
}

// Min returns the smaller number: -infinity before NaN, NaN before others, -0 before +0.
func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return x
		}
		return y
	case x < y:
		return x
	}
	return y
}
