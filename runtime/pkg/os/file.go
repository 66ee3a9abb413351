// Package os opens files, and talks to the system about them and the process.
//
// A File is a descriptor and its name. Reads and writes are plain system calls that let other goroutines run meanwhile.
package os

import (
	"errors"
	"io"
	"io/fs"
	"sync/atomic"
	"syscall"
	"time"
)

// Flags of OpenFile.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Old names of io.SeekStart, io.SeekCurrent and io.SeekEnd.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'

	DevNull = "/dev/null"
)

// IsPathSeparator reports whether c separates elements of a path.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// File is an open file.
type File struct {
	fd      atomic.Int64 // -1 once closed
	name    string
	appends bool
	dir     *dirReader // once read as a directory
}

// Standard files.
var (
	Stdin  = NewFile(uintptr(syscall.Stdin), "/dev/stdin")
	Stdout = NewFile(uintptr(syscall.Stdout), "/dev/stdout")
	Stderr = NewFile(uintptr(syscall.Stderr), "/dev/stderr")
)

// NewFile returns a File of a descriptor; nil if that is none.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return newFile(int(fd), name)
}

func newFile(fd int, name string) *File {
	f := &File{name: name}
	f.fd.Store(int64(fd))
	return f
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties it, and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file with flags O_..., and permissions if it makes it.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	for {
		fd, err := syscall.Open(name, flag|syscall.O_CLOEXEC, systemMode(perm))
		if err == nil {
			f := newFile(fd, name)
			f.appends = flag&O_APPEND != 0
			return f, nil
		}
		if err != syscall.EINTR {
			return nil, &PathError{Op: "open", Path: name, Err: err}
		}
	}
}

// systemMode returns permissions as the system has them.
func systemMode(m FileMode) uint32 {
	bits := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		bits |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		bits |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		bits |= syscall.S_ISVTX
	}
	return bits
}

// descriptor returns the open descriptor, or the error to return without one.
func (f *File) descriptor(op string) (int, error) {
	if f == nil {
		return -1, ErrInvalid
	}
	fd := int(f.fd.Load())
	if fd < 0 {
		return -1, &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return fd, nil
}

// Name returns the name that f was opened with.
func (f *File) Name() string { return f.name }

// Fd returns the descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd.Load())
}

// Close closes f. Later operations fail with ErrClosed.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	fd := f.fd.Swap(-1)
	if fd < 0 {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	return pathError("close", f.name, syscall.Close(int(fd)))
}

// again calls a system call until no signal interrupts it.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != syscall.EINTR {
			return n, err
		}
	}
}

// most is how much one read or write asks for.
const most = 1 << 30

// Read reads up to len(b) bytes; io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	fd, err := f.descriptor("read")
	if err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if len(b) > most {
		b = b[:most]
	}
	n, err = again(func() (int, error) { return syscall.Read(fd, b) })
	if err != nil {
		return 0, &PathError{Op: "read", Path: f.name, Err: err}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt reads len(b) bytes at an offset; io.EOF if there are fewer.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	fd, err := f.descriptor("read")
	if err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := again(func() (int, error) { return syscall.Pread(fd, b, off) })
		if err != nil {
			return n, &PathError{Op: "read", Path: f.name, Err: err}
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	fd, err := f.descriptor("write")
	if err != nil {
		return 0, err
	}
	for {
		part := b[n:]
		if len(part) > most {
			part = part[:most]
		}
		m, err := again(func() (int, error) { return syscall.Write(fd, part) })
		if err != nil {
			if err == syscall.EPIPE && fd <= syscall.Stderr && fd > 0 {
				brokenPipe()
			}
			return n, &PathError{Op: "write", Path: f.name, Err: err}
		}
		n += m
		if n == len(b) {
			return n, nil
		}
		if m == 0 {
			return n, &PathError{Op: "write", Path: f.name, Err: io.ErrUnexpectedEOF}
		}
	}
}

// brokenPipe ends the program as the signal would: nobody reads standard output or error any more.
func brokenPipe() {
	syscall.Kill(syscall.Getpid(), syscall.SIGPIPE)
}

// WriteAt writes b at an offset. It fails on files opened with O_APPEND.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	fd, err := f.descriptor("write")
	if err != nil {
		return 0, err
	}
	if f.appends {
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := again(func() (int, error) { return syscall.Pwrite(fd, b, off) })
		if err != nil {
			return n, &PathError{Op: "write", Path: f.name, Err: err}
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// ReadFrom copies r to f.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if _, err := f.descriptor("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

// WriteTo copies f to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if _, err := f.descriptor("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

// onlyWriter and onlyReader hide the methods by which io.Copy would come back here.
type onlyWriter struct {
	f *File
}

func (w onlyWriter) Write(b []byte) (int, error) { return w.f.Write(b) }

type onlyReader struct {
	f *File
}

func (r onlyReader) Read(b []byte) (int, error) { return r.f.Read(b) }

// Seek sets the position for the next Read or Write.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	fd, err := f.descriptor("seek")
	if err != nil {
		return 0, err
	}
	ret, err = syscall.Seek(fd, offset, whence)
	if err != nil {
		return 0, &PathError{Op: "seek", Path: f.name, Err: err}
	}
	if f.dir != nil {
		f.dir = nil
	}
	return ret, nil
}

// Sync writes what the system has buffered to the disk.
func (f *File) Sync() error {
	fd, err := f.descriptor("sync")
	if err != nil {
		return err
	}
	return pathError("sync", f.name, syscall.Fsync(fd))
}

// Truncate sets the length.
func (f *File) Truncate(size int64) error {
	fd, err := f.descriptor("truncate")
	if err != nil {
		return err
	}
	return pathError("truncate", f.name, syscall.Ftruncate(fd, size))
}

// Chmod sets the permissions.
func (f *File) Chmod(mode FileMode) error {
	fd, err := f.descriptor("chmod")
	if err != nil {
		return err
	}
	return pathError("chmod", f.name, syscall.Fchmod(fd, systemMode(mode)))
}

// Chdir makes the directory f the working directory.
func (f *File) Chdir() error {
	fd, err := f.descriptor("chdir")
	if err != nil {
		return err
	}
	return pathError("chdir", f.name, syscall.Fchdir(fd))
}

// SetDeadline and the others fail: files have no deadlines.
func (f *File) SetDeadline(t time.Time) error      { return f.noDeadline() }
func (f *File) SetReadDeadline(t time.Time) error  { return f.noDeadline() }
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline() }

func (f *File) noDeadline() error {
	if _, err := f.descriptor("set deadline"); err != nil {
		return err
	}
	return &PathError{Op: "set deadline", Path: f.name, Err: ErrNoDeadline}
}

// Pipe returns a connected pair: what is written to w comes out of r.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC); err != nil {
		return nil, nil, NewSyscallError("pipe2", err)
	}
	return newFile(p[0], "|0"), newFile(p[1], "|1"), nil
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 512
	if info, err := f.Stat(); err == nil && info.Size() > 0 {
		size = int(info.Size()) + 1 // one more, so that the last Read sees the end
	}
	data := make([]byte, 0, size)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile makes a file, or empties it, and writes data to it.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// DirFS returns the tree under dir as a file system.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (d dirFS) path(op, name string) (string, error) {
	if d == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(d) + "/" + name, nil
}

func (d dirFS) Open(name string) (fs.File, error) {
	full, err := d.path("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		err.(*PathError).Path = name
		return nil, err
	}
	return f, nil
}

func (d dirFS) ReadFile(name string) ([]byte, error) {
	full, err := d.path("readfile", name)
	if err != nil {
		return nil, err
	}
	return ReadFile(full)
}

func (d dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := d.path("readdir", name)
	if err != nil {
		return nil, err
	}
	return ReadDir(full)
}

func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := d.path("stat", name)
	if err != nil {
		return nil, err
	}
	return Stat(full)
}
