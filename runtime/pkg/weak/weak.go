// Package weak has pointers that do not keep alive what they point to.
package weak

import (
	"runtime"
	"unsafe"
)

// A Pointer is a weak pointer to a value of type T; its zero value is one to nothing. Pointers are equal if they were
// made from equal pointers, even when the value is gone.
type Pointer[T any] struct {
	_      [0]*T
	handle unsafe.Pointer
}

// Make returns the weak pointer for ptr.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	h := handle(unsafe.Pointer(ptr))
	runtime.KeepAlive(ptr)
	return Pointer[T]{handle: h}
}

// Value returns the pointer that p was made from, or nil once the value has been found unreachable.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(*(*unsafe.Pointer)(p.handle))
}

// handle returns where the collector keeps the weak pointer: one place for each pointer.
func handle(ptr unsafe.Pointer) unsafe.Pointer
