// Package time measures time, shows it, and wakes goroutines at a time.
//
// Clocks and timers are native (clock.cpp, timer.cpp) on the runtime's timer heaps. Time zones are UTC, fixed ones and
// the local one, read from the system's zone files (zone.go).
package time

// Duration is a time span in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String returns d as "72h3m0.5s"; below a second in smaller units, "1.5ms"; zero is "0s".
func (d Duration) String() string {
	var buf [32]byte
	return string(buf[d.fill(&buf):])
}

// fill writes d to the end of buf and returns where it starts.
func (d Duration) fill(buf *[32]byte) int {
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	w := len(buf)
	switch {
	case u == 0:
		w -= 2
		copy(buf[w:], "0s")
		return w
	case u < uint64(Second):
		digits := 0
		unit := "ns"
		switch {
		case u >= uint64(Millisecond):
			digits, unit = 6, "ms"
		case u >= uint64(Microsecond):
			digits, unit = 3, "µs"
		}
		w -= len(unit)
		copy(buf[w:], unit)
		w, u = fillFraction(buf, w, u, digits)
		w = fillInt(buf, w, u)
	default:
		w--
		buf[w] = 's'
		w, u = fillFraction(buf, w, u, 9)
		w = fillInt(buf, w, u%60)
		if u /= 60; u > 0 {
			w--
			buf[w] = 'm'
			w = fillInt(buf, w, u%60)
			if u /= 60; u > 0 {
				w--
				buf[w] = 'h'
				w = fillInt(buf, w, u)
			}
		}
	}
	if d < 0 {
		w--
		buf[w] = '-'
	}
	return w
}

// fillFraction writes ".ddd" for the last digits of u, without trailing zeros, before index w; it returns the rest of u.
func fillFraction(buf *[32]byte, w int, u uint64, digits int) (int, uint64) {
	started := false
	for range digits {
		if digit := u % 10; started || digit != 0 {
			started = true
			w--
			buf[w] = byte(digit) + '0'
		}
		u /= 10
	}
	if started {
		w--
		buf[w] = '.'
	}
	return w, u
}

func fillInt(buf *[32]byte, w int, u uint64) int {
	for {
		w--
		buf[w] = byte(u%10) + '0'
		if u /= 10; u == 0 {
			return w
		}
	}
}

// Nanoseconds and the others return d in their unit.
func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }
func (d Duration) Seconds() float64    { return inUnits(d, Second) }
func (d Duration) Minutes() float64    { return inUnits(d, Minute) }
func (d Duration) Hours() float64      { return inUnits(d, Hour) }

// inUnits divides whole units and the rest apart, which keeps precision.
func inUnits(d, unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Truncate rounds d towards zero to a multiple of m; d if m <= 0.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds d to the nearest multiple of m, halves away from zero; d if m <= 0. Overflow gives the largest value.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		if -rest < m+rest {
			return d - rest
		}
		if down := d - (m + rest); down < d {
			return down
		}
		return minDuration
	}
	if rest < m-rest {
		return d - rest
	}
	if up := d + (m - rest); up > d {
		return up
	}
	return maxDuration
}

// Abs returns d without its sign; the largest value for the smallest.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}
