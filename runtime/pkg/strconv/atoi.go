package strconv

import (
	"errors"
	"internal/text"
)

// IntSize is the number of bits of an int.
const IntSize = 64

const maxUint64 = 1<<64 - 1

// ErrRange says that a value is out of the range of its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text has not the right form.
var ErrSyntax = errors.New("invalid syntax")

// NumError records a failed conversion.
type NumError struct {
	Func string // ParseBool, ParseInt, ...
	Num  string // the input
	Err  error  // ErrRange, ErrSyntax, ...
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// The errors keep copies of the text, so that they do not keep a large input alive.

func syntaxError(fn, s string) *NumError {
	return &NumError{fn, text.Clone(s), ErrSyntax}
}

func rangeError(fn, s string) *NumError {
	return &NumError{fn, text.Clone(s), ErrRange}
}

func baseError(fn, s string, base int) *NumError {
	return &NumError{fn, text.Clone(s), errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(fn, s string, bitSize int) *NumError {
	return &NumError{fn, text.Clone(s), errors.New("invalid bit size " + Itoa(bitSize))}
}

// ParseUint reads an unsigned number of bitSize bits (0: those of int) in the given base. Base 0 takes the base from a
// prefix 0b, 0o, 0 or 0x and allows underscores between digits. Out of range it returns the largest value and ErrRange.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

// parseUint reads s, the unsigned part of whole.
func parseUint(fn, whole, s string, base int, bitSize int) (uint64, error) {
	if s == "" {
		return 0, syntaxError(fn, whole)
	}
	autoBase := base == 0
	rest := s
	switch {
	case 2 <= base && base <= 36:
	case autoBase:
		base, rest = cutPrefix(s)
		if rest == "" {
			return 0, syntaxError(fn, whole)
		}
	default:
		return 0, baseError(fn, whole, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, whole, bitSize)
	}
	largest := uint64(maxUint64) >> uint(64-bitSize)
	tooLarge := maxUint64/uint64(base) + 1 // from here on, one more digit overflows

	underscores := false
	var n uint64
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if c == '_' && autoBase {
			underscores = true
			continue
		}
		d := digitValue(c)
		if d >= base {
			return 0, syntaxError(fn, whole)
		}
		if n >= tooLarge {
			return largest, rangeError(fn, whole)
		}
		n *= uint64(base)
		sum := n + uint64(d)
		if sum < n || sum > largest {
			return largest, rangeError(fn, whole)
		}
		n = sum
	}
	if underscores && !underscoresFine(s) {
		return 0, syntaxError(fn, whole)
	}
	return n, nil
}

// cutPrefix splits the base prefix off a number.
func cutPrefix(s string) (base int, rest string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch lower(s[1]) {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	if len(s) == 1 {
		return 10, s
	}
	return 8, s[1:]
}

func lower(c byte) byte {
	return c | ('x' - 'X')
}

// digitValue returns the value of a digit in bases up to 36, a larger number for other characters.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= lower(c) && lower(c) <= 'z':
		return int(lower(c)-'a') + 10
	}
	return 99
}

// ParseInt is ParseUint with a sign. Out of range it returns the nearest value and ErrRange.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	return parseInt("ParseInt", s, base, bitSize)
}

func parseInt(fn, s string, base int, bitSize int) (int64, error) {
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	negative := s[0] == '-'
	unsigned := s
	if negative || s[0] == '+' {
		unsigned = s[1:]
	}
	u, err := parseUint(fn, s, unsigned, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	bound := uint64(1) << uint(bitSize-1) // of negative values
	switch {
	case negative && u > bound:
		return -int64(bound), rangeError(fn, s)
	case negative:
		return -int64(u), nil
	case u >= bound:
		return int64(bound - 1), rangeError(fn, s)
	}
	return int64(u), nil
}

// Atoi is ParseInt(s, 10, 0) with an int as result.
func Atoi(s string) (int, error) {
	if n, ok := shortNumber(s); ok {
		return n, nil
	}
	i, err := parseInt("Atoi", s, 10, 0)
	return int(i), err
}

// shortNumber reads a decimal number that cannot overflow.
func shortNumber(s string) (n int, ok bool) {
	i := 0
	if s != "" && (s[0] == '-' || s[0] == '+') {
		i = 1
	}
	if i == len(s) || len(s) > 18 {
		return 0, false
	}
	for _, c := range []byte(s[i:]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if s[0] == '-' {
		n = -n
	}
	return n, true
}

// underscoresFine reports whether each underscore of a number stands between two digits, or the base prefix and a digit.
func underscoresFine(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	afterDigit := false // the base prefix counts as a digit
	i := 0
	if len(s) >= 2 && s[0] == '0' && (lower(s[1]) == 'b' || lower(s[1]) == 'o' || lower(s[1]) == 'x') {
		i = 2
		hex = lower(s[1]) == 'x'
		afterDigit = true
	}
	afterUnderscore := false
	for ; i < len(s); i++ {
		c := s[i]
		isDigit := '0' <= c && c <= '9' || hex && 'a' <= lower(c) && lower(c) <= 'f'
		switch {
		case isDigit:
			afterDigit, afterUnderscore = true, false
		case c == '_':
			if !afterDigit {
				return false
			}
			afterDigit, afterUnderscore = false, true
		default:
			if afterUnderscore {
				return false
			}
			afterDigit = false
		}
	}
	return !afterUnderscore
}
