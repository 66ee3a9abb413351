package os

import (
	"errors"
	"internal/oserror"
	"io/fs"
	"syscall"
)

// Errors to compare with by errors.Is.
var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = error(&deadlineExceeded{})
	ErrProcessDone      = errors.New("os: process already finished")
)

type deadlineExceeded struct{}

func (e *deadlineExceeded) Error() string   { return "i/o timeout" }
func (e *deadlineExceeded) Timeout() bool   { return true }
func (e *deadlineExceeded) Temporary() bool { return true }

// PathError is an error with the operation and the path it happened at.
type PathError = fs.PathError

// SyscallError is an error with the name of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is one of time.
func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError returns a SyscallError; nil if err is.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// LinkError is an error of Link, Symlink or Rename with both paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

// IsExist and the others see through the package's own error types only; errors.Is sees more.
func IsExist(err error) bool      { return is(err, oserror.ErrExist) }
func IsNotExist(err error) bool   { return is(err, oserror.ErrNotExist) }
func IsPermission(err error) bool { return is(err, oserror.ErrPermission) }

func is(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// IsTimeout reports whether the error says that it is one of time.
func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

// pathError wraps err, if there is one.
func pathError(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{Op: op, Path: path, Err: err}
}
