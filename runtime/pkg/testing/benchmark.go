package testing

import "time"

// B is a running benchmark.
type B struct {
	common
	N int

	loops   int
	running bool
	began   time.Time
	total   time.Duration
}

// ResetTimer forgets the time so far.
func (b *B) ResetTimer() {
	b.began = time.Now()
	b.total = 0
}

// StartTimer and StopTimer measure, or not, what comes next.
func (b *B) StartTimer() {
	if !b.running {
		b.running = true
		b.began = time.Now()
	}
}

func (b *B) StopTimer() {
	if b.running {
		b.running = false
		b.total += time.Since(b.began)
	}
}

// Elapsed returns the time measured.
func (b *B) Elapsed() time.Duration {
	if b.running {
		return b.total + time.Since(b.began)
	}
	return b.total
}

// Loop reports whether to go on: N times.
func (b *B) Loop() bool {
	b.loops++
	return b.loops <= b.N
}

// ReportAllocs, SetBytes and ReportMetric are accepted without effect.
func (b *B) ReportAllocs()                       {}
func (b *B) SetBytes(n int64)                    {}
func (b *B) ReportMetric(n float64, unit string) {}

// Run runs f as a benchmark inside b.
func (b *B) Run(name string, f func(b *B)) bool {
	inner := &B{common: common{name: b.name + "/" + name, parent: &b.common}, N: b.N}
	inner.execute(func() { f(inner) })
	return !inner.failed
}

// PB is the loop of RunParallel.
type PB struct {
	left int
}

// Next reports whether to go on.
func (pb *PB) Next() bool {
	pb.left--
	return pb.left >= 0
}

// RunParallel runs the body on one goroutine.
func (b *B) RunParallel(body func(*PB)) { body(&PB{b.N}) }

// BenchmarkResult is what Benchmark measured.
type BenchmarkResult struct {
	N int
	T time.Duration
}

// NsPerOp returns nanoseconds a round.
func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

// Benchmark runs f with growing N until it takes a second.
func Benchmark(f func(b *B)) BenchmarkResult {
	for n := 1; ; n *= 4 {
		b := &B{N: n}
		b.execute(func() {
			b.StartTimer()
			f(b)
			b.StopTimer()
		})
		if b.failed || b.total >= time.Second || n >= 1e9 {
			return BenchmarkResult{n, b.total}
		}
	}
}
