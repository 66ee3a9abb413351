package time

// Time is an instant with nanosecond precision and a location to show it in. Its zero value is January 1, year 1, UTC.
//
// Times from Now also carry a reading of the monotonic clock, which comparisons and differences prefer.
type Time struct {
	sec  int64     // since January 1, year 1, UTC
	nsec int32     // 0 to 999,999,999
	mono int64     // monotonic clock, 0 if there is no reading
	loc  *Location // nil means UTC
}

const (
	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	daysTo1970     = 719162 // from January 1, year 1
	unixToInternal = daysTo1970 * secondsPerDay
)

// Now returns the current local time.
func Now() Time {
	sec, nsec, mono := now()
	return Time{sec + unixToInternal, nsec, mono, Local}
}

// now reads both clocks; sec is since 1970.
func now() (sec int64, nsec int32, mono int64)

// runtimeNano reads the monotonic clock.
func runtimeNano() int64

// Unix returns the local time sec seconds and nsec nanoseconds after January 1, 1970 UTC; nsec may be of any size.
func Unix(sec int64, nsec int64) Time {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Time{sec + unixToInternal, int32(nsec), 0, Local}
}

// UnixMilli is Unix for milliseconds.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro is Unix for microseconds.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// Unix, UnixMilli, UnixMicro and UnixNano return t as a number since January 1, 1970 UTC.
func (t Time) Unix() int64      { return t.sec - unixToInternal }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.nsec)/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.nsec)/1e3 }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + int64(t.nsec) }

// IsZero reports whether t is the zero instant.
func (t Time) IsZero() bool { return t.sec == 0 && t.nsec == 0 }

// After reports whether t is later than u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before reports whether t is earlier than u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether t and u are the same instant, wherever.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Compare returns -1, 0 or +1 as t is before, at or after u.
func (t Time) Compare(u Time) int {
	a, b := t.sec, u.sec
	switch {
	case t.mono != 0 && u.mono != 0:
		a, b = t.mono, u.mono
	case a == b:
		a, b = int64(t.nsec), int64(u.nsec)
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	t.sec += int64(d / Second)
	nsec := t.nsec + int32(d%Second)
	if nsec >= 1e9 {
		t.sec++
		nsec -= 1e9
	} else if nsec < 0 {
		t.sec--
		nsec += 1e9
	}
	t.nsec = nsec
	if t.mono != 0 {
		mono := t.mono + int64(d)
		if d < 0 && mono > t.mono || d > 0 && mono < t.mono || mono == 0 {
			mono = 0
		}
		t.mono = mono
	}
	return t
}

// Sub returns t-u, limited to the range of Duration.
func (t Time) Sub(u Time) Duration {
	if t.mono != 0 && u.mono != 0 {
		d := Duration(t.mono - u.mono)
		switch {
		case d < 0 && t.mono > u.mono:
			return maxDuration
		case d > 0 && t.mono < u.mono:
			return minDuration
		}
		return d
	}
	d := Duration(t.sec-u.sec)*Second + Duration(t.nsec-u.nsec)
	// An overflow shows when the difference is added again.
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Since returns the time elapsed since t.
func Since(t Time) Duration {
	if t.mono != 0 {
		return Duration(runtimeNano() - t.mono)
	}
	return Now().Sub(t)
}

// Until returns the time that is left until t.
func Until(t Time) Duration {
	if t.mono != 0 {
		return Duration(t.mono - runtimeNano())
	}
	return t.Sub(Now())
}

// AddDate adds to the parts of the date, which are then normalised: October 32 is November 1.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), t.Location())
}

// Truncate rounds t down to a multiple of d since the zero time, and drops the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	return t.Add(-t.remainder(d))
}

// Round rounds t to the nearest multiple of d since the zero time, halves up, and drops the monotonic reading.
func (t Time) Round(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	rest := t.remainder(d)
	if rest < d-rest {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

// remainder returns what t, as nanoseconds since the zero time, leaves when divided by d > 0.
func (t Time) remainder(d Duration) Duration {
	// sec × 1e9 + nsec modulo d, by halving: the product has up to 94 bits.
	sec := t.sec
	negative := sec < 0
	if negative {
		sec = -sec
	}
	rest := multiplyMod(uint64(sec), 1e9, uint64(d))
	nsec := uint64(t.nsec) % uint64(d)
	if negative {
		if rest != 0 {
			rest = uint64(d) - rest
		}
	}
	return Duration((rest + nsec) % uint64(d))
}

// multiplyMod returns a × b modulo m, m < 2**63.
func multiplyMod(a, b, m uint64) uint64 {
	a %= m
	var result uint64
	for ; b > 0; b >>= 1 {
		if b&1 != 0 {
			result = (result + a) % m
		}
		a = a * 2 % m
	}
	return result
}

// UTC returns t shown in UTC, without the monotonic reading.
func (t Time) UTC() Time {
	t.loc, t.mono = nil, 0
	return t
}

// Local returns t shown in the local zone, without the monotonic reading.
func (t Time) Local() Time {
	t.loc, t.mono = Local, 0
	return t
}

// In returns t shown in loc, without the monotonic reading. It panics if loc is nil.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

func (t *Time) setLoc(loc *Location) {
	if loc == UTC {
		loc = nil
	}
	t.loc, t.mono = loc, 0
}

// Location returns the location that t is shown in.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone returns the abbreviation of the zone in use at t, and its seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	z := t.Location().at(t.Unix())
	return z.name, z.offset
}

// ZoneBounds returns when the zone in use at t began and will end; zero times where there is no limit.
func (t Time) ZoneBounds() (start, end Time) {
	z := t.Location().at(t.Unix())
	if z.start != beginning {
		start = Unix(z.start, 0)
		start.setLoc(t.loc)
	}
	if z.end != forever {
		end = Unix(z.end, 0)
		end.setLoc(t.loc)
	}
	return start, end
}

// IsDST reports whether t is in daylight saving time.
func (t Time) IsDST() bool { return t.Location().at(t.Unix()).isDST }
