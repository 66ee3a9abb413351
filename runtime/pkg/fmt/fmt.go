// Package fmt formats and scans text under the control of verbs.
//
// The formatter is native (printer.h): it walks values by their type descriptors. What is Go here are the entry points that write to
// something, and the errors that Errorf makes.
package fmt

import (
	"io"
	"os"
	"strconv"
)

// A State is what a Formatter gets to print with.
type State interface {
	// Write appends to the output.
	Write(b []byte) (n int, err error)
	// Width returns the width and whether it was set.
	Width() (wid int, ok bool)
	// Precision returns the precision and whether it was set.
	Precision() (prec int, ok bool)
	// Flag reports whether the flag c, one of +-#0 and space, was set.
	Flag(c int) bool
}

// A Formatter prints itself for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// A Stringer prints itself for %v and %s.
type Stringer interface {
	String() string
}

// A GoStringer prints itself for %#v.
type GoStringer interface {
	GoString() string
}

// Sprintf, Sprint and Sprintln return what the functions of the same ending print.
func Sprintf(format string, a ...any) string
func Sprint(a ...any) string
func Sprintln(a ...any) string

// Appendf, Append and Appendln append it to b.
func Appendf(b []byte, format string, a ...any) []byte
func Append(b []byte, a ...any) []byte
func Appendln(b []byte, a ...any) []byte

// Fprintf, Fprint and Fprintln write to w what they format, in one Write.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write(Appendf(nil, format, a...))
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	return w.Write(Append(nil, a...))
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return w.Write(Appendln(nil, a...))
}

// Printf, Print and Println write to standard output.
func Printf(format string, a ...any) (n int, err error) {
	return os.Stdout.Write(Appendf(nil, format, a...))
}

func Print(a ...any) (n int, err error) {
	return os.Stdout.Write(Append(nil, a...))
}

func Println(a ...any) (n int, err error) {
	return os.Stdout.Write(Appendln(nil, a...))
}

// FormatString returns the directive, "%+8.3f", that a Formatter was called with.
func FormatString(state State, verb rune) string {
	directive := []byte{'%'}
	for _, flag := range " +-#0" {
		if state.Flag(int(flag)) {
			directive = append(directive, byte(flag))
		}
	}
	if width, ok := state.Width(); ok {
		directive = strconv.AppendInt(directive, int64(width), 10)
	}
	if precision, ok := state.Precision(); ok {
		directive = append(directive, '.')
		directive = strconv.AppendInt(directive, int64(precision), 10)
	}
	return string(directive) + string(verb)
}
