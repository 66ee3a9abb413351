package fmt

import (
	"errors"
	"internal/ucd"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// This file scans text into variables of the basic types, through pointers to them.

// Sscan and the others of the package read values separated by space into the operands, and return how many they read:
// ...scan takes newlines for space, ...scanln stops at one, ...scanf follows a format.
func Sscan(str string, a ...any) (n int, err error)   { return Fscan(strings.NewReader(str), a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(strings.NewReader(str), a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(strings.NewReader(str), format, a...)
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r)
	s.newlineIsSpace = true
	for _, operand := range a {
		if err := s.value(operand, 'v'); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r)
	for _, operand := range a {
		if err := s.value(operand, 'v'); err != nil {
			return n, err
		}
		n++
	}
	for {
		c, ok := s.next()
		if !ok || c == '\n' {
			return n, s.err
		}
		if !ucd.IsSpace(c) {
			s.back()
			return n, errors.New("expected newline")
		}
	}
}

// Fscanf reads what the format says: text must match, space matches space, %% a percent sign, other directives read an
// operand, of as many characters at most as their width.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScanner(r)
	for i := 0; i < len(format); {
		c, size := utf8.DecodeRuneInString(format[i:])
		switch {
		case ucd.IsSpace(c):
			newline := false
			for i < len(format) {
				c, size := utf8.DecodeRuneInString(format[i:])
				if !ucd.IsSpace(c) {
					break
				}
				newline = newline || c == '\n'
				i += size
			}
			if err := s.spaceInFormat(newline); err != nil {
				return n, err
			}
			continue
		case c != '%' || strings.HasPrefix(format[i:], "%%"):
			if c == '%' {
				size = 2
				s.skipSpace()
			}
			if got, ok := s.next(); !ok {
				return n, s.atEnd(io.ErrUnexpectedEOF)
			} else if got != c {
				s.back()
				return n, errors.New("input does not match format")
			}
			i += size
			continue
		}
		i++
		width := 0
		for i < len(format) && '0' <= format[i] && format[i] <= '9' {
			width = width*10 + int(format[i]-'0')
			i++
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		if size == 0 {
			return n, errors.New("too few operands for format '%'")
		}
		i += size
		if n >= len(a) {
			return n, errors.New("too few operands for format '%" + string(verb) + "'")
		}
		s.limit = noLimit
		if width > 0 {
			s.limit = width
		}
		if err := s.value(a[n], verb); err != nil {
			return n, err
		}
		s.limit = noLimit
		n++
	}
	if n < len(a) {
		return n, errors.New("too many operands")
	}
	return n, nil
}

const noLimit = 1 << 30

// scanner reads code points and can take the last one back.
type scanner struct {
	in             io.RuneScanner
	err            error // that of the reader, but for io.EOF
	newlineIsSpace bool
	limit          int // code points that the current token may still have
}

func newScanner(r io.Reader) *scanner {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteRunes{r: r}
	}
	return &scanner{in: in, limit: noLimit}
}

// next returns the next code point; not ok at the end of input and after an error.
func (s *scanner) next() (c rune, ok bool) {
	c, _, err := s.in.ReadRune()
	if err != nil {
		if err != io.EOF {
			s.err = err
		}
		return 0, false
	}
	return c, true
}

func (s *scanner) back() { s.in.UnreadRune() }

// atEnd returns the error to report at the end of input.
func (s *scanner) atEnd(err error) error {
	if s.err != nil {
		return s.err
	}
	return err
}

// skipSpace skips space; it stops at a newline, and reports it, unless newlines are space.
func (s *scanner) skipSpace() (atNewline bool) {
	for {
		c, ok := s.next()
		switch {
		case !ok:
			return false
		case c == '\r' || c != '\n' && ucd.IsSpace(c):
			continue
		case c == '\n' && s.newlineIsSpace:
			continue
		}
		s.back()
		return c == '\n'
	}
}

// spaceInFormat matches a run of space in a format, which must have a newline if the format's has.
func (s *scanner) spaceInFormat(newline bool) error {
	atNewline := s.skipSpace()
	if !newline {
		if atNewline {
			return errors.New("newline in input does not match format")
		}
		return nil
	}
	c, ok := s.next()
	if !ok {
		return nil
	}
	if c != '\n' {
		s.back()
		return errors.New("newline in format does not match input")
	}
	s.skipSpace()
	return nil
}

// token reads the code points for which accept holds.
func (s *scanner) token(accept func(c rune) bool) string {
	var text []byte
	for ; s.limit > 0; s.limit-- {
		c, ok := s.next()
		if !ok {
			break
		}
		if !accept(c) {
			s.back()
			break
		}
		text = utf8.AppendRune(text, c)
	}
	return string(text)
}

func (s *scanner) word() string {
	return s.token(func(c rune) bool { return !ucd.IsSpace(c) })
}

// value reads one value into the variable that operand points to.
func (s *scanner) value(operand any, verb rune) error {
	if p, ok := operand.(*rune); ok && verb == 'c' {
		c, ok := s.next()
		if !ok {
			return s.atEnd(io.EOF)
		}
		*p = c
		return nil
	}
	if s.skipSpace() {
		return errors.New("unexpected newline")
	}
	if _, ok := s.next(); !ok {
		return s.atEnd(io.EOF)
	}
	s.back()

	switch p := operand.(type) {
	case *string:
		return s.text(p, verb)
	case *[]byte:
		var text string
		err := s.text(&text, verb)
		*p = []byte(text)
		return err
	case *bool:
		word := s.token(func(c rune) bool { return ucd.IsLetter(c) || c == '0' || c == '1' })
		b, err := strconv.ParseBool(word)
		if err != nil {
			return errors.New("syntax error scanning boolean")
		}
		*p = b
		return nil
	case *int:
		return integer(s, p, verb, strconv.IntSize)
	case *int8:
		return integer(s, p, verb, 8)
	case *int16:
		return integer(s, p, verb, 16)
	case *int32:
		return integer(s, p, verb, 32)
	case *int64:
		return integer(s, p, verb, 64)
	case *uint:
		return unsigned(s, p, verb, strconv.IntSize)
	case *uint8:
		return unsigned(s, p, verb, 8)
	case *uint16:
		return unsigned(s, p, verb, 16)
	case *uint32:
		return unsigned(s, p, verb, 32)
	case *uint64:
		return unsigned(s, p, verb, 64)
	case *float32:
		return float(s, p, 32)
	case *float64:
		return float(s, p, 64)
	}
	return errors.New("can't scan type: " + Sprintf("%T", operand))
}

// text reads a word, or with %q a quoted string.
func (s *scanner) text(p *string, verb rune) error {
	if verb != 'q' {
		*p = s.word()
		return nil
	}
	quote, _ := s.next()
	if quote != '"' && quote != '`' {
		return errors.New("expected quoted string")
	}
	escaped := false
	literal := string(quote) + s.token(func(c rune) bool {
		if c == quote && !escaped {
			return false
		}
		escaped = quote == '"' && c == '\\' && !escaped
		return true
	})
	if _, ok := s.next(); !ok {
		return s.atEnd(io.ErrUnexpectedEOF)
	}
	value, err := strconv.Unquote(literal + string(quote))
	*p = value
	return err
}

// digits reads a number's text, and returns its base; 0 means that a prefix tells.
func (s *scanner) digits(verb rune) (text string, base int) {
	base = 10
	switch verb {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'x', 'X':
		base = 16
	case 'v':
		base = 0
	}
	first := true // nothing but perhaps a sign was read
	zero := false // the last character is the number's first, a 0
	hex := base == 16
	text = s.token(func(c rune) bool {
		letter := c | 0x20
		switch {
		case first && (c == '+' || c == '-'):
			return true
		case zero && base == 0 && (letter == 'x' || letter == 'o' || letter == 'b'):
			zero = false
			hex = letter == 'x'
			return true
		case '0' <= c && c <= '9' || hex && 'a' <= letter && letter <= 'f' || c == '_' && base == 0:
			zero = first && c == '0'
			first = false
			return true
		}
		return false
	})
	return text, base
}

// numberError returns the error for a text that is no number, or one that does not fit.
func numberError(kind, text string, err error) error {
	if errors.Is(err, strconv.ErrRange) {
		return errors.New(kind + " overflow on token " + text)
	}
	if text == "" || text == "+" || text == "-" {
		return errors.New("expected integer")
	}
	return err
}

func integer[T int | int8 | int16 | int32 | int64](s *scanner, p *T, verb rune, bits int) error {
	text, base := s.digits(verb)
	x, err := strconv.ParseInt(text, base, bits)
	if err != nil {
		return numberError("integer", text, err)
	}
	*p = T(x)
	return nil
}

func unsigned[T uint | uint8 | uint16 | uint32 | uint64](s *scanner, p *T, verb rune, bits int) error {
	text, base := s.digits(verb)
	x, err := strconv.ParseUint(text, base, bits)
	if err != nil {
		return numberError("unsigned integer", text, err)
	}
	*p = T(x)
	return nil
}

func float[T float32 | float64](s *scanner, p *T, bits int) error {
	text := s.token(func(c rune) bool {
		return '0' <= c && c <= '9' || strings.ContainsRune("+-._eEpPxXinfINFaAtTyY", c) || 'b' <= c|0x20 && c|0x20 <= 'd'
	})
	x, err := strconv.ParseFloat(text, bits)
	if err != nil {
		return err
	}
	*p = T(x)
	return nil
}

// byteRunes makes a reader one of code points, reading single bytes so that nothing is taken that is not used.
type byteRunes struct {
	r      io.Reader
	last   rune
	size   int
	unread bool
}

func (b *byteRunes) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.last, b.size, nil
	}
	var buf [utf8.UTFMax]byte
	n := 0
	for n == 0 || n < len(buf) && !utf8.FullRune(buf[:n]) {
		if _, err := io.ReadFull(b.r, buf[n:n+1]); err != nil {
			if n > 0 {
				break
			}
			return 0, 0, err
		}
		n++
	}
	b.last, b.size = utf8.DecodeRune(buf[:n])
	return b.last, b.size, nil
}

func (b *byteRunes) UnreadRune() error {
	b.unread = true
	return nil
}
