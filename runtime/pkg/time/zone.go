package time

import (
	"errors"
	"sync"
)

// Location is a set of time zones, with the times at which one follows the other.
type Location struct {
	name    string
	zones   []zone
	changes []change // in increasing order of time
	rule    string   // for times after the last change: a POSIX TZ string
}

// zone is one offset from UTC.
type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

// change says that from `when` (seconds since 1970) on zones[zone] is in use.
type change struct {
	when int64
	zone int
}

// span is a zone and the time it is in use: [start, end).
type span struct {
	zone
	start, end int64
}

const (
	beginning = -1 << 63
	forever   = 1<<63 - 1
)

// UTC is Universal Coordinated Time, Local the zone of the system, or of the environment variable TZ.
var (
	UTC   *Location = &utc
	Local *Location = &local
)

var (
	utc   = Location{name: "UTC"}
	local = Location{name: "Local"}
)

// String returns the name that LoadLocation or FixedZone was given.
func (l *Location) String() string { return l.get().name }

// get returns l with its fields set; nil stands for UTC.
func (l *Location) get() *Location {
	if l == nil {
		return &utc
	}
	if l == &local {
		localOnce.Do(loadLocal)
	}
	return l
}

// FixedZone returns a location that always has one zone, offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}}
}

// at returns the zone in use at a time in seconds since 1970.
func (l *Location) at(unix int64) span {
	l = l.get()
	if len(l.zones) == 0 {
		return span{zone{"UTC", 0, false}, beginning, forever}
	}
	if len(l.changes) == 0 || unix < l.changes[0].when {
		end := int64(forever)
		if len(l.changes) > 0 {
			end = l.changes[0].when
		} else if l.rule != "" {
			if s, ok := ruleAt(l.rule, beginning, unix); ok {
				return s
			}
		}
		return span{l.first(), beginning, end}
	}
	lo, hi := 0, len(l.changes)
	for hi-lo > 1 {
		mid := int(uint(lo+hi) >> 1)
		if l.changes[mid].when <= unix {
			lo = mid
		} else {
			hi = mid
		}
	}
	s := span{l.zones[l.changes[lo].zone], l.changes[lo].when, forever}
	if lo+1 < len(l.changes) {
		s.end = l.changes[lo+1].when
	} else if l.rule != "" {
		if ruled, ok := ruleAt(l.rule, s.start, unix); ok {
			return ruled
		}
	}
	return s
}

// first returns the zone before all changes: the first one that is no daylight saving time.
func (l *Location) first() zone {
	for _, z := range l.zones {
		if !z.isDST {
			return z
		}
	}
	return l.zones[0]
}

// named returns the offset of a zone by its abbreviation, preferably one in use at the time.
func (l *Location) named(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	for _, z := range l.zones {
		if z.name == name {
			if s := l.at(unix - int64(z.offset)); s.name == name {
				return s.offset, true
			}
		}
	}
	for _, z := range l.zones {
		if z.name == name {
			return z.offset, true
		}
	}
	return 0, false
}

var errLocation = errors.New("time: invalid location name")

var zoneFolders = [...]string{"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}

// LoadLocation returns the location with a name of the IANA time zone database; "" and "UTC" are UTC, "Local" is Local.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || hasDotDot(name) {
		return nil, errLocation
	}
	if folder := environment("ZONEINFO"); folder != "" {
		if data, ok := readFile(folder + "/" + name); ok {
			if l, err := LoadLocationFromTZData(name, data); err == nil {
				return l, nil
			}
		}
	}
	for _, folder := range zoneFolders {
		if data, ok := readFile(folder + name); ok {
			return LoadLocationFromTZData(name, data)
		}
	}
	return nil, errors.New("unknown time zone " + name)
}

func hasDotDot(name string) bool {
	for i := 0; i+1 < len(name); i++ {
		if name[i] == '.' && name[i+1] == '.' {
			return true
		}
	}
	return false
}

var localOnce sync.Once

// loadLocal sets the fields of local.
func loadLocal() {
	path := "/etc/localtime"
	if tz, ok := lookupEnvironment("TZ"); ok {
		if tz != "" && tz[0] == ':' {
			tz = tz[1:]
		}
		switch {
		case tz == "" || tz == "UTC":
			local.name = "UTC"
			return
		case tz[0] == '/':
			path = tz
		default:
			l, err := LoadLocation(tz)
			if err != nil {
				local.name = "UTC"
				return
			}
			local.adopt(l)
			return
		}
	}
	local.name = "UTC"
	if data, ok := readFile(path); ok {
		if l, err := LoadLocationFromTZData("Local", data); err == nil {
			local.adopt(l)
		}
	}
}

func (l *Location) adopt(other *Location) {
	l.name = "Local"
	l.zones, l.changes, l.rule = other.zones, other.changes, other.rule
}

// readFile returns the contents of a file.
func readFile(path string) (data []byte, ok bool)

// lookupEnvironment returns an environment variable.
func lookupEnvironment(name string) (value string, ok bool)

func environment(name string) string {
	value, _ := lookupEnvironment(name)
	return value
}
