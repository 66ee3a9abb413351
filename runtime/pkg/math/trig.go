package math

// The trigonometric functions use the methods and coefficients of the Cephes library: the angle is reduced to an octant
// with π/4 in three parts, and a polynomial or rational approximation does the rest.

// octant returns the number j of the octant of x >= 0, made even by rounding odd ones up, and the angle z from there.
func octant(x float64) (j uint64, z float64) {
	const (
		part1 = 7.85398125648498535156e-1
		part2 = 3.77489470793079817668e-8
		part3 = 2.69515142907905952645e-15
	)
	if x >= 1<<29 {
		return farOctant(x)
	}
	j = uint64(x * (4 / Pi))
	y := float64(j)
	if j&1 == 1 {
		j++
		y++
	}
	return j & 7, ((x - y*part1) - y*part2) - y*part3
}

// farOctant is octant for angles too large to be reduced by subtraction (Payne and Hanek): it multiplies by enough binary
// digits of 4/π around the point.
func farOctant(x float64) (j uint64, z float64) {
	bits := Float64bits(x)
	exp := int(bits>>mantissaBits&exponentMask) - bias - mantissaBits
	mantissa := bits&(1<<mantissaBits-1) | 1<<mantissaBits
	// The three words of 4/π that matter begin at bit exp+61 of its digits.
	word, shift := uint(exp+61)/64, uint(exp+61)%64
	var digits [3]uint64
	for i := range digits {
		digits[i] = fourOverPi[word+uint(i)]<<shift | fourOverPi[word+uint(i)+1]>>(64-shift)
	}
	// hi:lo is the product modulo 8 octants, with three bits before the point.
	highOfLast, _ := multiply(digits[2], mantissa)
	highOfMid, lowOfMid := multiply(digits[1], mantissa)
	lowOfFirst := digits[0] * mantissa
	lo := lowOfMid + highOfLast
	hi := lowOfFirst + highOfMid
	if lo < lowOfMid {
		hi++
	}
	j = hi >> 61
	hi = hi<<3 | lo>>61
	// Normalise the fraction into a float64.
	zeros := leadingZeros(hi)
	e := uint64(bias - (zeros + 1))
	hi = hi<<(zeros+1) | lo>>(64-(zeros+1))
	hi >>= 64 - mantissaBits
	hi |= e << mantissaBits
	z = Float64frombits(hi)
	if j&1 == 1 {
		j++
		j &= 7
		z--
	}
	return j, z * (Pi / 4)
}

func leadingZeros(x uint64) uint {
	n := uint(0)
	for n < 64 && x>>(63-n) == 0 {
		n++
	}
	return n
}

// multiply returns the double-width product of a and b.
func multiply(a, b uint64) (hi, lo uint64) {
	const low = 1<<32 - 1
	a1, a0, b1, b0 := a>>32, a&low, b>>32, b&low
	mid := a1*b0 + a0*b0>>32
	mid2 := a0*b1 + mid&low
	return a1*b1 + mid>>32 + mid2>>32, a * b
}

// fourOverPi is the binary digits of 4/π, beginning with the word before the point.
var fourOverPi = [...]uint64{
	0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
	0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
	0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
	0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
}

// sineOf and cosineOf approximate for |z| <= π/4.
func sineOf(z float64) float64 {
	const (
		s0 = 1.58962301576546568060e-10
		s1 = -2.50507477628578072866e-8
		s2 = 2.75573136213857245213e-6
		s3 = -1.98412698295895385996e-4
		s4 = 8.33333333332211858878e-3
		s5 = -1.66666666666666307295e-1
	)
	zz := z * z
	return z + z*zz*((((((s0*zz)+s1)*zz+s2)*zz+s3)*zz+s4)*zz+s5)
}

func cosineOf(z float64) float64 {
	const (
		c0 = -1.13585365213876817300e-11
		c1 = 2.08757008419747316778e-9
		c2 = -2.75573141792967388112e-7
		c3 = 2.48015872888517045348e-5
		c4 = -1.38888888888730564116e-3
		c5 = 4.16666666666665929218e-2
	)
	zz := z * z
	return 1.0 - 0.5*zz + zz*zz*((((((c0*zz)+c1)*zz+c2)*zz+c3)*zz+c4)*zz+c5)
}

// Sin returns the sine of x radians.
func Sin(x float64) float64 {
	switch {
	case x == 0 || IsNaN(x):
		return x
	case IsInf(x, 0):
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&3 == 2 {
		y = cosineOf(z)
	} else {
		y = sineOf(z)
	}
	if (j > 3) != (x < 0) {
		return -y
	}
	return y
}

// Cos returns the cosine of x radians.
func Cos(x float64) float64 {
	if IsNaN(x) || IsInf(x, 0) {
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&3 == 2 {
		y = sineOf(z)
	} else {
		y = cosineOf(z)
	}
	if j == 2 || j == 4 {
		return -y
	}
	return y
}

// Sincos returns Sin(x) and Cos(x).
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

// Tan returns the tangent of x radians.
func Tan(x float64) float64 {
	const (
		p0 = -1.30936939181383777646e4
		p1 = 1.15351664838587416140e6
		p2 = -1.79565251976484877988e7
		q1 = 1.36812963470692954678e4
		q2 = -1.32089234440210967447e6
		q3 = 2.50083801823357915839e7
		q4 = -5.38695755929454629881e7
	)
	switch {
	case x == 0 || IsNaN(x):
		return x
	case IsInf(x, 0):
		return NaN()
	}
	j, z := octant(Abs(x))
	y := z
	if zz := z * z; zz > 1e-14 {
		y = z + z*(zz*(((p0*zz)+p1)*zz+p2)/((((zz+q1)*zz+q2)*zz+q3)*zz+q4))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		return -y
	}
	return y
}

// arctanOf approximates for 0 <= x <= 0.66, arctan for x >= 0.
func arctanOf(x float64) float64 {
	const (
		p0 = -8.750608600031904122785e-01
		p1 = -1.615753718733365076637e+01
		p2 = -7.500855792314704667340e+01
		p3 = -1.228866684490136173410e+02
		p4 = -6.485021904942025371773e+01
		q0 = +2.485846490142306297962e+01
		q1 = +1.650270098316988542046e+02
		q2 = +4.328810604912902668951e+02
		q3 = +4.853903996359136964868e+02
		q4 = +1.945506571482613964425e+02
	)
	z := x * x
	z = z * ((((p0*z+p1)*z+p2)*z+p3)*z + p4) / (((((z+q0)*z+q1)*z+q2)*z+q3)*z + q4)
	return x*z + x
}

func arctan(x float64) float64 {
	const (
		lowHalfPi    = 6.123233995736765886130e-17 // what π/2 has beyond a float64
		tan3EighthPi = 2.41421356237309504880
	)
	switch {
	case x <= 0.66:
		return arctanOf(x)
	case x > tan3EighthPi:
		return Pi/2 - arctanOf(1/x) + lowHalfPi
	}
	return Pi/4 + arctanOf((x-1)/(x+1)) + 0.5*lowHalfPi
}

// Atan returns the arctangent of x in radians.
func Atan(x float64) float64 {
	if x == 0 {
		return x
	}
	if x > 0 {
		return arctan(x)
	}
	return -arctan(-x)
}

// Asin returns the arcsine of x in radians, NaN outside [-1, 1].
func Asin(x float64) float64 {
	a := Abs(x)
	if x == 0 {
		return x
	}
	if !(a <= 1) {
		return NaN()
	}
	y := Sqrt(1 - a*a)
	if a > 0.7 {
		y = Pi/2 - arctan(y/a)
	} else {
		y = arctan(a / y)
	}
	if x < 0 {
		return -y
	}
	return y
}

// Acos returns the arccosine of x in radians, NaN outside [-1, 1].
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y) in radians.
func Atan2(y, x float64) float64 {
	switch {
	case IsNaN(y) || IsNaN(x):
		return NaN()
	case y == 0:
		if Signbit(x) {
			return Copysign(Pi, y)
		}
		return Copysign(0, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 0) && IsInf(y, 0):
		if x > 0 {
			return Copysign(Pi/4, y)
		}
		return Copysign(3*Pi/4, y)
	case IsInf(x, 1):
		return Copysign(0, y)
	case IsInf(x, -1):
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	angle := Atan(y / x)
	switch {
	case x > 0:
		return angle
	case angle <= 0:
		return angle + Pi
	}
	return angle - Pi
}
