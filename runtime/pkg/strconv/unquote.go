package strconv

import (
	"internal/text"
	"unicode/utf8"
)

// Unquote returns the string that the Go literal s denotes; a character literal gives a string of one character.
func Unquote(s string) (string, error) {
	value, n, ok := unquote(s)
	if !ok || n != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}

// QuotedPrefix returns the string or character literal with which s begins.
func QuotedPrefix(s string) (string, error) {
	_, n, ok := unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// unquote reads the literal with which s begins: its value and its length.
func unquote(s string) (value string, n int, ok bool) {
	if len(s) < 2 {
		return "", 0, false
	}
	quote := s[0]
	switch quote {
	case '`':
		return unquoteRaw(s)
	case '"', '\'':
	default:
		return "", 0, false
	}
	// Most literals have no escapes and need no copy.
	end := text.IndexByte(s[1:], quote) + 1
	if end > 0 && quote == '"' && text.IndexByte(s[:end], '\\') < 0 && text.IndexByte(s[:end], '\n') < 0 &&
		utf8.ValidString(s[:end]) {
		return s[1:end], end + 1, true
	}
	var buf []byte
	rest := s[1:]
	for rest != "" && rest[0] != quote {
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if rest[0] == '\n' || err != nil {
			return "", 0, false
		}
		rest = tail
		if r < utf8.RuneSelf || !multibyte {
			buf = append(buf, byte(r))
		} else {
			buf = utf8.AppendRune(buf, r)
		}
		if quote == '\'' {
			break
		}
	}
	if rest == "" || rest[0] != quote || quote == '\'' && len(rest) == len(s)-1 {
		return "", 0, false
	}
	return string(buf), len(s) - len(rest) + 1, true
}

// unquoteRaw reads a literal in backquotes, which loses its carriage returns.
func unquoteRaw(s string) (value string, n int, ok bool) {
	end := text.IndexByte(s[1:], '`') + 1
	if end == 0 {
		return "", 0, false
	}
	value = s[1:end]
	if text.IndexByte(value, '\r') >= 0 {
		kept := make([]byte, 0, len(value))
		for i := range len(value) {
			if value[i] != '\r' {
				kept = append(kept, value[i])
			}
		}
		value = string(kept)
	}
	return value, end + 1, true
}

// UnquoteChar decodes the first character or escape of s, the inside of a literal in the given quotes (0: quotes may
// stand unescaped, and escaped ones may not). multibyte says whether the value needs UTF-8: escapes \x and \ooo are bytes.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	first := s[0]
	switch {
	case first == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case first >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case first != '\\':
		return rune(first), false, s[1:], nil
	}
	if len(s) == 1 {
		return 0, false, "", ErrSyntax
	}
	kind := s[1]
	s = s[2:]
	switch kind {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if kind != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(kind)
	case 'x', 'u', 'U':
		n := 2
		if kind == 'u' {
			n = 4
		} else if kind == 'U' {
			n = 8
		}
		v, ok := number16(s, n)
		if !ok || kind != 'x' && !utf8.ValidRune(v) {
			return 0, false, "", ErrSyntax
		}
		return v, kind != 'x', s[n:], nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := rune(kind - '0')
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		for i := range 2 {
			if s[i] < '0' || s[i] > '7' {
				return 0, false, "", ErrSyntax
			}
			v = v<<3 | rune(s[i]-'0')
		}
		if v > 255 {
			return 0, false, "", ErrSyntax
		}
		return v, false, s[2:], nil
	default:
		return 0, false, "", ErrSyntax
	}
	return value, false, s, nil
}

// number16 reads n hexadecimal digits.
func number16(s string, n int) (rune, bool) {
	if len(s) < n {
		return 0, false
	}
	var v rune
	for i := range n {
		d := digitValue(s[i])
		if d > 15 {
			return 0, false
		}
		v = v<<4 | rune(d)
	}
	return v, true
}
