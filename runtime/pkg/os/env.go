package os

import (
	"internal/text"
	"sync"
	"syscall"
)

// The environment is read from the system when first asked for, and kept as a map from then on. Changes are also made
// known to libc.
var environment struct {
	once   sync.Once
	mu     sync.RWMutex
	values map[string]string
	order  []string // names as first set
}

func loadEnvironment() {
	environment.once.Do(func() {
		environment.values = map[string]string{}
		for _, entry := range systemEnvironment() {
			for i := 1; i < len(entry); i++ {
				if entry[i] == '=' {
					remember(entry[:i], entry[i+1:], false)
					break
				}
			}
		}
	})
}

// remember sets a variable; the first one of two in the system's list counts.
func remember(key, value string, replace bool) {
	if _, ok := environment.values[key]; ok {
		if replace {
			environment.values[key] = value
		}
		return
	}
	environment.values[key] = value
	environment.order = append(environment.order, key)
}

// Getenv returns a variable, "" if it is not set.
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// LookupEnv returns a variable and whether it is set.
func LookupEnv(key string) (string, bool) {
	loadEnvironment()
	environment.mu.RLock()
	defer environment.mu.RUnlock()
	value, ok := environment.values[key]
	return value, ok
}

// Setenv sets a variable.
func Setenv(key, value string) error {
	if key == "" || text.IndexByte(key, '=') >= 0 || text.IndexByte(key, 0) >= 0 || text.IndexByte(value, 0) >= 0 {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	loadEnvironment()
	environment.mu.Lock()
	defer environment.mu.Unlock()
	remember(key, value, true)
	setSystemVariable(key, value, true)
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error {
	loadEnvironment()
	environment.mu.Lock()
	defer environment.mu.Unlock()
	forget(key)
	return nil
}

func forget(key string) {
	if _, ok := environment.values[key]; !ok {
		return
	}
	delete(environment.values, key)
	for i, name := range environment.order {
		if name == key {
			environment.order = append(environment.order[:i], environment.order[i+1:]...)
			break
		}
	}
	setSystemVariable(key, "", false)
}

// Clearenv removes all variables.
func Clearenv() {
	loadEnvironment()
	environment.mu.Lock()
	defer environment.mu.Unlock()
	for len(environment.order) > 0 {
		forget(environment.order[0])
	}
}

// Environ returns all variables as "key=value".
func Environ() []string {
	loadEnvironment()
	environment.mu.RLock()
	defer environment.mu.RUnlock()
	list := make([]string, 0, len(environment.order))
	for _, key := range environment.order {
		list = append(list, key+"="+environment.values[key])
	}
	return list
}

// systemEnvironment returns the variables that the program was started with.
func systemEnvironment() []string

// setSystemVariable sets or removes libc's copy.
func setSystemVariable(key, value string, set bool)

// Expand replaces $name and ${name} by what mapping returns.
func Expand(s string, mapping func(string) string) string {
	var buf []byte
	done := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		if buf == nil {
			buf = make([]byte, 0, 2*len(s))
		}
		buf = append(buf, s[done:i]...)
		name, length := variableName(s[i+1:])
		switch {
		case name != "":
			buf = append(buf, mapping(name)...)
		case length == 0:
			buf = append(buf, '$') // no name: it stands for itself
		}
		i += length
		done = i + 1
	}
	if buf == nil {
		return s
	}
	return string(buf) + s[done:]
}

// ExpandEnv is Expand by the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// variableName returns the name with which s begins, and the bytes it takes with its braces; malformed braces are eaten.
func variableName(s string) (name string, length int) {
	switch {
	case s[0] == '{':
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	case isSpecial(s[0]):
		return s[:1], 1
	}
	n := 0
	for n < len(s) && (s[n] == '_' || '0' <= s[n] && s[n] <= '9' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n], n
}

// isSpecial reports whether c is a shell's one-letter variable.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}
