package bytes

import (
	"errors"
	"internal/text"
	"io"
	"unicode/utf8"
)

// MinRead is the room that ReadFrom makes for each Read.
const MinRead = 512

const smallest = 64 // what a Buffer allocates first

// ErrTooLarge is what a Buffer panics with when its contents would not fit in memory.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// lastRead is what the last operation was, for UnreadByte and UnreadRune.
type lastRead int8

const (
	readOther   lastRead = -1 // a read of bytes
	readNothing lastRead = 0  // anything else
	readRune    lastRead = 1  // ReadRune; the value is the size of the code point: 1 to 4
)

// Buffer is bytes to be written at the end and read at the beginning. Its zero value is empty.
type Buffer struct {
	buf  []byte // the contents are buf[off:]
	off  int
	last lastRead
}

// NewBuffer returns a Buffer that owns buf and begins with its contents.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer that begins with s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns the unread bytes, valid until the next change of b.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice with b's free capacity, to append to and then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns the unread bytes; "<nil>" for a nil b.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Peek returns the next n bytes without reading them; io.EOF if there are fewer.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// Len returns the number of unread bytes.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns the capacity of the slice underneath.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns how many bytes can be written without allocating.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate keeps the first n unread bytes. It panics if n is out of range.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = readNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset empties b and keeps its memory.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.last = readNothing
}

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.reserve(n)
}

// reserve makes room for n more bytes, moving the contents to the front if that gives enough.
func (b *Buffer) reserve(n int) {
	if b.off > 0 && b.off == len(b.buf) {
		b.Reset()
	}
	if n <= cap(b.buf)-len(b.buf) {
		return
	}
	length := b.Len()
	if n <= cap(b.buf)/2-length {
		copy(b.buf, b.buf[b.off:])
	} else {
		const addressSpace = 1 << 47
		size := cap(b.buf)
		if n > addressSpace-2*size {
			panic(ErrTooLarge)
		}
		grown := make([]byte, max(2*size+n, smallest))
		copy(grown, b.buf[b.off:])
		b.buf = grown
	}
	b.buf = b.buf[:length]
	b.off = 0
}

// Write appends p; the error is always nil.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.last = readNothing
	b.reserve(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s; the error is always nil.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.last = readNothing
	b.reserve(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c; the error is always nil.
func (b *Buffer) WriteByte(c byte) error {
	b.last = readNothing
	b.reserve(1)
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r's encoding and returns its size; the error is always nil.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	b.last = readNothing
	b.reserve(utf8.UTFMax)
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// ReadFrom appends what r has until it ends. It panics if r returns a negative count.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = readNothing
	for {
		b.reserve(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes the unread bytes to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = readNothing
	if want := b.Len(); want > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > want {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != want {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read reads up to len(p) bytes; io.EOF if there are none.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = readNothing
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = readOther
	}
	return n, nil
}

// Next reads n bytes, or what there is, and returns them, valid until the next change of b.
func (b *Buffer) Next(n int) []byte {
	b.last = readNothing
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = readOther
	}
	return data
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.last = readOther
	return c, nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = lastRead(size)
	return r, size, nil
}

// UnreadRune takes the last ReadRune back.
func (b *Buffer) UnreadRune() error {
	if b.last < readRune {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= int(b.last)
	b.last = readNothing
	return nil
}

// UnreadByte takes the last byte read back.
func (b *Buffer) UnreadByte() error {
	if b.last == readNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = readNothing
	if b.off > 0 {
		b.off--
	}
	return nil
}

// ReadBytes reads up to and including delim; without one, all there is and io.EOF. The result is a copy.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readTo(delim)
	return append(line, part...), err
}

// ReadString is ReadBytes with a string as result.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readTo(delim)
	return string(part), err
}

func (b *Buffer) readTo(delim byte) (part []byte, err error) {
	end := len(b.buf)
	if i := text.IndexByte(text.String(b.buf[b.off:]), delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	part = b.buf[b.off:end]
	b.off = end
	b.last = readOther
	return part, err
}
