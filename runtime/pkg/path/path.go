// Package path works on slash-separated paths. For names of files see path/filepath.
package path

import (
	"errors"
	"internal/text"
	"unicode/utf8"
)

// Clean returns the shortest equivalent of a path: without double slashes, "." elements, and "x/.." pairs; "." if that
// is empty.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := make([]byte, 0, len(path))
	floor := 0 // what precedes cannot be removed by ".."
	if rooted {
		out = append(out, '/')
		floor = 1
	}
	for i := 0; i < len(path); {
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		switch element := path[i:end]; {
		case element == "" || element == ".":
		case element == ".." && len(out) > floor:
			last := len(out) - 1
			for last > floor && out[last] != '/' {
				last--
			}
			out = out[:last]
		case element == "..":
			if !rooted {
				if len(out) > 0 {
					out = append(out, '/')
				}
				out = append(out, ".."...)
				floor = len(out)
			}
		default:
			if rooted && len(out) != 1 || !rooted && len(out) != 0 {
				out = append(out, '/')
			}
			out = append(out, element...)
		}
		i = end + 1
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// Split divides a path after its last slash.
func Split(path string) (dir, file string) {
	i := text.LastIndexByte(path, '/') + 1
	return path[:i], path[i:]
}

// Join joins elements with slashes and cleans the result; empty ones do not count.
func Join(elem ...string) string {
	var buf []byte
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(buf) > 0 {
			buf = append(buf, '/')
		}
		buf = append(buf, e...)
	}
	if len(buf) == 0 {
		return ""
	}
	return Clean(string(buf))
}

// Ext returns the suffix from the last dot of the last element on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element; "." for an empty path, "/" for slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for path != "" && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

// IsAbs reports whether the path begins at the root.
func IsAbs(path string) bool {
	return path != "" && path[0] == '/'
}

// Dir returns all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether name matches the pattern: * is any run of characters but '/', ? one such, [a-z] and [^a-z] one of
// a set or not, \ takes the next character literally.
func Match(pattern, name string) (matched bool, err error) {
	matched, pattern, err = match(pattern, name)
	if err == nil && !matched {
		// What was not looked at may be malformed, too.
		err = check(pattern)
	}
	return matched, err
}

// match also returns the part of the pattern that it did not look at.
func match(pattern, name string) (matched bool, rest string, err error) {
	for pattern != "" {
		if pattern[0] == '*' {
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			if pattern == "" {
				return text.IndexByte(name, '/') < 0, "", nil
			}
			for i := 0; i <= len(name); i++ {
				matched, rest, err := match(pattern, name[i:])
				if matched || err != nil {
					return matched, rest, err
				}
				if i < len(name) && name[i] == '/' {
					break
				}
			}
			return false, pattern, nil
		}
		if name == "" {
			return false, pattern, nil
		}
		r, size := utf8.DecodeRuneInString(name)
		ok := false
		pattern, ok, err = one(pattern, r)
		if err != nil || !ok {
			return false, pattern, err
		}
		name = name[size:]
	}
	return name == "", "", nil
}

// one matches r with the first item of the pattern, which is no star.
func one(pattern string, r rune) (rest string, ok bool, err error) {
	switch pattern[0] {
	case '?':
		return pattern[1:], r != '/', nil
	case '[':
		return class(pattern[1:], r)
	case '\\':
		pattern = pattern[1:]
		if pattern == "" {
			return "", false, ErrBadPattern
		}
	}
	c, size := utf8.DecodeRuneInString(pattern)
	return pattern[size:], c == r, nil
}

// class matches r with the inside of brackets.
func class(pattern string, r rune) (rest string, ok bool, err error) {
	negated := false
	if pattern != "" && pattern[0] == '^' {
		negated = true
		pattern = pattern[1:]
	}
	found := false
	for n := 0; ; n++ {
		if pattern != "" && pattern[0] == ']' && n > 0 {
			return pattern[1:], found != negated, nil
		}
		var lo, hi rune
		if lo, pattern, err = bound(pattern); err != nil {
			return "", false, err
		}
		hi = lo
		if pattern[0] == '-' {
			if hi, pattern, err = bound(pattern[1:]); err != nil {
				return "", false, err
			}
		}
		found = found || lo <= r && r <= hi
	}
}

// bound reads a character of a range; something must follow it.
func bound(pattern string) (r rune, rest string, err error) {
	if pattern == "" || pattern[0] == '-' || pattern[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if pattern[0] == '\\' {
		pattern = pattern[1:]
		if pattern == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, size := utf8.DecodeRuneInString(pattern)
	if r == utf8.RuneError && size == 1 || len(pattern) == size {
		return 0, "", ErrBadPattern
	}
	return r, pattern[size:], nil
}

// check reports whether the pattern is well-formed.
func check(pattern string) error {
	for pattern != "" {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		rest, _, err := one(pattern, 0)
		if err != nil {
			return err
		}
		pattern = rest
	}
	return nil
}
