package strconv

import (
	"internal/text"
	"math"
)

// ParseFloat reads a decimal or hexadecimal floating-point number, infinity or NaN, and rounds it to bitSize bits, half
// to even. Underscores may separate digits as in Go's literals. Out of range it returns ±Inf and ErrRange.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, err := parseFloatPrefix(s, bitSize)
	if n != len(s) && (err == nil || err.(*NumError).Err != ErrSyntax) {
		return 0, syntaxError("ParseFloat", s)
	}
	return f, err
}

// parseFloatPrefix reads as much of s as forms a number and returns how much that was.
func parseFloatPrefix(s string, bitSize int) (f float64, n int, err error) {
	if f, n := special(s); n > 0 {
		return f, n, nil
	}
	num, n := scanFloat(s)
	if n == 0 {
		return 0, 0, syntaxError("ParseFloat", s)
	}
	var fits bool
	if num.hex {
		f, fits = hexToFloat(num, bitSize)
	} else {
		f, fits = decimalToFloat(plainDigits(s[:n]), bitSize)
	}
	if num.negative {
		f = math.Copysign(f, -1)
	}
	if !fits {
		err = rangeError("ParseFloat", s)
	}
	return f, n, err
}

// special reads infinity and NaN in any case; n is 0 for anything else.
func special(s string) (f float64, n int) {
	sign := 0
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
		negative = s[0] == '-'
	}
	n = commonFold(s[sign:], "infinity")
	if n >= 3 {
		if n < 8 {
			n = 3
		}
		if negative {
			return math.Inf(-1), sign + n
		}
		return math.Inf(+1), sign + n
	}
	if sign == 0 && commonFold(s, "nan") == 3 {
		return math.NaN(), 3
	}
	return 0, 0
}

// commonFold returns the length of the common prefix of s, in any case, and the lower-case word.
func commonFold(s, word string) int {
	n := 0
	for n < len(s) && n < len(word) && lower(s[n]) == word[n] && s[n]|0x20 >= 'a' {
		n++
	}
	return n
}

// number is what scanFloat found. Mantissa and exponent are set for hexadecimal numbers only.
type number struct {
	negative bool
	hex      bool
	mantissa uint64 // leading digits, the lowest bit set if any digit was dropped
	exp      int    // the value is mantissa times 2 to the power of exp
}

// scanFloat reads a number; n is 0 if s begins with none.
func scanFloat(s string) (num number, n int) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		num.negative = s[i] == '-'
		i++
	}
	if i+2 < len(s) && s[i] == '0' && lower(s[i+1]) == 'x' {
		num.hex = true
		i += 2
	}
	underscores, sawDigits, sawPoint := false, false, false
	full := false // the mantissa has no room left
	for ; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			underscores = true
			continue
		}
		if c == '.' {
			if sawPoint {
				break
			}
			sawPoint = true
			continue
		}
		d := digitValue(c)
		if d > 9 && (!num.hex || d > 15) {
			break
		}
		sawDigits = true
		if !num.hex {
			continue
		}
		if full = full || num.mantissa>>59 != 0; full {
			if d != 0 {
				num.mantissa |= 1
			}
			if !sawPoint {
				num.exp += 4
			}
			continue
		}
		num.mantissa = num.mantissa<<4 | uint64(d)
		if sawPoint {
			num.exp -= 4
		}
	}
	if !sawDigits {
		return num, 0
	}
	marker := byte('e')
	if num.hex {
		marker = 'p'
	}
	sawExponent := false
	if i < len(s) && lower(s[i]) == marker {
		j := i + 1
		negative := false
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			negative = s[j] == '-'
			j++
		}
		if j == len(s) || s[j] < '0' || s[j] > '9' {
			return num, 0
		}
		e := 0
		for ; j < len(s) && ('0' <= s[j] && s[j] <= '9' || s[j] == '_'); j++ {
			if s[j] == '_' {
				underscores = true
				continue
			}
			e = min(e*10+int(s[j]-'0'), 100_000)
		}
		if negative {
			e = -e
		}
		num.exp += e
		sawExponent = true
		i = j
	}
	if num.hex && !sawExponent || underscores && !underscoresFine(s[:i]) {
		return num, 0
	}
	return num, i
}

// plainDigits removes what the native step does not know: a sign and underscores.
func plainDigits(s string) string {
	if s[0] == '+' || s[0] == '-' {
		s = s[1:]
	}
	if text.IndexByte(s, '_') < 0 {
		return s
	}
	plain := make([]byte, 0, len(s))
	for _, c := range []byte(s) {
		if c != '_' {
			plain = append(plain, c)
		}
	}
	return string(plain)
}

// hexToFloat rounds a mantissa with a binary exponent to bitSize bits.
func hexToFloat(num number, bitSize int) (f float64, fits bool) {
	mantissa, exp := num.mantissa, num.exp
	if mantissa == 0 {
		return 0, true
	}
	bits, lowest, highest := 53, -1074, 1023
	if bitSize == 32 {
		bits, lowest, highest = 24, -149, 127
	}
	length := 0
	for mantissa>>length != 0 && length < 64 {
		length++
	}
	// The last bit that stays has weight 2 to the power of unit.
	unit := max(exp+length-bits, lowest)
	if drop := unit - exp; drop > 0 {
		if drop > 64 {
			return 0, true
		}
		var rest, half uint64
		if drop == 64 {
			rest, half, mantissa = mantissa, 1<<63, 0
		} else {
			rest, half = mantissa&(1<<drop-1), 1<<(drop-1)
			mantissa >>= drop
		}
		if rest > half || rest == half && mantissa&1 != 0 {
			mantissa++
		}
		exp = unit
	}
	f = math.Ldexp(float64(mantissa), exp)
	if f >= math.Ldexp(2, highest) || math.IsInf(f, 0) {
		return math.Inf(1), false
	}
	return f, true
}

// decimalToFloat returns the number of bitSize bits nearest to the unsigned decimal s, half to even; infinity and false
// if it is too large.
func decimalToFloat(s string, bitSize int) (f float64, fits bool)

// ParseComplex reads a complex number N, Ni or N±Ni, in parentheses or not; bitSize is 64 or 128.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	whole := text.Clone(s)
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	var pending error // a range error does not end the reading
	re, n, err := parseFloatPrefix(s, size)
	if err != nil {
		err.(*NumError).Func, err.(*NumError).Num = "ParseComplex", whole
		if err.(*NumError).Err != ErrRange {
			return 0, err
		}
		pending = err
	}
	s = s[n:]
	if s == "" {
		return complex(re, 0), pending
	}
	switch s[0] {
	case '+':
		// The sign is not part of an infinity or NaN only, so a doubled one must be refused here.
		if len(s) > 1 && s[1] == '+' {
			return 0, &NumError{"ParseComplex", whole, ErrSyntax}
		}
		if len(s) > 3 && commonFold(s[1:], "nan") == 3 {
			s = s[1:]
		}
	case '-':
	case 'i':
		if len(s) == 1 {
			return complex(0, re), pending
		}
		return 0, &NumError{"ParseComplex", whole, ErrSyntax}
	default:
		return 0, &NumError{"ParseComplex", whole, ErrSyntax}
	}
	im, n, err := parseFloatPrefix(s, size)
	if err != nil {
		err.(*NumError).Func, err.(*NumError).Num = "ParseComplex", whole
		if err.(*NumError).Err != ErrRange {
			return 0, err
		}
		pending = err
	}
	if s[n:] != "i" {
		return 0, &NumError{"ParseComplex", whole, ErrSyntax}
	}
	return complex(re, im), pending
}

// FormatComplex returns c as (a+bi); see FormatFloat. bitSize is 64 or 128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	size := bitSize / 2
	text := append([]byte(nil), '(')
	text = AppendFloat(text, real(c), fmt, prec, size)
	start := len(text)
	text = append(text, '+')
	text = AppendFloat(text, imag(c), fmt, prec, size)
	if sign := text[start+1]; sign == '+' || sign == '-' {
		text = append(text[:start], text[start+1:]...)
	}
	return string(append(text, "i)"...))
}
