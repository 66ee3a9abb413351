package strings

import (
	"internal/text"
	"unicode/utf8"
	"unsafe"
)

// Builder builds a string piece by piece; its zero value is empty. A Builder that was written to must not be copied.
type Builder struct {
	self uintptr // the address at the first write tells copies; stacks do not move, and an address lets b stay on one
	buf  []byte  // becomes the string without copying, so bytes once written never change
}

func (b *Builder) noCopy() {
	here := uintptr(unsafe.Pointer(b))
	if b.self == 0 {
		b.self = here
	} else if b.self != here {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what was written so far.
func (b *Builder) String() string { return text.String(b.buf) }

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns the number of bytes there is room for.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset empties b.
func (b *Builder) Reset() {
	b.self = 0
	b.buf = nil
}

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Builder) Grow(n int) {
	b.noCopy()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		grown := text.Uninitialized(2*cap(b.buf) + n)
		b.buf = grown[:copy(grown, b.buf)]
	}
}

// Write appends p; the error is always nil.
func (b *Builder) Write(p []byte) (int, error) {
	b.noCopy()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteByte appends c; the error is always nil.
func (b *Builder) WriteByte(c byte) error {
	b.noCopy()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r's encoding and returns its size; the error is always nil.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.noCopy()
	n := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - n, nil
}

// WriteString appends s; the error is always nil.
func (b *Builder) WriteString(s string) (int, error) {
	b.noCopy()
	b.buf = append(b.buf, s...)
	return len(s), nil
}
