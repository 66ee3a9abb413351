package bufio

import (
	"bytes"
	"errors"
	"internal/ucd"
	"io"
	"unicode/utf8"
)

// Scanner splits input into tokens: lines, unless Split says otherwise.
type Scanner struct {
	r         io.Reader
	split     SplitFunc
	most      int    // size of a token
	token     []byte // of the last Scan
	buf       []byte // unread bytes are buf[start:end]
	start     int
	end       int
	err       error
	emptyRuns int  // empty tokens in a row that made no progress
	started   bool // Scan was called
	done      bool // the split function has ended the scan
}

// SplitFunc finds the next token at the beginning of data: how far to advance, and the token, nil if more data is needed.
// The last call has atEOF set, and is made with empty data only if data was empty before. ErrFinalToken ends the scan
// with this token.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken ends a scan without an error.
var ErrFinalToken = errors.New("final token")

const (
	// MaxScanTokenSize is the size of the longest token, unless Buffer says otherwise.
	MaxScanTokenSize = 64 * 1024

	firstScanBuffer = 4096
)

// NewScanner returns a Scanner of lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, most: MaxScanTokenSize}
}

// Err returns the error that ended the scan; the end of input is none.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token of the last Scan, valid until the next.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token of the last Scan.
func (s *Scanner) Text() string { return string(s.token) }

// Scan goes on to the next token; false at the end. It panics if the split function returns too many empty tokens.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.started = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				if err == ErrFinalToken {
					s.token = token
					s.done = true
					return token != nil
				}
				s.fail(err)
				return false
			}
			if !s.advance(advance) {
				return false
			}
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.emptyRuns = 0
				} else if s.emptyRuns++; s.emptyRuns > emptyReads {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			s.token = nil
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// fail ends the scan; an error from before counts.
func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.token = nil
}

// advance skips n bytes.
func (s *Scanner) advance(n int) bool {
	switch {
	case n < 0:
		s.fail(ErrNegativeAdvance)
		return false
	case n > s.end-s.start:
		s.fail(ErrAdvanceTooFar)
		return false
	}
	s.start += n
	return true
}

// makeRoom moves the bytes to the front, and makes a full buffer larger.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	const maxInt = int(^uint(0) >> 1)
	if len(s.buf) >= s.most || len(s.buf) > maxInt/2 {
		s.fail(ErrTooLong)
		return false
	}
	size := len(s.buf) * 2
	if size == 0 {
		size = firstScanBuffer
	}
	larger := make([]byte, min(size, s.most))
	copy(larger, s.buf[s.start:s.end])
	s.buf = larger
	s.end -= s.start
	s.start = 0
	return true
}

// read reads something, or sets the error.
func (s *Scanner) read() {
	for tries := 0; ; tries++ {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || len(s.buf)-s.end < n {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			if s.err == nil || s.err == io.EOF {
				s.err = err
			}
			return
		}
		if n > 0 {
			s.emptyRuns = 0
			return
		}
		if tries > emptyReads {
			s.fail(io.ErrNoProgress)
			return
		}
	}
}

// Buffer sets the first buffer and the largest size of a token. It panics after the first Scan.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.most = max
}

// Split sets the split function. It panics after the first Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

// ScanBytes is a split function for bytes.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes is a split function for code points; an invalid byte gives U+FFFD in three bytes.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	switch {
	case len(data) == 0:
		return 0, nil, nil
	case data[0] < utf8.RuneSelf:
		return 1, data[:1], nil
	}
	if _, size := utf8.DecodeRune(data); size > 1 {
		return size, data[:size], nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

// ScanLines is a split function for lines without their ends, \n or \r\n.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, withoutCR(data[:i]), nil
	}
	if atEOF {
		return len(data), withoutCR(data), nil
	}
	return 0, nil, nil
}

func withoutCR(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// ScanWords is a split function for words between white space.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := utf8.DecodeRune(data[start:])
		if !ucd.IsSpace(r) {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if ucd.IsSpace(r) {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
