// Package unique makes equal values one: handles are equal exactly if the values are, and cost a pointer to compare.
package unique

import (
	"runtime"
	"strings"
	"sync"
	"weak"
)

// A Handle stands for a value.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T {
	return *h.value
}

// A key is a value with its static type, of which a nil pointer to it tells.
type key struct {
	pointer any
	value   any
}

// canonical has a weak.Pointer[T] to the one copy of each value that has handles.
var canonical = struct {
	sync.Mutex
	pointers map[key]any
}{pointers: map[key]any{}}

// Make returns the handle of value.
func Make[T comparable](value T) Handle[T] {
	if value != value {
		return Handle[T]{&value} // NaN, of which no two are equal
	}
	k := key{(*T)(nil), value}
	canonical.Lock()
	defer canonical.Unlock()
	if p, ok := canonical.pointers[k].(weak.Pointer[T]); ok {
		if known := p.Value(); known != nil {
			return Handle[T]{known}
		}
	}
	fresh := new(T)
	*fresh = value
	if s, ok := k.value.(string); ok {
		k.value = strings.Clone(s) // not a part of something large
		*fresh = k.value.(T)
	}
	p := weak.Make(fresh)
	canonical.pointers[k] = p
	runtime.AddCleanup(fresh, forget, entry{k, p})
	return Handle[T]{fresh}
}

// An entry is what forget removes.
type entry struct {
	k       key
	pointer any
}

// forget removes the entry, unless it has been made anew.
func forget(e entry) {
	canonical.Lock()
	defer canonical.Unlock()
	if canonical.pointers[e.k] == e.pointer {
		delete(canonical.pointers, e.k)
	}
}
