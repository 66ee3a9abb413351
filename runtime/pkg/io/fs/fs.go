// Package fs describes file systems: files, what is known about them, and trees of them.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// Errors that file systems wrap.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// FS is a tree of files, named by slash-separated paths that ValidPath accepts.
type FS interface {
	Open(name string) (File, error)
}

// File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// ReadDirFile is an open directory.
type ReadDirFile interface {
	File
	// ReadDir returns the next n entries; all that are left if n <= 0.
	ReadDir(n int) ([]DirEntry, error)
}

// DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// FileInfo is what is known about a file.
type FileInfo interface {
	Name() string // last element of the path
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any // what the system said
}

// FileMode is a file's kind and permissions, in bits that are the same on all systems.
type FileMode uint32

const (
	ModeDir        FileMode = 1 << 31
	ModeAppend     FileMode = 1 << 30
	ModeExclusive  FileMode = 1 << 29
	ModeTemporary  FileMode = 1 << 28
	ModeSymlink    FileMode = 1 << 27
	ModeDevice     FileMode = 1 << 26
	ModeNamedPipe  FileMode = 1 << 25
	ModeSocket     FileMode = 1 << 24
	ModeSetuid     FileMode = 1 << 23
	ModeSetgid     FileMode = 1 << 22
	ModeCharDevice FileMode = 1 << 21
	ModeSticky     FileMode = 1 << 20
	ModeIrregular  FileMode = 1 << 19

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777
)

// String returns the mode as in "drwxr-xr-x".
func (m FileMode) String() string {
	const kinds, permissions = "dalTLDpSugct?", "rwxrwxrwx"
	var text []byte
	for i := range len(kinds) {
		if m&(ModeDir>>uint(i)) != 0 {
			text = append(text, kinds[i])
		}
	}
	if len(text) == 0 {
		text = append(text, '-')
	}
	for i := range len(permissions) {
		if m&(0400>>uint(i)) != 0 {
			text = append(text, permissions[i])
		} else {
			text = append(text, '-')
		}
	}
	return string(text)
}

// IsDir reports whether m is a directory's.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m is a regular file's.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the kind.
func (m FileMode) Type() FileMode { return m & ModeType }

// PathError is an error with the operation and the path it happened at.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is one of time.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// ValidPath reports whether name is a path for FS.Open: "." or elements that are not empty, "." or "..".
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch name[start:i] {
		case "", ".", "..":
			return false
		}
		start = i + 1
	}
	return true
}
