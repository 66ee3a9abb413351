package runtime

import "unsafe"

// A Cleanup names one call that AddCleanup arranged.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup has cleanup(arg) called, on a goroutine of the runtime, some time after ptr is no longer reachable. What
// arg and cleanup hold on to must not reach ptr.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	p := unsafe.Pointer(ptr)
	if fault := cleanupFault(p, cleanup, arg); fault != "" {
		panic(fault)
	}
	id := addCleanup(p, func() { cleanup(arg) })
	if id == 0 {
		return Cleanup{}
	}
	return Cleanup{id, uintptr(p)}
}

// Stop takes the call back, if it has not been made and is not about to be. The object must still be reachable.
func (c Cleanup) Stop() {
	if c.id != 0 {
		removeCleanup(c.ptr, c.id)
	}
}

// cleanupFault says why the call would never be made, or nothing.
func cleanupFault(ptr unsafe.Pointer, cleanup, arg any) string

// addCleanup returns a number for removeCleanup; 0 if the object is never collected.
func addCleanup(ptr unsafe.Pointer, run func()) uint64

func removeCleanup(ptr uintptr, id uint64)
