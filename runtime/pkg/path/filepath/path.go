// Package filepath works on names of files, whose separator is the slash on this system, and walks trees of files.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = path.ErrBadPattern

// SkipDir and SkipAll are those of package io/fs.
var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// Clean, Split, Ext, Base, Dir, Join and Match are those of package path.
func Clean(name string) string                 { return path.Clean(name) }
func Split(name string) (dir, file string)     { return path.Split(name) }
func Ext(name string) string                   { return path.Ext(name) }
func Base(name string) string                  { return path.Base(name) }
func Dir(name string) string                   { return path.Dir(name) }
func Join(elem ...string) string               { return path.Join(elem...) }
func IsAbs(name string) bool                   { return path.IsAbs(name) }
func Match(pattern, name string) (bool, error) { return path.Match(pattern, name) }

// ToSlash and FromSlash change nothing on this system.
func ToSlash(path string) string   { return path }
func FromSlash(path string) string { return path }

// VolumeName is empty on this system.
func VolumeName(path string) string { return "" }

// SplitList splits a list of paths, as in $PATH.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// IsLocal reports whether the path stays below where it is used: relative, not empty, and not leading out by "..".
func IsLocal(path string) bool {
	if IsAbs(path) || path == "" {
		return false
	}
	clean := Clean(path)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// Localize returns a slash-separated path of package io/fs as a name of this system.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return path, nil
}

// Abs returns the path from the root.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel returns a path that leads from basePath to targPath. It fails if that needs to know the working directory.
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if target == base {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	from, to := elements(base), elements(target)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	if len(from) > 0 && from[0] == ".." {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	up := make([]string, 0, len(from)+len(to))
	for range from {
		up = append(up, "..")
	}
	return strings.Join(append(up, to...), "/"), nil
}

// elements splits a clean path; "." and "/" have none.
func elements(path string) []string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || path == "." {
		return nil
	}
	return strings.Split(path, "/")
}

// WalkFunc is called by Walk as fs.WalkDirFunc is by WalkDir.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// WalkDir walks the tree from root, in order of names, directories before what they contain. It follows no links.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(path string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(path, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	list, err := os.ReadDir(path)
	if err != nil {
		if err = fn(path, d, err); err != nil {
			if err == SkipDir {
				return nil
			}
			return err
		}
	}
	for _, entry := range list {
		if err := walkDir(Join(path, entry.Name()), entry, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Walk is WalkDir that describes each file; WalkDir costs less.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(path string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(path, info, nil)
	}
	names, readErr := namesIn(path)
	err := fn(path, info, readErr)
	if readErr != nil || err != nil {
		return err
	}
	for _, name := range names {
		file := Join(path, name)
		info, err := os.Lstat(file)
		if err != nil {
			if err := fn(file, info, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err := walk(file, info, fn); err != nil && (!info.IsDir() || err != SkipDir) {
			return err
		}
	}
	return nil
}

// namesIn returns the sorted names in a directory.
func namesIn(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	slices.Sort(names)
	return names, err
}

// Glob returns the names of the files that match a pattern; errors of reading directories do not count.
func Glob(pattern string) (matches []string, err error) {
	return glob(pattern, 0)
}

// glob is Glob at a depth of directories, which is limited.
func glob(pattern string, depth int) (matches []string, err error) {
	const deepest = 10000
	if depth == deepest {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	dirs := []string{dir}
	if strings.ContainsAny(dir, `*?[\`) && dir != pattern {
		if dirs, err = glob(dir, depth+1); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		info, err := os.Stat(d)
		if err != nil || !info.IsDir() {
			continue
		}
		names, _ := namesIn(d)
		for _, name := range names {
			matched, err := Match(file, name)
			if err != nil {
				return matches, err
			}
			if matched {
				matches = append(matches, Join(d, name))
			}
		}
	}
	return matches, nil
}

// EvalSymlinks returns the path without symbolic links.
func EvalSymlinks(path string) (string, error) {
	const mostLinks = 255
	links := 0
	done := ""
	if IsAbs(path) {
		done = "/"
	}
	rest := path
	for rest != "" {
		element, after, goesOn := strings.Cut(rest, "/")
		rest = after
		switch element {
		case "", ".":
			continue
		case "..":
			if last := Base(done); done == "" || last == ".." {
				done = Join(done, "..")
			} else if done != "/" {
				done = Dir(done)
				if done == "." {
					done = ""
				}
			}
			continue
		}
		next := Join(done, element)
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && goesOn {
				return "", syscall.ENOTDIR
			}
			done = next
			continue
		}
		if links++; links > mostLinks {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		if goesOn {
			target += "/" + rest
		}
		rest = target
	}
	return Clean(done), nil
}
