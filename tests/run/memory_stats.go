package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"time"
)

type node struct{ next *node }

var keep []*node
var sink []byte

func stats() (m runtime.MemStats) {
	runtime.ReadMemStats(&m)
	return
}

// fill drops what it makes.
func fill(done chan bool) {
	big := make([][]byte, 64)
	for i := range big {
		big[i] = make([]byte, 1<<20)
		for k := 0; k < len(big[i]); k += 4096 {
			big[i][k] = 1
		}
	}
	m := stats()
	fmt.Println("filled:", m.HeapAlloc >= 64<<20)
	runtime.KeepAlive(big)
	done <- true
}

func main() {
	before := stats()
	for range 100000 {
		keep = append(keep, &node{})
	}
	after := stats()
	fmt.Println("mallocs counted:", after.Mallocs-before.Mallocs >= 100000, after.Mallocs-before.Mallocs < 101000)
	fmt.Println("objects:", after.HeapObjects == after.Mallocs-after.Frees, after.HeapObjects >= 100000)
	fmt.Println("sums:", after.HeapSys == after.HeapInuse+after.HeapIdle, after.HeapInuse >= after.HeapAlloc, after.Sys >= after.HeapSys)
	fmt.Println("released:", after.HeapReleased <= after.HeapIdle, after.Alloc == after.HeapAlloc, after.TotalAlloc >= after.Alloc)

	runtime.GC()
	runtime.GC()
	m := stats()
	fmt.Println("collections:", m.NumGC >= 2, m.NumForcedGC >= 2, m.PauseNs[(m.NumGC+255)%256] > 0, m.PauseTotalNs > 0)
	fmt.Println("last:", time.Since(time.Unix(0, int64(m.LastGC))) < time.Minute, m.PauseEnd[(m.NumGC+255)%256] == m.LastGC)
	fmt.Println("next:", m.NextGC >= 4<<20, m.EnableGC, m.GCCPUFraction >= 0, m.GCCPUFraction < 1)

	var gc debug.GCStats
	gc.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&gc)
	fmt.Println("stats:", gc.NumGC >= 2, len(gc.Pause) >= 2, gc.PauseQuantiles[0] <= gc.PauseQuantiles[4], gc.PauseTotal > 0)

	fmt.Println("percent:", debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100))
	fmt.Println("limit:", debug.SetMemoryLimit(-1) == math.MaxInt64, debug.SetMemoryLimit(1<<30) == math.MaxInt64, debug.SetMemoryLimit(math.MaxInt64))

	// Without collections for growth the limit alone keeps the heap small.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(64 << 20)
	n := stats().NumGC
	for range 2000 {
		sink = make([]byte, 1<<20)
	}
	m = stats()
	fmt.Println("limited:", m.NumGC > n, m.Sys-m.HeapReleased < 1500<<20)
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(100)

	done := make(chan bool)
	go fill(done)
	<-done
	for range 100 {
		debug.FreeOSMemory()
		if m = stats(); m.HeapAlloc < 32<<20 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println("given back:", m.HeapReleased >= 60<<20, m.HeapAlloc < 32<<20)
	runtime.KeepAlive(keep)
}
