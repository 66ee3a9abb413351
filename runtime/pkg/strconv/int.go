// Package strconv turns numbers, booleans and quoted strings into text and back.
//
// Integers and quoting are Go (int.go, atoi.go, quote.go, unquote.go). Floating point (ftoa.go, atof.go) is laid out in
// Go around two native steps: the digits of a number, and the number nearest to some digits.
package strconv

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// FormatInt returns i in the given base, 2 to 36.
func FormatInt(i int64, base int) string {
	if 0 <= i && i < 10 && base >= 10 && base <= 36 {
		return digits[i : i+1]
	}
	var buf [65]byte
	return string(buf[fill(&buf, magnitude(i), base, i < 0):])
}

// FormatUint returns i in the given base, 2 to 36.
func FormatUint(i uint64, base int) string {
	if i < 10 && base >= 10 && base <= 36 {
		return digits[i : i+1]
	}
	var buf [65]byte
	return string(buf[fill(&buf, i, base, false):])
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string {
	return FormatInt(int64(i), 10)
}

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte {
	var buf [65]byte
	return append(dst, buf[fill(&buf, magnitude(i), base, i < 0):]...)
}

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte {
	var buf [65]byte
	return append(dst, buf[fill(&buf, i, base, false):]...)
}

func magnitude(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}

// fill writes u at the end of buf, which has room for 64 binary digits and a sign, and returns where it starts.
func fill(buf *[65]byte, u uint64, base int, negative bool) int {
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	i := len(buf)
	switch {
	case base == 10:
		for u >= 10 {
			i--
			rest := u / 10
			buf[i] = byte(u-rest*10) + '0'
			u = rest
		}
	case base&(base-1) == 0:
		shift := uint(0)
		for base>>shift > 1 {
			shift++
		}
		mask := uint64(base) - 1
		for u > mask {
			i--
			buf[i] = digits[u&mask]
			u >>= shift
		}
	default:
		b := uint64(base)
		for u >= b {
			i--
			rest := u / b
			buf[i] = digits[u-rest*b]
			u = rest
		}
	}
	i--
	buf[i] = digits[u]
	if negative {
		i--
		buf[i] = '-'
	}
	return i
}
