package math

// Exp returns e**x.
//
// It is native: Go's amd64 code sums a Taylor series of x/16 with fused multiplications where the processor has them,
// and squares (e**x - 1) four times.
func Exp(x float64) float64

// Log returns the natural logarithm of x: NaN below 0, -Inf at 0.
//
// With x = 2**k × (1+f), √½ <= 1+f < √2, and s = f/(2+f), it is k ln 2 + f - f²/2 + s(f²/2 + R), R a polynomial in s²
// (the method of FreeBSD's e_log.c, with its coefficients).
func Log(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10

		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	switch {
	case IsNaN(x) || IsInf(x, 1):
		return x
	case x < 0:
		return NaN()
	case x == 0:
		return Inf(-1)
	}
	m, exp := Frexp(x)
	if m < Sqrt2/2 {
		m *= 2
		exp--
	}
	f, k := m-1, float64(exp)
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	odd := s2 * (l1 + s4*(l3+s4*(l5+s4*l7)))
	even := s4 * (l2 + s4*(l4+s4*l6))
	r := odd + even
	halfSquare := 0.5 * f * f
	return k*ln2Hi - ((halfSquare - (s*(halfSquare+r) + k*ln2Lo)) - f)
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log2 returns the binary logarithm of x, exactly for powers of two.
func Log2(x float64) float64 {
	m, exp := Frexp(x)
	if m == 0.5 {
		return float64(exp - 1)
	}
	return Log(m)*(1/Ln2) + float64(exp)
}

// Pow10 returns 10**n: 0 below -323, +Inf above 308.
func Pow10(n int) float64 {
	if n < -323 {
		return 0
	}
	if n > 308 {
		return Inf(1)
	}
	return power10(n)
}

// power10 returns the number nearest to 10**n.
func power10(n int) float64

// Pow returns x**y.
//
// The integer part of y is done by squaring the fraction of x, exponents kept apart, the rest by Exp and Log.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 || IsInf(x, 0):
		return powOfLimit(x, y)
	case IsInf(y, 0):
		return powTowards(x, y > 0)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	whole, part := Modf(Abs(y))
	if part != 0 && x < 0 {
		return NaN()
	}
	if whole >= 1<<63 {
		return powTowards(x, y > 0) // whole is even
	}
	result, exp := 1.0, 0 // result × 2**exp
	if part != 0 {
		if part > 0.5 {
			part--
			whole++
		}
		result = Exp(part * Log(x))
	}
	square, squareExp := Frexp(x)
	for i := int64(whole); i != 0; i >>= 1 {
		if squareExp < -1<<12 || 1<<12 < squareExp {
			exp += squareExp // far out of range by now
			break
		}
		if i&1 == 1 {
			result *= square
			exp += squareExp
		}
		square *= square
		squareExp <<= 1
		if square < .5 {
			square += square
			squareExp--
		}
	}
	if y < 0 {
		result = 1 / result
		exp = -exp
	}
	return Ldexp(result, exp)
}

// powOfLimit is Pow for x zero or infinite.
func powOfLimit(x, y float64) float64 {
	magnitude := 0.0
	if (x == 0) == (y < 0) {
		magnitude = Inf(1)
	}
	if Signbit(x) && isOdd(y) {
		return -magnitude
	}
	return magnitude
}

// powTowards is Pow for y so large that only its sign counts, and even.
func powTowards(x float64, positive bool) float64 {
	switch {
	case x == -1:
		return 1
	case (Abs(x) < 1) == positive:
		return 0
	}
	return Inf(1)
}

func isOdd(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	whole, part := Modf(x)
	return part == 0 && int64(whole)&1 == 1
}

// Cbrt returns the cube root of x: a guess by dividing the exponent by three, a rational step to 23 bits and a Newton step
// (the method of FreeBSD's s_cbrt.c, with its coefficients).
func Cbrt(x float64) float64 {
	const (
		shift          = 715094163
		shiftSubnormal = 696219795
		smallestNormal = 0x1p-1022

		c = 5.42857142857142815906e-01
		d = -7.05306122448979611050e-01
		e = 1.41428571428571436819e+00
		f = 1.60714285714285720630e+00
		g = 3.57142857142857150787e-01
	)
	if x == 0 || IsNaN(x) || IsInf(x, 0) {
		return x
	}
	a := Abs(x)
	t := Float64frombits(Float64bits(a)/3 + shift<<32)
	if a < smallestNormal {
		t = Float64frombits(Float64bits((1<<54)*a)/3 + shiftSubnormal<<32)
	}
	r := t * t / a
	s := c + r*t
	t *= g + f/(s+e+d/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = a / s
	w := t + t
	r = (r - t) / (w + r)
	return Copysign(t+t*r, x)
}

// Hypot returns √(p² + q²) without needless overflow.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 1) || IsInf(q, 1):
		return Inf(1)
	case IsNaN(p) || IsNaN(q):
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}
