package strconv

import (
	"internal/ucd"
	"unicode/utf8"
)

const (
	lowerHex  = "0123456789abcdef"
	byteOrder = '\uFEFF'
)

// style says how a text is quoted.
type style struct {
	quote       byte
	asciiOnly   bool
	graphicOnly bool
}

// Quote returns s as a Go string literal; escapes stand for what is not printable.
func Quote(s string) string { return string(AppendQuote(nil, s)) }

// AppendQuote appends what Quote returns.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, style{quote: '"'}) }

// QuoteToASCII is Quote with escapes for all that is not ASCII.
func QuoteToASCII(s string) string { return string(AppendQuoteToASCII(nil, s)) }

// AppendQuoteToASCII appends what QuoteToASCII returns.
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return appendQuoted(dst, s, style{quote: '"', asciiOnly: true})
}

// QuoteToGraphic is Quote that leaves Unicode's spaces as they are.
func QuoteToGraphic(s string) string { return string(AppendQuoteToGraphic(nil, s)) }

// AppendQuoteToGraphic appends what QuoteToGraphic returns.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuoted(dst, s, style{quote: '"', graphicOnly: true})
}

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string { return string(AppendQuoteRune(nil, r)) }

// AppendQuoteRune appends what QuoteRune returns.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, style{quote: '\''}) }

// QuoteRuneToASCII is QuoteRune with escapes for all that is not ASCII.
func QuoteRuneToASCII(r rune) string { return string(AppendQuoteRuneToASCII(nil, r)) }

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII returns.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, style{quote: '\'', asciiOnly: true})
}

// QuoteRuneToGraphic is QuoteRune that leaves Unicode's spaces as they are.
func QuoteRuneToGraphic(r rune) string { return string(AppendQuoteRuneToGraphic(nil, r)) }

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic returns.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, style{quote: '\'', graphicOnly: true})
}

// CanBackquote reports whether s can stand unchanged in one line between backquotes.
func CanBackquote(s string) bool {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case size > 1 && r != byteOrder:
		case size > 1 || r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == '\x7F':
			return false
		}
	}
	return true
}

// IsPrint reports whether Go counts r as printable: letters, marks, numbers, punctuation, symbols and the ASCII space.
func IsPrint(r rune) bool { return ucd.IsPrint(r) }

// IsGraphic is IsPrint that counts Unicode's spaces too.
func IsGraphic(r rune) bool { return ucd.IsGraphic(r) }

func appendQuoted(dst []byte, s string, st style) []byte {
	dst = append(dst, st.quote)
	for s != "" {
		r, size := rune(s[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s)
		}
		if size == 1 && r == utf8.RuneError {
			dst = append(dst, '\\', 'x', lowerHex[s[0]>>4], lowerHex[s[0]&15])
		} else {
			dst = appendEscaped(dst, r, st)
		}
		s = s[size:]
	}
	return append(dst, st.quote)
}

func appendQuotedRune(dst []byte, r rune, st style) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, st.quote)
	return append(appendEscaped(dst, r, st), st.quote)
}

func appendEscaped(dst []byte, r rune, st style) []byte {
	if r == rune(st.quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if r < utf8.RuneSelf || !st.asciiOnly {
		if IsPrint(r) || st.graphicOnly && IsGraphic(r) {
			return utf8.AppendRune(dst, r)
		}
	}
	switch r {
	case '\a':
		return append(dst, '\\', 'a')
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	case '\v':
		return append(dst, '\\', 'v')
	}
	width := 8
	switch {
	case r < ' ' || r == '\x7F':
		dst = append(dst, '\\', 'x')
		width = 2
	case r < 0x10000:
		dst = append(dst, '\\', 'u')
		width = 4
	default:
		dst = append(dst, '\\', 'U')
	}
	for shift := (width - 1) * 4; shift >= 0; shift -= 4 {
		dst = append(dst, lowerHex[r>>uint(shift)&15])
	}
	return dst
}
