package math

// Functions that libm computes. Special values (zeros, infinities, NaN, out of domain) are as Go has them.

func Acosh(x float64) float64
func Asinh(x float64) float64
func Atanh(x float64) float64
func Expm1(x float64) float64
func Exp2(x float64) float64
func Log1p(x float64) float64
func Erf(x float64) float64
func Erfc(x float64) float64
func J0(x float64) float64
func J1(x float64) float64
func Jn(n int, x float64) float64
func Y0(x float64) float64
func Y1(x float64) float64
func Yn(n int, x float64) float64

// Lgamma returns the logarithm of |Gamma(x)| and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int)

// Gamma returns Euler's Γ function.
func Gamma(x float64) float64 {
	switch {
	case IsInf(x, -1) || x < 0 && x == Floor(x):
		return NaN()
	case x == 0:
		return Copysign(Inf(1), x)
	}
	return tgamma(x)
}

func tgamma(x float64) float64

// Erfinv returns the inverse of Erf.
func Erfinv(x float64) float64 {
	switch {
	case IsNaN(x) || x < -1 || x > 1:
		return NaN()
	case x == 1 || x == -1:
		return Inf(int(x))
	case x == 0:
		return x
	}
	// A rational first guess (Winitzki), then Newton steps on Erf, or on Erfc where that keeps more digits.
	a := Abs(x)
	l := Log((1 - a) * (1 + a))
	t := 2/(Pi*0.147) + l/2
	y := Sqrt(Sqrt(t*t-l/0.147) - t)
	for range 4 {
		var err float64
		if a < 0.5 {
			err = Erf(y) - a
		} else {
			err = (1 - a) - Erfc(y)
		}
		y -= err / (2 / SqrtPi * Exp(-y*y))
	}
	return Copysign(y, x)
}

// Erfcinv returns the inverse of Erfc.
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }
