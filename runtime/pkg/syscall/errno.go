// Package syscall is a small part of the system's interface: errors, signals, and the calls that package os is made of.
package syscall

import (
	"errors"
	"internal/oserror"
)

// Errno is an error number of the kernel.
type Errno uintptr

const (
	EPERM        = Errno(1)
	ENOENT       = Errno(2)
	ESRCH        = Errno(3)
	EINTR        = Errno(4)
	EIO          = Errno(5)
	ENXIO        = Errno(6)
	E2BIG        = Errno(7)
	ENOEXEC      = Errno(8)
	EBADF        = Errno(9)
	ECHILD       = Errno(10)
	EAGAIN       = Errno(11)
	EWOULDBLOCK  = Errno(11)
	ENOMEM       = Errno(12)
	EACCES       = Errno(13)
	EFAULT       = Errno(14)
	EBUSY        = Errno(16)
	EEXIST       = Errno(17)
	EXDEV        = Errno(18)
	ENODEV       = Errno(19)
	ENOTDIR      = Errno(20)
	EISDIR       = Errno(21)
	EINVAL       = Errno(22)
	ENFILE       = Errno(23)
	EMFILE       = Errno(24)
	ENOTTY       = Errno(25)
	EFBIG        = Errno(27)
	ENOSPC       = Errno(28)
	ESPIPE       = Errno(29)
	EROFS        = Errno(30)
	EMLINK       = Errno(31)
	EPIPE        = Errno(32)
	EDOM         = Errno(33)
	ERANGE       = Errno(34)
	ENAMETOOLONG = Errno(36)
	ENOSYS       = Errno(38)
	ENOTEMPTY    = Errno(39)
	ELOOP        = Errno(40)

	ENOTSOCK      = Errno(88)
	EOPNOTSUPP    = Errno(95)
	ENOTSUP       = Errno(95)
	EAFNOSUPPORT  = Errno(97)
	EADDRINUSE    = Errno(98)
	EADDRNOTAVAIL = Errno(99)
	ENETUNREACH   = Errno(101)
	ECONNABORTED  = Errno(103)
	ECONNRESET    = Errno(104)
	EISCONN       = Errno(106)
	ENOTCONN      = Errno(107)
	ETIMEDOUT     = Errno(110)
	ECONNREFUSED  = Errno(111)
	EHOSTUNREACH  = Errno(113)
	EALREADY      = Errno(114)
	EINPROGRESS   = Errno(115)
)

func (e Errno) Error() string { return errorText(int(e)) }

// Is maps error numbers to the errors of package os.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}

// Temporary reports whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether the error is one of time.
func (e Errno) Timeout() bool {
	return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT
}

// Signal is a signal's number.
type Signal int

const (
	SIGHUP  = Signal(1)
	SIGINT  = Signal(2)
	SIGQUIT = Signal(3)
	SIGILL  = Signal(4)
	SIGTRAP = Signal(5)
	SIGABRT = Signal(6)
	SIGBUS  = Signal(7)
	SIGFPE  = Signal(8)
	SIGKILL = Signal(9)
	SIGUSR1 = Signal(10)
	SIGSEGV = Signal(11)
	SIGUSR2 = Signal(12)
	SIGPIPE = Signal(13)
	SIGALRM = Signal(14)
	SIGTERM = Signal(15)
	SIGCHLD = Signal(17)
	SIGCONT = Signal(18)
	SIGSTOP = Signal(19)
	SIGTSTP = Signal(20)
	SIGTTIN = Signal(21)
	SIGTTOU = Signal(22)
	SIGURG  = Signal(23)
	SIGXCPU = Signal(24)
)

var signalNames = [...]string{
	1: "hangup", 2: "interrupt", 3: "quit", 4: "illegal instruction", 5: "trace/breakpoint trap", 6: "aborted",
	7: "bus error", 8: "floating point exception", 9: "killed", 10: "user defined signal 1", 11: "segmentation fault",
	12: "user defined signal 2", 13: "broken pipe", 14: "alarm clock", 15: "terminated",
}

// Signal marks the type as an os.Signal.
func (s Signal) Signal() {}

func (s Signal) String() string {
	if 0 <= s && int(s) < len(signalNames) && signalNames[s] != "" {
		return signalNames[s]
	}
	return "signal " + number(int(s))
}

func number(n int) string {
	if n < 0 {
		return "-" + number(-n)
	}
	if n >= 10 {
		return number(n/10) + number(n%10)
	}
	return "0123456789"[n : n+1]
}

// errorText returns the system's text for an error number, in lower case.
func errorText(n int) string
