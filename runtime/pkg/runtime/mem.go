package runtime

// MemStats are numbers of the collector. Those that have no counterpart here are 0.
type MemStats struct {
	Alloc         uint64 // bytes of live objects
	TotalAlloc    uint64 // bytes allocated since the start
	Sys           uint64 // bytes taken from the system
	Lookups       uint64
	Mallocs       uint64 // objects allocated
	Frees         uint64 // objects freed
	HeapAlloc     uint64 // as Alloc
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64 // live objects
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64 // bytes of live objects at which the next collection starts
	LastGC        uint64 // nanoseconds since 1970
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// heapNumbers is what the collector counts, in bytes, objects and nanoseconds.
type heapNumbers struct {
	live, total, allocations, frees, space, idle, next, last, pauses, lastPause uint64
	collections                                                                 uint32
}

//
//go:noescape
func (n *heapNumbers) read()

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	var n heapNumbers
	n.read()
	*m = MemStats{
		Alloc: n.live, HeapAlloc: n.live, TotalAlloc: n.total, Mallocs: n.allocations, Frees: n.frees, HeapObjects: n.allocations - n.frees,
		Sys: n.space, HeapSys: n.space, HeapIdle: n.idle, HeapInuse: n.space - n.idle, NextGC: n.next, LastGC: n.last,
		PauseTotalNs: n.pauses, NumGC: n.collections, EnableGC: true,
	}
	if n.collections > 0 {
		m.PauseNs[(n.collections+255)%256] = n.lastPause
		m.PauseEnd[(n.collections+255)%256] = n.last
	}
}
