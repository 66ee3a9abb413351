package time

import "errors"

// This file reads compiled zone files (TZif, RFC 9636) and POSIX rules.

var errZoneData = errors.New("malformed time zone information")

// cursor reads big-endian numbers; bad is set when there is not enough left.
type cursor struct {
	data []byte
	bad  bool
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.data) {
		c.bad = true
		c.data = nil
		return nil
	}
	p := c.data[:n]
	c.data = c.data[n:]
	return p
}

func (c *cursor) number(size int) int64 {
	p := c.take(size)
	if len(p) < size {
		return 0
	}
	var n uint64
	for _, b := range p {
		n = n<<8 | uint64(b)
	}
	if size == 4 {
		return int64(int32(n))
	}
	return int64(n)
}

// header has the counts of a section.
type header struct {
	utcCount, stdCount, leapCount, changeCount, zoneCount, nameBytes int
}

func (c *cursor) header() (version byte, h header) {
	if magic := c.take(4); string(magic) != "TZif" {
		c.bad = true
		return 0, h
	}
	if v := c.take(16); len(v) == 16 {
		version = v[0]
	}
	h.utcCount = int(c.number(4))
	h.stdCount = int(c.number(4))
	h.leapCount = int(c.number(4))
	h.changeCount = int(c.number(4))
	h.zoneCount = int(c.number(4))
	h.nameBytes = int(c.number(4))
	return version, h
}

// LoadLocationFromTZData returns a location read from a compiled zone file.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	c := &cursor{data: data}
	version, h := c.header()
	size := 4
	if version >= '2' {
		// The first section is for old readers; the second has 64-bit times.
		c.take(h.changeCount*5 + h.zoneCount*6 + h.nameBytes + h.leapCount*8 + h.stdCount + h.utcCount)
		_, h = c.header()
		size = 8
	}
	times := cursor{data: c.take(h.changeCount * size)}
	kinds := c.take(h.changeCount)
	zones := cursor{data: c.take(h.zoneCount * 6)}
	names := c.take(h.nameBytes)
	c.take(h.leapCount*(size+4) + h.stdCount + h.utcCount)
	if c.bad || h.zoneCount == 0 {
		return nil, errZoneData
	}

	l := &Location{name: name}
	for range h.zoneCount {
		offset := int(zones.number(4))
		rest := zones.take(2)
		start := int(rest[1])
		end := start
		for end < len(names) && names[end] != 0 {
			end++
		}
		if start > len(names) {
			return nil, errZoneData
		}
		l.zones = append(l.zones, zone{string(names[start:end]), offset, rest[0] != 0})
	}
	for _, kind := range kinds {
		when := times.number(size)
		if int(kind) >= len(l.zones) {
			return nil, errZoneData
		}
		l.changes = append(l.changes, change{when, int(kind)})
	}
	if rule := c.data; len(rule) > 2 && rule[0] == '\n' && rule[len(rule)-1] == '\n' {
		l.rule = string(rule[1 : len(rule)-1])
	}
	return l, nil
}

// ruleAt returns the zone that a POSIX rule ("CET-1CEST,M3.5.0,M10.5.0/3") says is in use at a time after `last`.
func ruleAt(rule string, last, unix int64) (s span, ok bool) {
	std := zone{}
	dst := zone{isDST: true}
	if std.name, rule, ok = ruleName(rule); !ok {
		return s, false
	}
	if std.offset, rule, ok = ruleOffset(rule); !ok {
		return s, false
	}
	std.offset = -std.offset
	if rule == "" || rule[0] == ',' {
		return span{std, last, forever}, true
	}
	if dst.name, rule, ok = ruleName(rule); !ok {
		return s, false
	}
	if rule == "" || rule[0] == ',' {
		dst.offset = std.offset + secondsPerHour
	} else {
		if dst.offset, rule, ok = ruleOffset(rule); !ok {
			return s, false
		}
		dst.offset = -dst.offset
	}
	if rule == "" {
		rule = ",M3.2.0,M11.1.0"
	}
	if rule[0] != ',' && rule[0] != ';' {
		return s, false
	}
	begin, rest, ok := ruleDay(rule[1:])
	if !ok || rest == "" || rest[0] != ',' {
		return s, false
	}
	end, rest, ok := ruleDay(rest[1:])
	if !ok || rest != "" {
		return s, false
	}

	days, _ := split(unix + unixToInternal)
	year := dateOf(days).year
	yearStart := (daysSince(year) - daysTo1970) * secondsPerDay
	second := unix - yearStart
	// When, as UTC seconds of the year, daylight saving time begins and ends.
	from := begin.secondOf(year) - int64(std.offset)
	to := end.secondOf(year) - int64(dst.offset)
	inside, outside := dst, std
	if to < from {
		from, to = to, from
		inside, outside = std, dst
	}
	switch {
	case second < from:
		return span{outside, yearStart, yearStart + from}, true
	case second >= to:
		length := int64(365 * secondsPerDay)
		if isLeap(year) {
			length += secondsPerDay
		}
		return span{outside, yearStart + to, yearStart + length}, true
	}
	return span{inside, yearStart + from, yearStart + to}, true
}

// ruleName reads an abbreviation: three letters or more, or anything in angle brackets.
func ruleName(s string) (name, rest string, ok bool) {
	if s != "" && s[0] == '<' {
		for i := range len(s) {
			if s[i] == '>' {
				return s[1:i], s[i+1:], true
			}
		}
		return "", "", false
	}
	n := 0
	for n < len(s) && (s[n] < '0' || s[n] > '9') && s[n] != ',' && s[n] != '-' && s[n] != '+' {
		n++
	}
	return s[:n], s[n:], n >= 3
}

// ruleOffset reads [+-]hh[:mm[:ss]] as seconds.
func ruleOffset(s string) (offset int, rest string, ok bool) {
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative = s[0] == '-'
		s = s[1:]
	}
	for unit := secondsPerHour; ; unit /= 60 {
		var n int
		if n, s, ok = ruleNumber(s, 0, 24*7); !ok || unit < secondsPerHour && n > 59 {
			return 0, "", false
		}
		offset += n * unit
		if unit == 1 || s == "" || s[0] != ':' {
			break
		}
		s = s[1:]
	}
	if negative {
		offset = -offset
	}
	return offset, s, true
}

func ruleNumber(s string, lo, hi int) (n int, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		n = n*10 + int(s[i]-'0')
		if n > hi {
			return 0, "", false
		}
	}
	return n, s[i:], i > 0 && n >= lo
}

// ruleDate is a day of each year and a time.
type ruleDate struct {
	kind  byte // 'J': day 1 to 365 without February 29; 'D': day 0 to 365; 'M': weekday of a week of a month
	day   int
	week  int // 5 means the last
	month Month
	time  int // seconds
}

func ruleDay(s string) (d ruleDate, rest string, ok bool) {
	d.time = 2 * secondsPerHour
	if s == "" {
		return d, "", false
	}
	switch s[0] {
	case 'J':
		d.kind = 'J'
		if d.day, s, ok = ruleNumber(s[1:], 1, 365); !ok {
			return d, "", false
		}
	case 'M':
		d.kind = 'M'
		var month int
		if month, s, ok = ruleNumber(s[1:], 1, 12); !ok || s == "" || s[0] != '.' {
			return d, "", false
		}
		d.month = Month(month)
		if d.week, s, ok = ruleNumber(s[1:], 1, 5); !ok || s == "" || s[0] != '.' {
			return d, "", false
		}
		if d.day, s, ok = ruleNumber(s[1:], 0, 6); !ok {
			return d, "", false
		}
	default:
		d.kind = 'D'
		if d.day, s, ok = ruleNumber(s, 0, 365); !ok {
			return d, "", false
		}
	}
	if s == "" || s[0] != '/' {
		return d, s, true
	}
	if d.time, s, ok = ruleOffset(s[1:]); !ok {
		return d, "", false
	}
	return d, s, true
}

// secondOf returns the local second of the year that d names.
func (d ruleDate) secondOf(year int) int64 {
	day := d.day
	switch d.kind {
	case 'J':
		day--
		if isLeap(year) && d.day >= 60 {
			day++
		}
	case 'M':
		first := daysSince(year) + int64(daysBefore(d.month, isLeap(year)))
		day = (d.day - int(weekdayOf(first)) + 7) % 7
		for week := 1; week < d.week && day+7 < daysIn(d.month, year); week++ {
			day += 7
		}
		day += daysBefore(d.month, isLeap(year))
	}
	return int64(day)*secondsPerDay + int64(d.time)
}
