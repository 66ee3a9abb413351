// Package log writes lines of text with the time and the place they come from.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

// Flags say what goes before the text of a line.
const (
	Ldate         = 1 << iota // 2009/01/23
	Ltime                     // 01:23:23
	Lmicroseconds             // 01:23:23.123123, implies Ltime
	Llongfile                 // /a/b/c/d.go:23
	Lshortfile                // d.go:23, overrides Llongfile
	LUTC                      // time in UTC
	Lmsgprefix                // the prefix directly before the text, not at the beginning
	LstdFlags     = Ldate | Ltime
)

// Logger writes lines to a Writer, each by one Write. It may be used by several goroutines at once.
type Logger struct {
	mu     sync.Mutex
	prefix string
	flag   int
	out    io.Writer
	buf    []byte // of the line being written
}

// New returns a Logger.
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flag: flag}
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the logger that the functions of the package use.
func Default() *Logger { return std }

// SetOutput sets where lines go.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
}

// Writer returns where lines go.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// Flags returns the flags.
func (l *Logger) Flags() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.flag
}

// SetFlags sets the flags.
func (l *Logger) SetFlags(flag int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flag = flag
}

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.prefix
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.prefix = prefix
}

// Output writes a line; calldepth says whose place is shown: 1 is the caller of Output.
func (l *Logger) Output(calldepth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	flag := l.flag
	l.mu.Unlock()
	file, line := "???", 0
	if flag&(Lshortfile|Llongfile) != 0 {
		if _, f, n, ok := runtime.Caller(calldepth); ok {
			file, line = f, n
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = l.buf[:0]
	l.header(now, file, line)
	l.buf = append(l.buf, s...)
	if n := len(s); n == 0 || s[n-1] != '\n' {
		l.buf = append(l.buf, '\n')
	}
	_, err := l.out.Write(l.buf)
	return err
}

// header appends what goes before the text.
func (l *Logger) header(t time.Time, file string, line int) {
	if l.flag&Lmsgprefix == 0 {
		l.buf = append(l.buf, l.prefix...)
	}
	if l.flag&LUTC != 0 {
		t = t.UTC()
	}
	if l.flag&Ldate != 0 {
		l.buf = t.AppendFormat(l.buf, "2006/01/02 ")
	}
	switch {
	case l.flag&Lmicroseconds != 0:
		l.buf = t.AppendFormat(l.buf, "15:04:05.000000 ")
	case l.flag&Ltime != 0:
		l.buf = t.AppendFormat(l.buf, "15:04:05 ")
	}
	if l.flag&(Lshortfile|Llongfile) != 0 {
		if l.flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		l.buf = fmt.Appendf(l.buf, "%s:%d: ", file, line)
	}
	if l.flag&Lmsgprefix != 0 {
		l.buf = append(l.buf, l.prefix...)
	}
}

// Print, Printf and Println write a line, formatted as package fmt does.
func (l *Logger) Print(v ...any)                 { l.Output(2, fmt.Sprint(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.Output(2, fmt.Sprintf(format, v...)) }
func (l *Logger) Println(v ...any)               { l.Output(2, fmt.Sprintln(v...)) }

// Fatal and its kin write a line and end the program with status 1.
func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic and its kin write a line and panic with its text.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}
