package os

import (
	"errors"
	"syscall"
)

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, syscall.Mkdir(name, systemMode(perm)))
}

// MkdirAll makes a directory and those above it that are missing. It is no error if all exist.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		// Somebody else may have been faster.
		if info, statErr := Lstat(path); statErr == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	err := syscall.Unlink(name)
	if err == nil {
		return nil
	}
	dirErr := syscall.Rmdir(name)
	if dirErr == nil {
		return nil
	}
	// The error that says more: Rmdir's, unless it is that name is no directory.
	if dirErr != syscall.ENOTDIR {
		err = dirErr
	}
	return &PathError{Op: "remove", Path: name, Err: err}
}

// RemoveAll removes path and what it contains. It is no error if there is no such path.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if path == "." || len(path) >= 2 && path[len(path)-2:] == "/." {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, statErr := Lstat(path)
	if statErr != nil {
		if IsNotExist(statErr) {
			return nil
		}
		return statErr
	}
	if !info.IsDir() {
		return err
	}
	list, err := ReadDir(path)
	if err != nil && !IsNotExist(err) {
		return err
	}
	for _, entry := range list {
		if err := RemoveAll(path + "/" + entry.Name()); err != nil {
			return err
		}
	}
	err = Remove(path)
	if IsNotExist(err) {
		return nil
	}
	return err
}

// Rename moves a file; an existing one at newpath that is no directory is replaced.
func Rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		if old, err := Lstat(oldpath); err != nil {
			return &LinkError{"rename", oldpath, newpath, underlying(err)}
		} else if newpath == oldpath || !SameFile(info, old) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	if err := syscall.Rename(oldpath, newpath); err != nil {
		return &LinkError{"rename", oldpath, newpath, err}
	}
	return nil
}

// Link makes newname another name of a file.
func Link(oldname, newname string) error {
	if err := syscall.Link(oldname, newname); err != nil {
		return &LinkError{"link", oldname, newname, err}
	}
	return nil
}

// Symlink makes newname a symbolic link to oldname.
func Symlink(oldname, newname string) error {
	if err := syscall.Symlink(oldname, newname); err != nil {
		return &LinkError{"symlink", oldname, newname, err}
	}
	return nil
}

// Readlink returns where a symbolic link leads.
func Readlink(name string) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		n, err := syscall.Readlink(name, buf)
		if err != nil {
			return "", &PathError{Op: "readlink", Path: name, Err: err}
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// Chdir sets the working directory.
func Chdir(dir string) error {
	return pathError("chdir", dir, syscall.Chdir(dir))
}

// Getwd returns the working directory, as $PWD names it if that is right.
func Getwd() (dir string, err error) {
	if dir := Getenv("PWD"); dir != "" && dir[0] == '/' {
		here, err1 := Stat(".")
		there, err2 := Stat(dir)
		if err1 == nil && err2 == nil && SameFile(here, there) {
			return dir, nil
		}
	}
	dir, err = syscall.Getwd()
	return dir, NewSyscallError("getwd", err)
}

// TempDir returns $TMPDIR, or /tmp.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// UserHomeDir returns $HOME.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

// UserCacheDir returns $XDG_CACHE_HOME, or .cache in the home directory.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns $XDG_CONFIG_HOME, or .config in the home directory.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }

func userDir(variable, below string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}
