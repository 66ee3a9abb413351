package os

import (
	"errors"
	"internal/text"
)

// CreateTemp makes a new file in dir (TempDir if empty) and opens it. Its name is the pattern with a random number
// instead of the last *, or at the end.
func CreateTemp(dir, pattern string) (*File, error) {
	prefix, suffix, err := splitPattern(dir, pattern, "createtemp")
	if err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		name := prefix + randomNumber() + suffix
		f, err := OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		if IsExist(err) {
			if try < 10000 {
				continue
			}
			return nil, &PathError{Op: "createtemp", Path: prefix + "*" + suffix, Err: ErrExist}
		}
		return f, err
	}
}

// MkdirTemp makes a new directory as CreateTemp makes a file, and returns its path.
func MkdirTemp(dir, pattern string) (string, error) {
	prefix, suffix, err := splitPattern(dir, pattern, "mkdirtemp")
	if err != nil {
		return "", err
	}
	for try := 0; ; try++ {
		name := prefix + randomNumber() + suffix
		err := Mkdir(name, 0700)
		if err == nil {
			return name, nil
		}
		if IsExist(err) {
			if try < 10000 {
				continue
			}
			return "", &PathError{Op: "mkdirtemp", Path: prefix + "*" + suffix, Err: ErrExist}
		}
		return "", err
	}
}

// splitPattern returns what goes before and after the random number.
func splitPattern(dir, pattern, op string) (prefix, suffix string, err error) {
	if dir == "" {
		dir = TempDir()
	}
	if text.IndexByte(pattern, '/') >= 0 {
		return "", "", &PathError{Op: op, Path: pattern, Err: errors.New("pattern contains path separator")}
	}
	prefix = pattern
	if i := text.LastIndexByte(pattern, '*'); i >= 0 {
		prefix, suffix = pattern[:i], pattern[i+1:]
	}
	if dir[len(dir)-1] != '/' {
		dir += "/"
	}
	return dir + prefix, suffix, nil
}

// randomNumber returns some digits that are new with every call.
func randomNumber() string {
	n := randomBits()
	var buf [10]byte
	i := len(buf)
	for {
		i--
		buf[i] = byte(n%10) + '0'
		if n /= 10; n == 0 {
			return string(buf[i:])
		}
	}
}

// randomBits returns 32 random bits.
func randomBits() uint32
