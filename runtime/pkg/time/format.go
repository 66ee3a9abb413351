package time

// Layouts show how the reference time, Mon Jan 2 15:04:05 MST 2006, would be written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"

	Stamp      = "Jan _2 15:04:05"
	StampMilli = "Jan _2 15:04:05.000"
	StampMicro = "Jan _2 15:04:05.000000"
	StampNano  = "Jan _2 15:04:05.000000000"

	DateTime = "2006-01-02 15:04:05"
	DateOnly = "2006-01-02"
	TimeOnly = "15:04:05"
)

// element is a part of a layout that stands for a part of a time.
type element int

const (
	noElement element = iota
	longMonth
	shortMonth
	numMonth
	zeroMonth
	longWeekday
	shortWeekday
	day
	spaceDay
	zeroDay
	spaceYearDay
	zeroYearDay
	hour24
	hour12
	zeroHour12
	minute
	zeroMinute
	second
	zeroSecond
	longYear
	shortYear
	upperPM
	lowerPM
	zoneName
	zoneOffset    // any of the numeric forms: see layoutPart.zone
	fractionZeros // .000
	fractionNines // .999, without trailing zeros
)

// zoneForm is how a numeric zone is written.
type zoneForm struct {
	utcIsZ  bool // UTC is written as Z
	colons  bool // between the parts
	minutes bool
	seconds bool
}

// layoutPart is an element as it stands in a layout.
type layoutPart struct {
	element
	text   string // the part of the layout
	zone   zoneForm
	digits int // of a fraction
}

// spelled lists the elements by their text. Of two that match, the one listed first counts.
var spelled = [...]struct {
	text string
	element
}{
	{"January", longMonth},
	{"Jan", shortMonth},
	{"Monday", longWeekday},
	{"Mon", shortWeekday},
	{"MST", zoneName},
	{"01", zeroMonth},
	{"002", zeroYearDay},
	{"02", zeroDay},
	{"03", zeroHour12},
	{"04", zeroMinute},
	{"05", zeroSecond},
	{"06", shortYear},
	{"15", hour24},
	{"1", numMonth},
	{"2006", longYear},
	{"2", day},
	{"__2", spaceYearDay},
	{"_2006", noElement}, // an underscore and a year
	{"_2", spaceDay},
	{"3", hour12},
	{"4", minute},
	{"5", second},
	{"PM", upperPM},
	{"pm", lowerPM},
}

// spelledZones lists the numeric zones, longer ones first; Z may stand for the minus.
var spelledZones = [...]struct {
	text string
	form zoneForm
}{
	{"-07:00:00", zoneForm{false, true, true, true}},
	{"-070000", zoneForm{false, false, true, true}},
	{"-07:00", zoneForm{false, true, true, false}},
	{"-0700", zoneForm{false, false, true, false}},
	{"-07", zoneForm{false, false, false, false}},
}

// nextPart splits a layout at its first element; a layout without one is all prefix.
func nextPart(layout string) (prefix string, part layoutPart, suffix string) {
	for i := 0; i < len(layout); i++ {
		if part := partAt(layout, i); part.element != noElement {
			return layout[:i], part, layout[i+len(part.text):]
		}
	}
	return layout, part, ""
}

// partAt returns the element that begins at layout[i].
func partAt(layout string, i int) (part layoutPart) {
	rest := layout[i:]
	switch c := rest[0]; c {
	case 'J', 'M', '0', '1', '2', '_', '3', '4', '5', 'P', 'p':
		for n := range spelled {
			s := &spelled[n]
			if len(rest) < len(s.text) || rest[:len(s.text)] != s.text {
				continue
			}
			// "Jan" and "Mon" inside a longer word are just text.
			if (s.element == shortMonth || s.element == shortWeekday) && startsLower(rest[3:]) {
				continue
			}
			return layoutPart{element: s.element, text: s.text}
		}
	case '-', 'Z':
		for n := range spelledZones {
			s := &spelledZones[n]
			if len(rest) >= len(s.text) && rest[1:len(s.text)] == s.text[1:] {
				form := s.form
				form.utcIsZ = c == 'Z'
				return layoutPart{element: zoneOffset, text: rest[:len(s.text)], zone: form}
			}
		}
	case '.', ',':
		n := 1
		for n < len(rest) && rest[n] == rest[1] && (rest[1] == '0' || rest[1] == '9') {
			n++
		}
		if n == 1 || isDigit(rest, n) {
			break
		}
		part = layoutPart{element: fractionZeros, text: rest[:n], digits: n - 1}
		if rest[1] == '9' {
			part.element = fractionNines
		}
	}
	return part
}

func startsLower(s string) bool {
	return s != "" && 'a' <= s[0] && s[0] <= 'z'
}

// appendInt appends x with leading zeros to `width` digits.
func appendInt(b []byte, x int, width int) []byte {
	u := uint(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	i := len(buf)
	for u > 0 || i == len(buf) {
		i--
		buf[i] = byte(u%10) + '0'
		u /= 10
	}
	for n := len(buf) - i; n < width; n++ {
		b = append(b, '0')
	}
	return append(b, buf[i:]...)
}

// Format returns t as the layout shows.
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+10), layout))
}

// AppendFormat appends what Format returns.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	z := t.Location().at(t.Unix())
	days, seconds := split(t.sec + int64(z.offset))
	date := dateOf(days)
	hour, min, sec := seconds/secondsPerHour, seconds%secondsPerHour/secondsPerMinute, seconds%secondsPerMinute
	for layout != "" {
		prefix, part, suffix := nextPart(layout)
		b = append(b, prefix...)
		layout = suffix
		switch part.element {
		case longYear:
			b = appendInt(b, date.year, 4)
		case shortYear:
			b = appendInt(b, max(date.year, -date.year)%100, 2)
		case longMonth:
			b = append(b, date.month.String()...)
		case shortMonth:
			b = append(b, date.month.String()[:3]...)
		case numMonth:
			b = appendInt(b, int(date.month), 0)
		case zeroMonth:
			b = appendInt(b, int(date.month), 2)
		case longWeekday:
			b = append(b, weekdayOf(days).String()...)
		case shortWeekday:
			b = append(b, weekdayOf(days).String()[:3]...)
		case day:
			b = appendInt(b, date.day, 0)
		case spaceDay:
			if date.day < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, date.day, 0)
		case zeroDay:
			b = appendInt(b, date.day, 2)
		case spaceYearDay:
			for limit := 100; limit > 1 && date.yday+1 < limit; limit /= 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, date.yday+1, 0)
		case zeroYearDay:
			b = appendInt(b, date.yday+1, 3)
		case hour24:
			b = appendInt(b, hour, 2)
		case hour12:
			b = appendInt(b, (hour+11)%12+1, 0)
		case zeroHour12:
			b = appendInt(b, (hour+11)%12+1, 2)
		case minute:
			b = appendInt(b, min, 0)
		case zeroMinute:
			b = appendInt(b, min, 2)
		case second:
			b = appendInt(b, sec, 0)
		case zeroSecond:
			b = appendInt(b, sec, 2)
		case upperPM:
			b = append(b, halfOfDay(hour, "AM", "PM")...)
		case lowerPM:
			b = append(b, halfOfDay(hour, "am", "pm")...)
		case zoneOffset:
			b = appendZone(b, z.offset, part.zone)
		case zoneName:
			if z.name != "" {
				b = append(b, z.name...)
				break
			}
			// Without a name, the offset.
			b = appendZone(b, z.offset, zoneForm{minutes: true})
		case fractionZeros, fractionNines:
			b = appendFraction(b, int(t.nsec), part)
		}
	}
	return b
}

func halfOfDay(hour int, morning, evening string) string {
	if hour >= 12 {
		return evening
	}
	return morning
}

func appendZone(b []byte, offset int, form zoneForm) []byte {
	if form.utcIsZ && offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	minutes := offset / 60
	if minutes < 0 {
		sign = '-'
		minutes = -minutes
		offset = -offset
	}
	b = append(b, sign)
	b = appendInt(b, minutes/60, 2)
	if form.minutes {
		if form.colons {
			b = append(b, ':')
		}
		b = appendInt(b, minutes%60, 2)
	}
	if form.seconds {
		if form.colons {
			b = append(b, ':')
		}
		b = appendInt(b, offset%60, 2)
	}
	return b
}

func appendFraction(b []byte, nsec int, part layoutPart) []byte {
	var digits [9]byte
	for i := len(digits) - 1; i >= 0; i-- {
		digits[i] = byte(nsec%10) + '0'
		nsec /= 10
	}
	n := min(part.digits, len(digits))
	if part.element == fractionNines {
		for n > 0 && digits[n-1] == '0' {
			n--
		}
		if n == 0 {
			return b
		}
	}
	b = append(b, part.text[0])
	return append(b, digits[:n]...)
}

// String returns t as "2006-01-02 15:04:05.999999999 -0700 MST", with the monotonic reading, "m=+1.5", if there is one.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.mono == 0 {
		return s
	}
	since := t.mono - startNano
	sign := byte('+')
	u := uint64(since)
	if since < 0 {
		sign = '-'
		u = -u
	}
	b := append([]byte(s), " m="...)
	b = append(b, sign)
	b = appendInt(b, int(u/1e9), 0)
	b = append(b, '.')
	return string(appendInt(b, int(u%1e9), 9))
}

// startNano is the monotonic time at the start of the program, less one so that no reading becomes zero.
var startNano = runtimeNano() - 1

// GoString returns t as a Go expression.
func (t Time) GoString() string {
	date := t.civil()
	hour, min, sec := t.Clock()
	b := append([]byte(nil), "time.Date("...)
	b = appendInt(b, date.year, 0)
	b = append(b, ", "...)
	if January <= date.month && date.month <= December {
		b = append(b, "time."...)
		b = append(b, date.month.String()...)
	} else {
		b = appendInt(b, int(date.month), 0)
	}
	for _, n := range [...]int{date.day, hour, min, sec, int(t.nsec)} {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	b = append(b, ", "...)
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}
