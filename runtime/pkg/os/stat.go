package os

import (
	"internal/text"
	"io/fs"
	"syscall"
	"time"
)

// Names of package io/fs.
type (
	DirEntry = fs.DirEntry
	FileInfo = fs.FileInfo
	FileMode = fs.FileMode
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// fileStat is what the system says about a file.
type fileStat struct {
	name string
	sys  syscall.Stat_t
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.sys.Size }
func (s *fileStat) Mode() FileMode     { return modeOf(s.sys.Mode) }
func (s *fileStat) ModTime() time.Time { return time.Unix(s.sys.Mtim.Sec, s.sys.Mtim.Nsec) }
func (s *fileStat) IsDir() bool        { return s.Mode().IsDir() }
func (s *fileStat) Sys() any           { return &s.sys }

// modeOf returns the system's mode bits as Go's.
func modeOf(bits uint32) FileMode {
	mode := FileMode(bits & 0777)
	switch bits & syscall.S_IFMT {
	case syscall.S_IFBLK:
		mode |= ModeDevice
	case syscall.S_IFCHR:
		mode |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		mode |= ModeDir
	case syscall.S_IFIFO:
		mode |= ModeNamedPipe
	case syscall.S_IFLNK:
		mode |= ModeSymlink
	case syscall.S_IFSOCK:
		mode |= ModeSocket
	}
	if bits&syscall.S_ISGID != 0 {
		mode |= ModeSetgid
	}
	if bits&syscall.S_ISUID != 0 {
		mode |= ModeSetuid
	}
	if bits&syscall.S_ISVTX != 0 {
		mode |= ModeSticky
	}
	return mode
}

// Stat describes a file; of a symbolic link, what it leads to.
func Stat(name string) (FileInfo, error) {
	s := &fileStat{name: baseName(name)}
	if err := syscall.Stat(name, &s.sys); err != nil {
		return nil, &PathError{Op: "stat", Path: name, Err: err}
	}
	return s, nil
}

// Lstat describes a file; of a symbolic link, the link.
func Lstat(name string) (FileInfo, error) {
	s := &fileStat{name: baseName(name)}
	if err := syscall.Lstat(name, &s.sys); err != nil {
		return nil, &PathError{Op: "lstat", Path: name, Err: err}
	}
	return s, nil
}

// Stat describes f.
func (f *File) Stat() (FileInfo, error) {
	fd, err := f.descriptor("stat")
	if err != nil {
		return nil, err
	}
	s := &fileStat{name: baseName(f.name)}
	if err := syscall.Fstat(fd, &s.sys); err != nil {
		return nil, &PathError{Op: "stat", Path: f.name, Err: err}
	}
	return s, nil
}

// SameFile reports whether both describe one file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}

// baseName returns the last element of a path.
func baseName(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	if name == "/" || name == "" {
		return name
	}
	return name[text.LastIndexByte(name, '/')+1:]
}

// Chmod sets the permissions of a file.
func Chmod(name string, mode FileMode) error {
	return pathError("chmod", name, syscall.Chmod(name, systemMode(mode)))
}

// Chtimes sets the times of access and modification.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	const omit = 1<<30 - 2
	var times [2]syscall.Timespec
	for i, t := range [...]time.Time{atime, mtime} {
		if t.IsZero() {
			times[i] = syscall.Timespec{Nsec: omit}
		} else {
			times[i] = syscall.Timespec{Sec: t.Unix(), Nsec: int64(t.Nanosecond())}
		}
	}
	return pathError("chtimes", name, syscall.UtimesNano(name, times[:]))
}

// Truncate sets the length of a file.
func Truncate(name string, size int64) error {
	f, err := OpenFile(name, O_WRONLY, 0)
	if err != nil {
		err.(*PathError).Op = "truncate"
		return err
	}
	defer f.Close()
	return f.Truncate(size)
}
