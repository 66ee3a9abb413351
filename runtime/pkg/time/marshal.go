package time

import "errors"

// AppendText appends t in RFC 3339 with nanoseconds. It fails if the year or the zone does not fit.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.appendStrict(b, "Time.AppendText") }

// MarshalText returns what AppendText appends.
func (t Time) MarshalText() ([]byte, error) { return t.appendStrict(nil, "Time.MarshalText") }

// MarshalJSON returns it in quotes.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.appendStrict([]byte{'"'}, "Time.MarshalJSON")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

func (t Time) appendStrict(b []byte, caller string) ([]byte, error) {
	start := len(b)
	b = t.AppendFormat(b, RFC3339Nano)
	text := b[start:]
	if text[4] != '-' {
		return b, errors.New(caller + ": year outside of range [0,9999]")
	}
	if n := len(text); text[n-1] != 'Z' {
		if hours := int(text[n-5]-'0')*10 + int(text[n-4]-'0'); text[n-6] != '+' && text[n-6] != '-' || hours >= 24 {
			return b, errors.New(caller + ": timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

// UnmarshalText sets t to a time in RFC 3339.
func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return err
}

// UnmarshalJSON sets t to a quoted time in RFC 3339; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	*t, err = Parse(RFC3339, string(data[1:len(data)-1]))
	return err
}
