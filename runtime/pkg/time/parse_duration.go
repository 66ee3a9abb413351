package time

import "errors"

// ParseDuration reads a sequence of decimal numbers with units, "300ms", "-1.5h", "2h45m". Units are ns, us (µs), ms, s, m, h.
func ParseDuration(s string) (Duration, error) {
	whole := s
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return 0, errors.New("time: invalid duration " + quote(whole))
	}
	var total uint64
	for s != "" {
		if s[0] != '.' && !isDigit(s, 0) {
			return 0, errors.New("time: invalid duration " + quote(whole))
		}
		v, rest, ok := leadingInt(s)
		if !ok {
			return 0, errors.New("time: invalid duration " + quote(whole))
		}
		sawDigits := len(rest) < len(s)
		s = rest

		var fraction uint64
		scale := 1.0
		if s != "" && s[0] == '.' {
			before := len(s) - 1
			fraction, scale, s = leadingFraction(s[1:])
			sawDigits = sawDigits || len(s) < before
		}
		if !sawDigits {
			return 0, errors.New("time: invalid duration " + quote(whole))
		}

		n := 0
		for n < len(s) && s[n] != '.' && !isDigit(s, n) {
			n++
		}
		if n == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(whole))
		}
		unit := unitOf(s[:n])
		if unit == 0 {
			return 0, errors.New("time: unknown unit " + quote(s[:n]) + " in duration " + quote(whole))
		}
		s = s[n:]
		if v > 1<<63/unit {
			return 0, errors.New("time: invalid duration " + quote(whole))
		}
		v *= unit
		if fraction > 0 {
			v += uint64(float64(fraction) * (float64(unit) / scale))
			if v > 1<<63 {
				return 0, errors.New("time: invalid duration " + quote(whole))
			}
		}
		total += v
		if total > 1<<63 {
			return 0, errors.New("time: invalid duration " + quote(whole))
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return 0, errors.New("time: invalid duration " + quote(whole))
	}
	return Duration(total), nil
}

// unitOf returns the nanoseconds of a unit, 0 if there is no such unit.
func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs": // both signs for micro
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// leadingInt reads the digits with which s begins; ok is false on overflow.
func leadingInt(s string) (x uint64, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		if x > 1<<63/10 {
			return 0, s, false
		}
		x = x*10 + uint64(s[i]-'0')
		if x > 1<<63 {
			return 0, s, false
		}
	}
	return x, s[i:], true
}

// leadingFraction reads digits as x/scale; those beyond the precision of x are skipped.
func leadingFraction(s string) (x uint64, scale float64, rest string) {
	i := 0
	scale = 1
	full := false
	for ; isDigit(s, i); i++ {
		if full {
			continue
		}
		if x > (1<<63-1)/10 {
			full = true
			continue
		}
		y := x*10 + uint64(s[i]-'0')
		if y > 1<<63 {
			full = true
			continue
		}
		x = y
		scale *= 10
	}
	return x, scale, s[i:]
}

func isDigit(s string, i int) bool {
	return i < len(s) && '0' <= s[i] && s[i] <= '9'
}

// quote puts s in quotes and escapes what is not printable ASCII.
func quote(s string) string {
	const hex = "0123456789abcdef"
	buf := []byte{'"'}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			buf = append(buf, '\\', c)
		case c < ' ' || c >= 0x80:
			buf = append(buf, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			buf = append(buf, c)
		}
	}
	return string(append(buf, '"'))
}
