package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// What the poller watches for, and what waiting ends with; as gort::PollMode and gort::PollResult.
const (
	forReading = 0
	forWriting = 1

	pollReady   = 0
	pollClosing = 1
	pollTimeout = 2
)

// The system calls, and the poller. errno is 0 for success. Addresses are 4 or 16 bytes.
func sysSocket(size int) (fd int, errno int)

//go:noescape
func sysListen(fd int, ip []byte, port int) (errno int)

//go:noescape
func sysConnect(fd int, ip []byte, port int) (errno int)
func sysConnectResult(fd int) (errno int)
func sysAccept(fd int) (conn int, errno int)
func sysAddress(fd int, peer bool) (ip []byte, port int)

//go:noescape
func sysRead(fd int, p []byte) (n int, errno int)

//go:noescape
func sysWrite(fd int, p []byte) (n int, errno int)
func sysShutdown(fd int, writing bool) (errno int)
func sysSetOption(fd int, option int, value int) (errno int)
func sysClose(fd int)
func errnoText(errno int) string
func pollOpen(fd int) (poll uintptr, errno int)
func pollPrepare(poll uintptr, mode int) int
func pollWait(poll uintptr, mode int) int
func pollSetDeadline(poll uintptr, left int64, mode int) // left: nanoseconds from now; 0: none
func pollUnblock(poll uintptr)
func pollClose(poll uintptr)

// Numbers of Linux.
const (
	eINTR        = 4
	eAGAIN       = 11
	eCONNABORTED = 103
	eINPROGRESS  = 115

	optionNoDelay   = 0
	optionKeepAlive = 1
	optionLinger    = 2
)

// A systemError is a failed system call.
type systemError struct {
	call  string
	errno int
}

func (e *systemError) Error() string   { return e.call + ": " + errnoText(e.errno) }
func (e *systemError) Timeout() bool   { return e.errno == eAGAIN }
func (e *systemError) Temporary() bool { return e.errno == eINTR || e.errno == eAGAIN }

func failed(call string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &systemError{call, errno}
}

// A netFD is a socket that the poller watches. The descriptor is closed when the last operation on it has ended.
type netFD struct {
	fd   int
	poll uintptr

	reading sync.Mutex // held by the Read or Accept in progress
	writing sync.Mutex // held by the Write in progress

	mu     sync.Mutex
	users  int // operations in progress; guarded by mu
	closed bool
}

func newFD(fd int) (*netFD, error) {
	poll, errno := pollOpen(fd)
	if errno != 0 {
		sysClose(fd)
		return nil, failed("epoll_ctl", errno)
	}
	return &netFD{fd: fd, poll: poll}, nil
}

// enter begins an operation, which leave ends.
func (fd *netFD) enter() error {
	fd.mu.Lock()
	defer fd.mu.Unlock()
	if fd.closed {
		return ErrClosed
	}
	fd.users++
	return nil
}

func (fd *netFD) leave() {
	fd.mu.Lock()
	fd.users--
	last := fd.closed && fd.users == 0
	fd.mu.Unlock()
	if last {
		fd.release()
	}
}

func (fd *netFD) release() {
	pollClose(fd.poll)
	sysClose(fd.fd)
}

func (fd *netFD) Close() error {
	fd.mu.Lock()
	if fd.closed {
		fd.mu.Unlock()
		return ErrClosed
	}
	fd.closed = true
	last := fd.users == 0
	fd.mu.Unlock()
	pollUnblock(fd.poll)
	if last {
		fd.release()
	}
	return nil
}

func pollError(result int) error {
	switch result {
	case pollClosing:
		return ErrClosed
	case pollTimeout:
		return os.ErrDeadlineExceeded
	}
	return nil
}

// try calls attempt until it is not told to come again; in between it waits for readiness.
func (fd *netFD) try(mode int, call string, attempt func() (errno int)) error {
	if err := pollError(pollPrepare(fd.poll, mode)); err != nil {
		return err
	}
	for {
		switch errno := attempt(); errno {
		case 0:
			return nil
		case eINTR:
		case eAGAIN:
			if err := pollError(pollWait(fd.poll, mode)); err != nil {
				return err
			}
		default:
			return failed(call, errno)
		}
	}
}

func (fd *netFD) Read(p []byte) (n int, err error) {
	if err := fd.enter(); err != nil {
		return 0, err
	}
	defer fd.leave()
	if len(p) == 0 {
		return 0, nil
	}
	fd.reading.Lock()
	defer fd.reading.Unlock()
	err = fd.try(forReading, "read", func() (errno int) {
		n, errno = sysRead(fd.fd, p)
		return errno
	})
	if err != nil {
		return 0, err
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (fd *netFD) Write(p []byte) (n int, err error) {
	if err := fd.enter(); err != nil {
		return 0, err
	}
	defer fd.leave()
	fd.writing.Lock()
	defer fd.writing.Unlock()
	for n < len(p) {
		written := 0
		err = fd.try(forWriting, "write", func() (errno int) {
			written, errno = sysWrite(fd.fd, p[n:])
			return errno
		})
		if err != nil {
			return n, err
		}
		n += written
	}
	return n, nil
}

func (fd *netFD) accept() (*netFD, error) {
	if err := fd.enter(); err != nil {
		return nil, err
	}
	defer fd.leave()
	fd.reading.Lock()
	defer fd.reading.Unlock()
	conn := -1
	err := fd.try(forReading, "accept4", func() (errno int) {
		conn, errno = sysAccept(fd.fd)
		if errno == eCONNABORTED {
			return eINTR // that one is gone: take the next
		}
		return errno
	})
	if err != nil {
		return nil, err
	}
	return newFD(conn)
}

// connect ends when the connection stands, the deadline passes or it is refused.
func (fd *netFD) connect(ip []byte, port int) error {
	errno := sysConnect(fd.fd, ip, port)
	if errno != eINPROGRESS && errno != eINTR {
		return failed("connect", errno)
	}
	if err := pollError(pollWait(fd.poll, forWriting)); err != nil {
		return err
	}
	return failed("connect", sysConnectResult(fd.fd))
}

// setDeadline makes operations fail from t on.
func (fd *netFD) setDeadline(t time.Time, reading, writing bool) error {
	if err := fd.enter(); err != nil {
		return err
	}
	defer fd.leave()
	var left int64
	if !t.IsZero() {
		left = int64(time.Until(t))
		if left == 0 {
			left = -1
		}
	}
	if reading {
		pollSetDeadline(fd.poll, left, forReading)
	}
	if writing {
		pollSetDeadline(fd.poll, left, forWriting)
	}
	return nil
}
