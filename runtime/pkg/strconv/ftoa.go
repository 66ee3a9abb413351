package strconv

import "math"

// format describes an IEEE binary format.
type format struct {
	mantissaBits uint // stored ones
	exponentBits uint
	bias         int
}

var (
	float32Format = format{23, 8, -127}
	float64Format = format{52, 11, -1023}
)

// decimal is digits with a decimal point: 0.d1d2d3... times 10 to the power of point.
type decimal struct {
	d     []byte // ASCII
	point int
}

// FormatFloat returns f as text. fmt is one of b, e, E, f, g, G, x, X; precision -1 means as few digits as give f back
// when read with bitSize 32 or 64.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return string(AppendFloat(make([]byte, 0, 24), f, fmt, prec, bitSize))
}

// AppendFloat appends what FormatFloat returns.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	var bits uint64
	layout := float64Format
	switch bitSize {
	case 32:
		bits = uint64(math.Float32bits(float32(f)))
		f = float64(float32(f))
		layout = float32Format
	case 64:
		bits = math.Float64bits(f)
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	negative := bits>>(layout.exponentBits+layout.mantissaBits) != 0
	exp := int(bits>>layout.mantissaBits) & (1<<layout.exponentBits - 1)
	mantissa := bits & (uint64(1)<<layout.mantissaBits - 1)
	switch exp {
	case 1<<layout.exponentBits - 1:
		switch {
		case mantissa != 0:
			return append(dst, "NaN"...)
		case negative:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	case 0:
		exp++
	default:
		mantissa |= uint64(1) << layout.mantissaBits
	}
	exp += layout.bias
	switch fmt {
	case 'b':
		return appendBinary(dst, negative, mantissa, exp-int(layout.mantissaBits))
	case 'x', 'X':
		return appendHex(dst, fmt, prec, negative, mantissa, exp, layout.mantissaBits)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		return append(dst, '%', fmt)
	}

	if negative {
		dst = append(dst, '-')
		f = -f
	}
	if fmt == 'f' && prec >= 0 {
		return appendFixed(dst, f, prec)
	}
	var buf [32]byte
	if prec < 0 {
		dec := shortestDigits(buf[:0], f, bitSize)
		switch fmt {
		case 'e', 'E':
			return appendScientific(dst, dec, len(dec.d)-1, fmt)
		case 'f':
			return appendPoint(dst, dec, max(len(dec.d)-dec.point, 0))
		}
		return appendGeneral(dst, dec, fmt, len(dec.d), true)
	}
	if fmt == 'e' || fmt == 'E' {
		return appendScientific(dst, roundedDigits(buf[:0], f, prec+1), prec, fmt)
	}
	if prec == 0 {
		prec = 1
	}
	dec := roundedDigits(buf[:0], f, prec)
	return appendGeneral(dst, dec, fmt, prec, false)
}

// shortestDigits returns the fewest digits that still identify f >= 0; none for 0.
func shortestDigits(buf []byte, f float64, bitSize int) decimal {
	if f == 0 {
		return decimal{buf, 0}
	}
	d, point := shortest(buf, f, bitSize)
	return decimal{d, point}
}

// roundedDigits returns f >= 0 rounded to n digits, without trailing zeros.
func roundedDigits(buf []byte, f float64, n int) decimal {
	if f == 0 {
		return decimal{buf, 0}
	}
	d, point := rounded(buf, f, min(n, 800)) // a float64 has at most 767 significant digits
	return decimal{d, point}
}

// appendScientific lays out d.ddde±dd with prec digits after the point.
func appendScientific(dst []byte, dec decimal, prec int, fmt byte) []byte {
	exp := dec.point - 1
	if len(dec.d) == 0 {
		dst = append(dst, '0')
		exp = 0
	} else {
		dst = append(dst, dec.d[0])
	}
	if prec > 0 {
		dst = append(dst, '.')
		for i := 1; i <= prec; i++ {
			dst = append(dst, digitAt(dec, i))
		}
	}
	return appendExponent(append(dst, fmt), exp)
}

// appendExponent appends a sign and at least two digits.
func appendExponent(dst []byte, exp int) []byte {
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 10 {
		dst = append(dst, '0')
	}
	return AppendInt(dst, int64(exp), 10)
}

func digitAt(dec decimal, i int) byte {
	if i < 0 || i >= len(dec.d) {
		return '0'
	}
	return dec.d[i]
}

// appendPoint lays out ddd.ddd with prec digits after the point.
func appendPoint(dst []byte, dec decimal, prec int) []byte {
	if dec.point <= 0 {
		dst = append(dst, '0')
	}
	for i := range max(dec.point, 0) {
		dst = append(dst, digitAt(dec, i))
	}
	if prec > 0 {
		dst = append(dst, '.')
		for i := range prec {
			dst = append(dst, digitAt(dec, dec.point+i))
		}
	}
	return dst
}

// appendGeneral chooses between the other two: scientific for exponents below -4 and for those that the precision (of the
// digits that are there, if these are all; 6 for the shortest form) does not cover.
func appendGeneral(dst []byte, dec decimal, fmt byte, prec int, isShortest bool) []byte {
	limit := prec
	switch {
	case isShortest:
		limit = 6
	case limit > len(dec.d) && len(dec.d) >= dec.point:
		limit = len(dec.d)
	}
	if exp := dec.point - 1; exp < -4 || exp >= limit {
		return appendScientific(dst, dec, min(prec, len(dec.d))-1, fmt+'e'-'g')
	}
	return appendPoint(dst, dec, max(len(dec.d)-dec.point, 0))
}

// appendBinary lays out a mantissa and a power of two: 4503599627370496p-52.
func appendBinary(dst []byte, negative bool, mantissa uint64, exp int) []byte {
	if negative {
		dst = append(dst, '-')
	}
	dst = AppendUint(dst, mantissa, 10)
	dst = append(dst, 'p')
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(exp), 10)
}

// appendHex lays out 0x1.yyyyyyp±dd, rounding to prec hexadecimal digits (half to even) unless prec is negative.
func appendHex(dst []byte, fmt byte, prec int, negative bool, mantissa uint64, exp int, mantissaBits uint) []byte {
	if mantissa == 0 {
		exp = 0
	}
	// Bring the leading one to bit 60, so that 15 digits follow it.
	mantissa <<= 60 - mantissaBits
	for mantissa != 0 && mantissa&(1<<60) == 0 {
		mantissa <<= 1
		exp--
	}
	if prec >= 0 && prec < 15 {
		shift := uint(prec * 4)
		dropped := mantissa << shift & (1<<60 - 1)
		mantissa >>= 60 - shift
		if dropped|mantissa&1 > 1<<59 {
			mantissa++
		}
		mantissa <<= 60 - shift
		if mantissa&(1<<61) != 0 {
			mantissa >>= 1
			exp++
		}
	}
	hex := "0123456789abcdef"
	if fmt == 'X' {
		hex = "0123456789ABCDEF"
	}
	if negative {
		dst = append(dst, '-')
	}
	dst = append(dst, '0', fmt, '0'+byte(mantissa>>60&1))
	mantissa <<= 4
	if prec < 0 && mantissa != 0 {
		dst = append(dst, '.')
		for ; mantissa != 0; mantissa <<= 4 {
			dst = append(dst, hex[mantissa>>60])
		}
	}
	if prec > 0 {
		dst = append(dst, '.')
		for range prec {
			dst = append(dst, hex[mantissa>>60])
			mantissa <<= 4
		}
	}
	return appendExponent(append(dst, fmt-'x'+'p'), exp)
}

// shortest writes the fewest digits that identify f > 0 among the numbers of bitSize bits to buf[:cap(buf)], which has
// room for 20, and returns them and the position of the decimal point.
func shortest(buf []byte, f float64, bitSize int) (digits []byte, point int)

// rounded returns f > 0 rounded to n digits, half to even, in buf if they fit, without trailing zeros.
func rounded(buf []byte, f float64, n int) (digits []byte, point int)

// appendFixed appends f >= 0 with prec digits after the point.
func appendFixed(dst []byte, f float64, prec int) []byte
