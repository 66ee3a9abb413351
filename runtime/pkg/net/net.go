// Package net gives TCP connections. A goroutine that waits for one costs no thread: the descriptors belong to the runtime's poller.
//
// Hosts are addresses or "localhost": names are not looked up.
package net

import (
	"errors"
	"io"
	"time"
)

// Addr is the address of an end of a connection.
type Addr interface {
	Network() string // "tcp"
	String() string  // "192.0.2.1:25", "[2001:db8::1]:80"
}

// Conn is a stream connection. Its methods may be called from several goroutines at once.
type Conn interface {
	// Read reads at least one byte; at the end of the stream it returns io.EOF, after the deadline an error whose Timeout is true.
	Read(b []byte) (n int, err error)
	// Write writes all of b unless it returns an error.
	Write(b []byte) (n int, err error)
	// Close ends the connection and wakes blocked Reads and Writes with an error.
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	// SetDeadline is SetReadDeadline and SetWriteDeadline. Operations fail from t on; the zero Time means never.
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// Listener accepts connections.
type Listener interface {
	// Accept waits for the next connection.
	Accept() (Conn, error)
	// Close ends listening and wakes a blocked Accept with an error.
	Close() error
	Addr() Addr
}

// Error is what errors of this package are.
type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

// ErrClosed is the error of an operation on a closed connection or listener.
var ErrClosed error = errClosed{}

type errClosed struct{}

func (errClosed) Error() string   { return "use of closed network connection" }
func (errClosed) Timeout() bool   { return false }
func (errClosed) Temporary() bool { return false }

// OpError says which operation failed, on what, and why.
type OpError struct {
	Op     string // "read", "write", "dial", "listen", "accept", "close", "set"
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

// Timeout reports whether the deadline was the reason.
func (e *OpError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether a later try may succeed.
func (e *OpError) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// AddrError says what is wrong with an address.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr != "" {
		return "address " + e.Addr + ": " + e.Err
	}
	return e.Err
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// UnknownNetworkError is the name of a network that there is not.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// DNSError says why a name has no address.
type DNSError struct {
	Err        string
	Name       string
	IsNotFound bool
}

func (e *DNSError) Error() string   { return "lookup " + e.Name + ": " + e.Err }
func (e *DNSError) Timeout() bool   { return false }
func (e *DNSError) Temporary() bool { return false }

var errNoAddress = errors.New("missing address")

// Buffers is a list of byte slices that are written one after the other.
type Buffers [][]byte

// WriteTo writes what is left of v to w and takes it from v.
func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for len(*v) > 0 {
		written, err := w.Write((*v)[0])
		n += int64(written)
		if err != nil {
			(*v)[0] = (*v)[0][written:]
			return n, err
		}
		*v = (*v)[1:]
	}
	return n, nil
}
