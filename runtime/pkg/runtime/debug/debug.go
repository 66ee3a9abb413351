// Package debug steers the collector.
package debug

import (
	"os"
	"runtime"
)

// SetGCPercent sets how much the heap may grow between collections, in percent of what is live; negative: no collections. It returns the
// former value.
func SetGCPercent(percent int) int

// FreeOSMemory collects garbage.
func FreeOSMemory() {
	runtime.GC()
}

// SetMaxStack sets how large, in bytes, a goroutine's stack may grow, and returns the former value. The limit is fixed here.
func SetMaxStack(bytes int) int {
	return 1000000000
}

// SetMaxThreads sets how many threads there may be, and returns the former value. There is no limit here.
func SetMaxThreads(threads int) int {
	return 10000
}

// SetPanicOnFault says whether a fault at an unexpected address panics, and returns the former value. It is fatal here.
func SetPanicOnFault(enabled bool) bool {
	return false
}

// SetTraceback is kept for programs that set it.
func SetTraceback(level string) {}

// Stack returns the stack of the goroutine.
func Stack() []byte {
	buf := make([]byte, 1024)
	return buf[:runtime.Stack(buf, false)]
}

// PrintStack writes it to standard error.
func PrintStack() {
	os.Stderr.Write(Stack())
}
