package big

import (
	"errors"
	"fmt"
)

// MaxBase is the largest base of texts.
const MaxBase = 10 + ('z' - 'a' + 1) + ('Z' - 'A' + 1)

// digits returns |x| in a base from 2 to 62, with 0-9, a-z, A-Z for the digits; "0" for 0.
func (x *Int) digits(base int) string

// parseDigits sets z to the number that digits would print as s; false if s is empty or has other characters.
func (z *Int) parseDigits(s string, base int) bool

// Text returns x in a base from 2 to 62.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if x.neg {
		return "-" + x.digits(base)
	}
	return x.digits(base)
}

// Append appends x.Text(base) to buf.
func (x *Int) Append(buf []byte, base int) []byte {
	return append(buf, x.Text(base)...)
}

// String returns x in decimal.
func (x *Int) String() string {
	return x.Text(10)
}

// SetString sets z to the number s in the given base; base 0 goes by the prefix (0b, 0o, 0, 0x) and allows underscores. The result is nil and
// false if s is not a number; z is undefined then.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	if base != 0 && base < 2 || base > MaxBase {
		return nil, false
	}
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if base == 0 {
		var ok bool
		if s, base, ok = splitPrefix(s); !ok {
			return nil, false
		}
	}
	if !z.parseDigits(s, base) {
		return nil, false
	}
	z.neg = neg && len(z.abs) > 0
	return z, true
}

// splitPrefix takes the base's prefix and the underscores from s.
func splitPrefix(s string) (digits string, base int, ok bool) {
	base = 10
	prefixed := false
	if len(s) >= 2 && s[0] == '0' {
		base, prefixed = 8, true
		switch s[1] {
		case 'b', 'B':
			base, s = 2, s[2:]
		case 'o', 'O':
			s = s[2:]
		case 'x', 'X':
			base, s = 16, s[2:]
		default:
			s = s[1:]
		}
	}
	// An underscore stands between digits, or between prefix and digits.
	clean := make([]byte, 0, len(s))
	digit := prefixed
	for i := 0; i < len(s); i++ {
		if s[i] == '_' {
			if !digit || i+1 == len(s) {
				return "", 0, false
			}
			digit = false
			continue
		}
		digit = true
		clean = append(clean, s[i])
	}
	return string(clean), base, true
}

// Bytes returns |x| as bytes, the most significant first.
func (x *Int) Bytes() []byte {
	return x.FillBytes(make([]byte, (x.BitLen()+7)/8))
}

// FillBytes writes |x| to the end of buf, the rest is zero. It panics if buf is too short.
func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	i := len(buf)
	for _, w := range x.abs {
		for range 8 {
			if i > 0 {
				i--
				buf[i] = byte(w)
			} else if byte(w) != 0 {
				panic("math/big: buffer too small to fit value")
			}
			w >>= 8
		}
	}
	return buf
}

// SetBytes sets z to the number with these bytes, the most significant first.
func (z *Int) SetBytes(buf []byte) *Int {
	limbs := make([]Word, (len(buf)+7)/8)
	for i := range buf {
		b := Word(buf[len(buf)-1-i])
		limbs[i/8] |= b << (8 * (i % 8))
	}
	return z.SetBits(limbs)
}

// MarshalText returns x in decimal.
func (x *Int) MarshalText() (text []byte, err error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return []byte(x.String()), nil
}

// UnmarshalText sets z from text in the syntax of SetString with base 0.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return errors.New("math/big: cannot unmarshal " + fmt.Sprintf("%q", text) + " into a *big.Int")
	}
	return nil
}
