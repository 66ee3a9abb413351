package time

import "errors"

// ParseError says what did not fit: ValueElem of Value stood where LayoutElem of Layout was expected.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
			quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

var errBad = errors.New("bad value for field")

// Parse reads a time written as the layout shows. Without a zone it is UTC; a numeric zone that the local zone uses at
// that time is shown locally, any other gets a location of its own, as do unknown zone names, with offset 0.
func Parse(layout, value string) (Time, error) {
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is Parse with loc instead of UTC and the local zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// reader takes a value apart.
type reader struct {
	rest string
}

// number reads up to most digits, at least least ones.
func (r *reader) number(least, most int) (n int, err error) {
	i := 0
	for i < most && isDigit(r.rest, i) {
		n = n*10 + int(r.rest[i]-'0')
		i++
	}
	if i < least {
		return 0, errBad
	}
	r.rest = r.rest[i:]
	return n, nil
}

func (r *reader) skipSpace() {
	for r.rest != "" && r.rest[0] == ' ' {
		r.rest = r.rest[1:]
	}
}

// name reads one of the names, in any case, cut to `length` letters (0: all), and returns its index.
func (r *reader) name(names []string, length int) (int, error) {
	for i, name := range names {
		if length > 0 {
			name = name[:length]
		}
		if len(r.rest) >= len(name) && equalFold(r.rest[:len(name)], name) {
			r.rest = r.rest[len(name):]
			return i, nil
		}
	}
	return -1, errBad
}

func equalFold(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] && (a[i]|0x20 != b[i]|0x20 || a[i]|0x20 < 'a' || a[i]|0x20 > 'z') {
			return false
		}
	}
	return true
}

// parsed is the parts read so far; -1 where none was.
type parsed struct {
	year, month, day, yearDay int
	hour, min, sec, nsec      int
	afternoon, morning        bool
	offset                    int
	hasOffset                 bool
	zoneName                  string
	utc                       bool
}

func parse(layout, value string, fallback, local *Location) (Time, error) {
	whole, wholeLayout := value, layout
	p := parsed{month: -1, day: -1, yearDay: -1}
	r := &reader{value}
	for {
		prefix, part, suffix := nextPart(layout)
		shown := layout[len(prefix) : len(layout)-len(suffix)]
		rest, ok := skipText(r.rest, prefix)
		if !ok {
			return Time{}, &ParseError{wholeLayout, whole, prefix, rest, ""}
		}
		r.rest = rest
		if part.element == noElement {
			if r.rest != "" {
				return Time{}, &ParseError{wholeLayout, whole, "", r.rest, ": extra text: " + quote(r.rest)}
			}
			break
		}
		layout = suffix
		hold := r.rest
		outOfRange, err := p.read(r, part, layout)
		if outOfRange != "" {
			return Time{}, &ParseError{wholeLayout, whole, shown, hold, ": " + outOfRange + " out of range"}
		}
		if err != nil {
			return Time{}, &ParseError{wholeLayout, whole, shown, hold, ""}
		}
	}
	return p.time(wholeLayout, whole, fallback, local)
}

// skipText matches the text between elements; a run of spaces matches any run of spaces.
func skipText(value, prefix string) (rest string, ok bool) {
	for prefix != "" {
		if prefix[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			for prefix != "" && prefix[0] == ' ' {
				prefix = prefix[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != prefix[0] {
			return value, false
		}
		prefix, value = prefix[1:], value[1:]
	}
	return value, true
}

// read reads one element. outOfRange names what is a number but not a possible one.
func (p *parsed) read(r *reader, part layoutPart, layout string) (outOfRange string, err error) {
	switch part.element {
	case shortYear:
		p.year, err = r.number(2, 2)
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case longYear:
		if len(r.rest) < 4 || !isDigit(r.rest, 0) {
			return "", errBad
		}
		p.year, err = r.number(4, 4)
	case shortMonth:
		p.month, err = r.name(monthNames[:], 3)
		p.month++
	case longMonth:
		p.month, err = r.name(monthNames[:], 0)
		p.month++
	case numMonth, zeroMonth:
		p.month, err = r.number(leastDigits(part.element == zeroMonth), 2)
		if err == nil && (p.month <= 0 || 12 < p.month) {
			outOfRange = "month"
		}
	case shortWeekday:
		_, err = r.name(dayNames[:], 3)
	case longWeekday:
		_, err = r.name(dayNames[:], 0)
	case day, spaceDay, zeroDay:
		if part.element == spaceDay && r.rest != "" && r.rest[0] == ' ' {
			r.rest = r.rest[1:]
		}
		// The range depends on the month, which may come later.
		p.day, err = r.number(leastDigits(part.element == zeroDay), 2)
	case spaceYearDay, zeroYearDay:
		for range 2 {
			if part.element == spaceYearDay && r.rest != "" && r.rest[0] == ' ' {
				r.rest = r.rest[1:]
			}
		}
		p.yearDay, err = r.number(leastYearDay(part.element), 3)
	case hour24:
		p.hour, err = r.number(1, 2)
		if p.hour < 0 || 24 <= p.hour {
			outOfRange = "hour"
		}
	case hour12, zeroHour12:
		p.hour, err = r.number(leastDigits(part.element == zeroHour12), 2)
		if p.hour < 0 || 12 < p.hour {
			outOfRange = "hour"
		}
	case minute, zeroMinute:
		p.min, err = r.number(leastDigits(part.element == zeroMinute), 2)
		if p.min < 0 || 60 <= p.min {
			outOfRange = "minute"
		}
	case second, zeroSecond:
		p.sec, err = r.number(leastDigits(part.element == zeroSecond), 2)
		if err != nil {
			return "", err
		}
		if p.sec < 0 || 60 <= p.sec {
			return "second", nil
		}
		// A fraction may follow even if the layout has none.
		if len(r.rest) >= 2 && (r.rest[0] == '.' || r.rest[0] == ',') && isDigit(r.rest, 1) {
			if _, next, _ := nextPart(layout); next.element == fractionZeros || next.element == fractionNines {
				break
			}
			n := 2
			for isDigit(r.rest, n) {
				n++
			}
			outOfRange, err = p.readFraction(r, n)
		}
	case upperPM, lowerPM:
		if len(r.rest) < 2 {
			return "", errBad
		}
		half := r.rest[:2]
		r.rest = r.rest[2:]
		switch {
		case part.element == upperPM && half == "PM" || part.element == lowerPM && half == "pm":
			p.afternoon = true
		case part.element == upperPM && half == "AM" || part.element == lowerPM && half == "am":
			p.morning = true
		default:
			err = errBad
		}
	case zoneOffset:
		return p.readZone(r, part.zone)
	case zoneName:
		if len(r.rest) >= 3 && r.rest[:3] == "UTC" {
			p.utc = true
			r.rest = r.rest[3:]
			break
		}
		n, ok := abbreviationLength(r.rest)
		if !ok {
			return "", errBad
		}
		p.zoneName, r.rest = r.rest[:n], r.rest[n:]
	case fractionZeros:
		n := 1 + part.digits
		if len(r.rest) < n {
			return "", errBad
		}
		outOfRange, err = p.readFraction(r, n)
	case fractionNines:
		if len(r.rest) < 2 || r.rest[0] != '.' && r.rest[0] != ',' || !isDigit(r.rest, 1) {
			break // it may be missing
		}
		n := 1
		for isDigit(r.rest, n) {
			n++
		}
		outOfRange, err = p.readFraction(r, n)
	}
	return outOfRange, err
}

func leastDigits(zero bool) int {
	if zero {
		return 2
	}
	return 1
}

func leastYearDay(e element) int {
	if e == zeroYearDay {
		return 3
	}
	return 1
}

// readFraction reads a point and n-1 digits; those beyond nanoseconds are dropped.
func (p *parsed) readFraction(r *reader, n int) (outOfRange string, err error) {
	text := r.rest[:n]
	r.rest = r.rest[n:]
	if text[0] != '.' && text[0] != ',' {
		return "", errBad
	}
	if n > 2 && text[1] == '-' && isDigit(text, 2) {
		return "fractional second", nil
	}
	if n > 10 {
		text = text[:10]
	}
	p.nsec = 0
	for i := 1; i < 10; i++ {
		p.nsec *= 10
		if i < len(text) {
			if !isDigit(text, i) {
				return "", errBad
			}
			p.nsec += int(text[i] - '0')
		}
	}
	return "", nil
}

func (p *parsed) readZone(r *reader, form zoneForm) (outOfRange string, err error) {
	if form.utcIsZ && r.rest != "" && r.rest[0] == 'Z' {
		r.rest = r.rest[1:]
		p.utc = true
		return "", nil
	}
	if r.rest == "" || r.rest[0] != '+' && r.rest[0] != '-' {
		return "", errBad
	}
	negative := r.rest[0] == '-'
	s := &reader{r.rest[1:]}
	var parts [3]int
	for i, present := range [...]bool{true, form.minutes, form.seconds} {
		if !present {
			break
		}
		if i > 0 && form.colons {
			if s.rest == "" || s.rest[0] != ':' {
				return "", errBad
			}
			s.rest = s.rest[1:]
		}
		if parts[i], err = s.number(2, 2); err != nil {
			return "", err
		}
	}
	r.rest = s.rest
	// The hour 24 is for zones that shift a day.
	switch {
	case parts[0] > 24:
		outOfRange = "time zone offset hour"
	case parts[1] > 60:
		outOfRange = "time zone offset minute"
	case parts[2] > 60:
		outOfRange = "time zone offset second"
	}
	p.offset = (parts[0]*60+parts[1])*60 + parts[2]
	p.hasOffset = true
	if negative {
		p.offset = -p.offset
	}
	return outOfRange, nil
}

// abbreviationLength returns the length of the zone abbreviation with which s begins.
func abbreviationLength(s string) (n int, ok bool) {
	if len(s) < 3 {
		return 0, false
	}
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4, true
	}
	if s[:3] == "GMT" {
		return 3 + offsetLength(s[3:]), true
	}
	if s[0] == '+' || s[0] == '-' {
		n = offsetLength(s)
		return n, n > 0
	}
	letters := 0
	for letters < 6 && letters < len(s) && 'A' <= s[letters] && s[letters] <= 'Z' {
		letters++
	}
	switch letters {
	case 5:
		if s[4] == 'T' {
			return 5, true
		}
	case 4:
		if s[3] == 'T' || s[:4] == "WITA" {
			return 4, true
		}
	case 3:
		return 3, true
	}
	return 0, false
}

// offsetLength returns the length of a sign and an hour up to 23; 0 if s begins with none.
func offsetLength(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	r := &reader{s[1:]}
	hour, err := r.number(1, 18)
	if err != nil || hour >= 24 {
		return 0
	}
	return len(s) - len(r.rest)
}

// time puts the parts together.
func (p *parsed) time(layout, value string, fallback, local *Location) (Time, error) {
	hour := p.hour
	if p.afternoon && hour < 12 {
		hour += 12
	} else if p.morning && hour == 12 {
		hour = 0
	}
	if p.yearDay >= 0 {
		if p.yearDay < 1 || p.yearDay > 365 && !(p.yearDay == 366 && isLeap(p.year)) {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year out of range"}
		}
		date := dateOf(daysSince(p.year) + int64(p.yearDay) - 1)
		if p.month >= 0 && p.month != int(date.month) {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match month"}
		}
		if p.day >= 0 && p.day != date.day {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match day"}
		}
		p.month, p.day = int(date.month), date.day
	} else {
		if p.month < 0 {
			p.month = int(January)
		}
		if p.day < 0 {
			p.day = 1
		}
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return Time{}, &ParseError{layout, value, "", value, ": day out of range"}
	}
	at := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.utc:
		return at(UTC), nil
	case p.hasOffset:
		t := at(UTC)
		t.sec -= int64(p.offset)
		if z := local.at(t.Unix()); z.offset == p.offset && (p.zoneName == "" || z.name == p.zoneName) {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(FixedZone(p.zoneName, p.offset))
		return t, nil
	case p.zoneName != "":
		t := at(UTC)
		offset, ok := local.named(p.zoneName, t.Unix())
		if ok {
			t.sec -= int64(offset)
			t.setLoc(local)
			return t, nil
		}
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			r := &reader{p.zoneName[4:]}
			hours, _ := r.number(1, 2)
			offset = hours * secondsPerHour
			if p.zoneName[3] == '-' {
				offset = -offset
			}
			// Go counts the parts as UTC here, and so do we.
		}
		t.setLoc(FixedZone(p.zoneName, offset))
		return t, nil
	}
	return at(fallback), nil
}
