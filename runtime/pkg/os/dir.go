package os

import (
	"io"
	"io/fs"
	"slices"
	"syscall"
)

// dirReader is the state of reading a directory.
type dirReader struct {
	buf  []byte
	rest []byte // entries not yet looked at
}

// Layout of the kernel's entries: inode 8 bytes, offset 8, length 2, kind 1, name.
const (
	entryLength = 16
	entryKind   = 18
	entryName   = 19
)

// rawEntry is a name and what kind of file it is, as far as the kernel told.
type rawEntry struct {
	name string
	kind byte
}

// next returns the next entry, "." and ".." left out; io.EOF at the end.
func (d *dirReader) next(fd int) (rawEntry, error) {
	for {
		if len(d.rest) == 0 {
			n, err := again(func() (int, error) { return syscall.ReadDirent(fd, d.buf) })
			if err != nil {
				return rawEntry{}, err
			}
			if n == 0 {
				return rawEntry{}, io.EOF
			}
			d.rest = d.buf[:n]
		}
		length := int(d.rest[entryLength]) | int(d.rest[entryLength+1])<<8
		entry := d.rest[:length]
		d.rest = d.rest[length:]
		end := entryName
		for entry[end] != 0 {
			end++
		}
		name := string(entry[entryName:end])
		if name != "." && name != ".." {
			return rawEntry{name, entry[entryKind]}, nil
		}
	}
}

// dirEntry is an entry of a directory; what is known beyond its kind is asked for when needed.
type dirEntry struct {
	parent string
	name   string
	kind   FileMode
	info   FileInfo
}

func (e *dirEntry) Name() string   { return e.name }
func (e *dirEntry) IsDir() bool    { return e.kind.IsDir() }
func (e *dirEntry) Type() FileMode { return e.kind }
func (e *dirEntry) String() string { return fs.FormatDirEntry(e) }

func (e *dirEntry) Info() (FileInfo, error) {
	if e.info != nil {
		return e.info, nil
	}
	return Lstat(e.parent + "/" + e.name)
}

// kindOf returns the kernel's kind as mode bits; false if it did not tell.
func kindOf(kind byte) (FileMode, bool) {
	switch kind {
	case 1:
		return ModeNamedPipe, true
	case 2:
		return ModeDevice | ModeCharDevice, true
	case 4:
		return ModeDir, true
	case 6:
		return ModeDevice, true
	case 8:
		return 0, true
	case 10:
		return ModeSymlink, true
	case 12:
		return ModeSocket, true
	}
	return 0, false
}

// each calls f with up to n entries, all that are left if n <= 0. With n > 0 the end is io.EOF.
func (f *File) each(n int, use func(rawEntry) error) error {
	fd, err := f.descriptor("readdir")
	if err != nil {
		return err
	}
	if f.dir == nil {
		f.dir = &dirReader{buf: make([]byte, 8192)}
	}
	for i := 0; n <= 0 || i < n; i++ {
		entry, err := f.dir.next(fd)
		if err == io.EOF {
			if n > 0 && i == 0 {
				return io.EOF
			}
			return nil
		}
		if err != nil {
			return &PathError{Op: "readdirent", Path: f.name, Err: err}
		}
		if err := use(entry); err != nil {
			return err
		}
	}
	return nil
}

// ReadDir returns the next n entries; with n <= 0 all that are left, the end being no error.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	list := []DirEntry{}
	err := f.each(n, func(raw rawEntry) error {
		kind, known := kindOf(raw.kind)
		entry := &dirEntry{parent: f.name, name: raw.name, kind: kind}
		if !known {
			info, err := Lstat(f.name + "/" + raw.name)
			if IsNotExist(err) {
				return nil // it has just been removed
			}
			if err != nil {
				return err
			}
			entry.kind, entry.info = info.Mode().Type(), info
		}
		list = append(list, entry)
		return nil
	})
	return list, err
}

// Readdir is ReadDir with all that is known about the files.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	list := []FileInfo{}
	err := f.each(n, func(raw rawEntry) error {
		info, err := Lstat(f.name + "/" + raw.name)
		if IsNotExist(err) {
			return nil
		}
		if err == nil {
			list = append(list, info)
		}
		return err
	})
	return list, err
}

// Readdirnames is ReadDir with names only.
func (f *File) Readdirnames(n int) (names []string, err error) {
	if f == nil {
		return nil, ErrInvalid
	}
	names = []string{}
	err = f.each(n, func(raw rawEntry) error {
		names = append(names, raw.name)
		return nil
	})
	return names, err
}

// ReadDir returns the entries of a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b DirEntry) int {
		if a.Name() < b.Name() {
			return -1
		}
		return +1
	})
	return list, err
}
