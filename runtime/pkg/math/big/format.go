package big

import "fmt"

// Format prints x for the verbs b, o, d, x, X, O, s and v of package fmt, with its flags, width and precision.
func (x *Int) Format(s fmt.State, verb rune) {
	base := 10
	switch verb {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'd', 's', 'v':
	case 'x', 'X':
		base = 16
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", verb, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	sign := signOf(x, s)
	lead := leadOf(s, verb)
	digits := []byte(x.digits(base))
	if verb == 'X' {
		for i, d := range digits {
			if 'a' <= d && d <= 'z' {
				digits[i] = d - 'a' + 'A'
			}
		}
	}
	var left, zeros, right int
	precision, precisionSet := s.Precision()
	if precisionSet {
		if len(digits) < precision {
			zeros = precision - len(digits)
		} else if precision == 0 && x.Sign() == 0 {
			return // no digit at all
		}
	}
	length := len(sign) + len(lead) + zeros + len(digits)
	if width, set := s.Width(); set && length < width {
		missing := width - length
		switch {
		case s.Flag('-'):
			right = missing
		case s.Flag('0') && !precisionSet:
			zeros = missing
		default:
			left = missing
		}
	}
	writeMany(s, " ", left)
	s.Write([]byte(sign))
	s.Write([]byte(lead))
	writeMany(s, "0", zeros)
	s.Write(digits)
	writeMany(s, " ", right)
}

func signOf(x *Int, s fmt.State) string {
	switch {
	case x.neg:
		return "-"
	case s.Flag('+'):
		return "+"
	case s.Flag(' '):
		return " "
	}
	return ""
}

func leadOf(s fmt.State, verb rune) string {
	if verb == 'O' {
		return "0o"
	}
	if s.Flag('#') {
		switch verb {
		case 'b':
			return "0b"
		case 'o':
			return "0"
		case 'x':
			return "0x"
		case 'X':
			return "0X"
		}
	}
	return ""
}

func writeMany(s fmt.State, text string, count int) {
	for range count {
		s.Write([]byte(text))
	}
}
