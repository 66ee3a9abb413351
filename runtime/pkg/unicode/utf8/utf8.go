// Package utf8 encodes and decodes UTF-8.
//
// An encoding is valid if it is the shortest one of a code point up to U+10FFFF that is no surrogate. A byte that starts
// no valid encoding decodes as (RuneError, 1), an empty text as (RuneError, 0).
package utf8

const (
	RuneError = '\uFFFD'     // stands for an invalid encoding
	RuneSelf  = 0x80         // code points below are single bytes
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the most bytes an encoding has
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF

	contMask = 0x3F // payload of a continuation byte
)

// leading describes what may follow a first byte.
type leading struct {
	size   int  // of the whole encoding; 0 if the byte cannot start one
	lo, hi byte // bounds of the second byte; further bytes lie in 0x80..0xBF
}

// classify judges a byte of 0x80 and above as the start of an encoding.
func classify(first byte) leading {
	switch {
	case first < 0xC2:
		return leading{}
	case first < 0xE0:
		return leading{2, 0x80, 0xBF}
	case first == 0xE0:
		return leading{3, 0xA0, 0xBF}
	case first == 0xED:
		return leading{3, 0x80, 0x9F}
	case first < 0xF0:
		return leading{3, 0x80, 0xBF}
	case first == 0xF0:
		return leading{4, 0x90, 0xBF}
	case first < 0xF4:
		return leading{4, 0x80, 0xBF}
	case first == 0xF4:
		return leading{4, 0x80, 0x8F}
	}
	return leading{}
}

func isCont(b byte) bool {
	return b&0xC0 == 0x80
}

// FullRune reports whether p begins with a complete encoding; an invalid one counts as complete.
func FullRune(p []byte) bool {
	n := len(p)
	if n == 0 {
		return false
	}
	if p[0] < RuneSelf {
		return true
	}
	l := classify(p[0])
	if n >= l.size {
		return true
	}
	if n > 1 && (p[1] < l.lo || p[1] > l.hi) {
		return true
	}
	return n > 2 && !isCont(p[2])
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	if s[0] < RuneSelf {
		return true
	}
	l := classify(s[0])
	if n >= l.size {
		return true
	}
	if n > 1 && (s[1] < l.lo || s[1] > l.hi) {
		return true
	}
	return n > 2 && !isCont(s[2])
}

// DecodeRune returns the first code point of p and the number of its bytes.
func DecodeRune(p []byte) (rune, int) {
	n := len(p)
	if n == 0 {
		return RuneError, 0
	}
	first := p[0]
	if first < RuneSelf {
		return rune(first), 1
	}
	l := classify(first)
	if l.size == 0 || n < l.size || p[1] < l.lo || p[1] > l.hi {
		return RuneError, 1
	}
	if l.size == 2 {
		return rune(first&0x1F)<<6 | rune(p[1]&contMask), 2
	}
	if !isCont(p[2]) {
		return RuneError, 1
	}
	if l.size == 3 {
		return rune(first&0x0F)<<12 | rune(p[1]&contMask)<<6 | rune(p[2]&contMask), 3
	}
	if !isCont(p[3]) {
		return RuneError, 1
	}
	return rune(first&0x07)<<18 | rune(p[1]&contMask)<<12 | rune(p[2]&contMask)<<6 | rune(p[3]&contMask), 4
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (rune, int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	first := s[0]
	if first < RuneSelf {
		return rune(first), 1
	}
	l := classify(first)
	if l.size == 0 || n < l.size || s[1] < l.lo || s[1] > l.hi {
		return RuneError, 1
	}
	if l.size == 2 {
		return rune(first&0x1F)<<6 | rune(s[1]&contMask), 2
	}
	if !isCont(s[2]) {
		return RuneError, 1
	}
	if l.size == 3 {
		return rune(first&0x0F)<<12 | rune(s[1]&contMask)<<6 | rune(s[2]&contMask), 3
	}
	if !isCont(s[3]) {
		return RuneError, 1
	}
	return rune(first&0x07)<<18 | rune(s[1]&contMask)<<12 | rune(s[2]&contMask)<<6 | rune(s[3]&contMask), 4
}

// DecodeLastRune returns the last code point of p and the number of its bytes.
func DecodeLastRune(p []byte) (rune, int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	start := end - 1
	if p[start] < RuneSelf {
		return rune(p[start]), 1
	}
	lowest := max(0, end-UTFMax)
	for start > lowest && !RuneStart(p[start]) {
		start--
	}
	r, size := DecodeRune(p[start:])
	if start+size != end {
		return RuneError, 1
	}
	return r, size
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	start := end - 1
	if s[start] < RuneSelf {
		return rune(s[start]), 1
	}
	lowest := max(0, end-UTFMax)
	for start > lowest && !RuneStart(s[start]) {
		start--
	}
	r, size := DecodeRuneInString(s[start:])
	if start+size != end {
		return RuneError, 1
	}
	return r, size
}

// RuneLen returns the number of bytes of r's encoding, -1 if r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < RuneSelf:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		if surrogateMin <= r && r <= surrogateMax {
			return -1
		}
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r's encoding (RuneError's if r has none) into p and returns its size. It panics if p is too short.
func EncodeRune(p []byte, r rune) int {
	if 0 <= r && r < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	switch RuneLen(r) {
	case 2:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&contMask
		return 2
	case 4:
		_ = p[3]
		p[0] = 0xF0 | byte(r>>18)
		p[1] = 0x80 | byte(r>>12)&contMask
		p[2] = 0x80 | byte(r>>6)&contMask
		p[3] = 0x80 | byte(r)&contMask
		return 4
	case -1:
		r = RuneError
	}
	_ = p[2]
	p[0] = 0xE0 | byte(r>>12)
	p[1] = 0x80 | byte(r>>6)&contMask
	p[2] = 0x80 | byte(r)&contMask
	return 3
}

// AppendRune appends r's encoding to p.
func AppendRune(p []byte, r rune) []byte {
	if 0 <= r && r < RuneSelf {
		return append(p, byte(r))
	}
	switch RuneLen(r) {
	case 2:
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&contMask)
	case 4:
		return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&contMask, 0x80|byte(r>>6)&contMask, 0x80|byte(r)&contMask)
	case -1:
		r = RuneError
	}
	return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&contMask, 0x80|byte(r)&contMask)
}

// RuneCount returns the number of code points in p; each byte of an invalid encoding counts as one.
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		i += size
	}
	return n
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRuneInString(s[i:])
		i += size
	}
	return n
}

// RuneStart reports whether b could be the first byte of an encoding, valid or not.
func RuneStart(b byte) bool {
	return !isCont(b)
}

// Valid reports whether p is nothing but valid encodings.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString is Valid for a string.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRuneInString(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r can be encoded.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}
