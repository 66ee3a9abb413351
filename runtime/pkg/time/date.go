package time

// Month is a month of the year.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

// Weekday is a day of the week.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// String returns the English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + decimal(int(m)) + ")"
}

// String returns the English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + decimal(int(d)) + ")"
}

func decimal(n int) string {
	return string(appendInt(nil, n, 0))
}

// civil is a date of the Gregorian calendar, which goes on backwards before its introduction.
type civil struct {
	year  int
	month Month
	day   int
	yday  int // day of the year, from 0
}

const (
	daysPer400Years = 146097
	marchOffset     = 306 // days from March 1 to January 1
)

// dateOf returns the date that is `days` after January 1, year 1. Years are counted from March 1, so that the day that is
// sometimes there comes last.
func dateOf(days int64) civil {
	days += marchOffset
	era := days / daysPer400Years
	if days < 0 {
		era = (days - daysPer400Years + 1) / daysPer400Years
	}
	inEra := int(days - era*daysPer400Years)
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	fromMarch := (5*inYear + 2) / 153
	date := civil{
		year:  yearOfEra + int(era)*400,
		month: March + Month(fromMarch),
		day:   inYear - (153*fromMarch+2)/5 + 1,
	}
	if date.month > December {
		date.month -= 12
		date.year++
	}
	date.yday = daysBefore(date.month, isLeap(date.year)) + date.day - 1
	return date
}

// daysSince returns the days from January 1, year 1 to January 1 of the year.
func daysSince(year int) int64 {
	y := int64(year) - 1
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	rest := y - era*400
	return era*daysPer400Years + rest*365 + rest/4 - rest/100
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// daysBefore returns the days of the year before the first of the month.
func daysBefore(m Month, leap bool) int {
	days := (367*int(m) - 362) / 12
	switch {
	case m <= February:
		return days
	case leap:
		return days - 1
	}
	return days - 2
}

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// shown returns the seconds since January 1, year 1 that clocks at t's location show.
func (t Time) shown() int64 {
	if t.loc == nil || t.loc == UTC {
		return t.sec
	}
	return t.sec + int64(t.loc.at(t.Unix()).offset)
}

// split divides shown seconds into days and the seconds of the day.
func split(sec int64) (days int64, second int) {
	days = sec / secondsPerDay
	rest := sec % secondsPerDay
	if rest < 0 {
		rest += secondsPerDay
		days--
	}
	return days, int(rest)
}

func (t Time) civil() civil {
	days, _ := split(t.shown())
	return dateOf(days)
}

// Date returns the year, month and day of t.
func (t Time) Date() (year int, month Month, day int) {
	date := t.civil()
	return date.year, date.month, date.day
}

// Year and the others return parts of t.
func (t Time) Year() int    { return t.civil().year }
func (t Time) Month() Month { return t.civil().month }
func (t Time) Day() int     { return t.civil().day }
func (t Time) YearDay() int { return t.civil().yday + 1 }

// Weekday returns the day of the week of t.
func (t Time) Weekday() Weekday {
	days, _ := split(t.shown())
	return weekdayOf(days)
}

func weekdayOf(days int64) Weekday {
	// January 1, year 1 was a Monday.
	w := (days + 1) % 7
	if w < 0 {
		w += 7
	}
	return Weekday(w)
}

// ISOWeek returns the ISO 8601 year and week of t. The week belongs to the year of its Thursday.
func (t Time) ISOWeek() (year, week int) {
	days, _ := split(t.shown())
	thursday := days + int64(Thursday) - int64((weekdayOf(days)+6)%7+1)
	date := dateOf(thursday)
	return date.year, date.yday/7 + 1
}

// Clock returns the hour, minute and second of t.
func (t Time) Clock() (hour, min, sec int) {
	_, second := split(t.shown())
	return second / secondsPerHour, second % secondsPerHour / secondsPerMinute, second % secondsPerMinute
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

// Nanosecond returns the nanoseconds of the second.
func (t Time) Nanosecond() int { return int(t.nsec) }

// normalize brings lo into [0, base) by carrying into hi.
func normalize(hi, lo, base int) (int, int) {
	if lo < 0 {
		n := (-lo-1)/base + 1
		hi -= n
		lo += n * base
	}
	if lo >= base {
		hi += lo / base
		lo %= base
	}
	return hi, lo
}

// Date returns the time that clocks at loc show so. Parts outside their ranges are normalised. Of a time that is shown
// twice or never, when clocks change, it returns one that is right in one of the two zones. It panics if loc is nil.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	y, m := normalize(year, int(month)-1, 12)
	sec, nsec = normalize(sec, nsec, 1e9)
	min, sec = normalize(min, sec, 60)
	hour, min = normalize(hour, min, 60)
	day, hour = normalize(day, hour, 24)

	days := daysSince(y) + int64(daysBefore(Month(m+1), isLeap(y))) + int64(day-1)
	unix := days*secondsPerDay + int64(hour*secondsPerHour+min*secondsPerMinute+sec) - unixToInternal
	if loc != UTC {
		// The zone at that time as if it were UTC is right but near a change; there its neighbours are tried.
		z := loc.at(unix)
		if z.offset != 0 {
			guess := unix - int64(z.offset)
			if guess < z.start || guess >= z.end {
				z = loc.at(guess)
			}
			unix -= int64(z.offset)
		}
	}
	t := Time{unix + unixToInternal, int32(nsec), 0, nil}
	t.setLoc(loc)
	return t
}
