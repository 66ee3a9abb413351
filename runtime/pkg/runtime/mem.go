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

// ReadMemStats fills m. It stops all goroutines for a moment.
func ReadMemStats(m *MemStats) {
	*m = MemStats{EnableGC: true}
	m.read()
}

// read fills in what the collector knows.
//
//go:noescape
func (m *MemStats) read()
