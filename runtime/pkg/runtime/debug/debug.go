// Package debug steers the collector.
package debug

import (
	"os"
	"runtime"
	"slices"
	"time"
)

// SetGCPercent sets how much the heap may grow between collections, in percent of what is live; negative: no collections. It returns the
// former value.
func SetGCPercent(percent int) int

// SetMemoryLimit sets how many bytes the runtime tries not to exceed and returns the former value; a negative limit only asks. math.MaxInt64
// means no limit.
func SetMemoryLimit(limit int64) int64

// FreeOSMemory collects garbage and gives all memory that is free then back to the system.
func FreeOSMemory()

// GCStats are numbers of the collections so far.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // of the last collections, the latest first
	PauseEnd       []time.Time     // their ends
	PauseQuantiles []time.Duration // minimum, quantiles and maximum, as many as there is room for
}

// ReadGCStats fills stats.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.Pause = make([]time.Duration, n)
	stats.PauseEnd = make([]time.Time, n)
	for i := range n {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause[i] = time.Duration(m.PauseNs[at])
		stats.PauseEnd[i] = time.Unix(0, int64(m.PauseEnd[at]))
	}
	if n == 0 {
		clear(stats.PauseQuantiles)
		return
	}
	sorted := slices.Sorted(slices.Values(stats.Pause))
	for i := range stats.PauseQuantiles {
		stats.PauseQuantiles[i] = sorted[(n-1)*i/max(len(stats.PauseQuantiles)-1, 1)]
	}
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
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes it to standard error.
func PrintStack() {
	os.Stderr.Write(Stack())
}
