package net

import (
	"bytes"
	"strconv"
)

// An IP is an address of 4 or 16 bytes; an IPv4 address may have either form.
type IP []byte

const (
	IPv4len = 4
	IPv6len = 16
)

var mappedPrefix = []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}

var (
	IPv4zero     = IPv4(0, 0, 0, 0)
	IPv6zero     = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	IPv6loopback = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
)

// IPv4 returns the address a.b.c.d, in the 16-byte form.
func IPv4(a, b, c, d byte) IP {
	return append(append(make(IP, 0, IPv6len), mappedPrefix...), a, b, c, d)
}

// To4 returns the 4-byte form, nil if ip is no IPv4 address.
func (ip IP) To4() IP {
	if len(ip) == IPv4len {
		return ip
	}
	if len(ip) == IPv6len && bytes.Equal(ip[:12], mappedPrefix) {
		return ip[12:]
	}
	return nil
}

// To16 returns the 16-byte form, nil if ip is no address.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// Equal reports whether both are the same address, in whatever form.
func (ip IP) Equal(x IP) bool {
	a, b := ip.To16(), x.To16()
	return a != nil && bytes.Equal(a, b) || len(ip) == 0 && len(x) == 0
}

// IsLoopback reports whether ip leads back to this machine.
func (ip IP) IsLoopback() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsUnspecified reports whether ip is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool {
	return ip.Equal(IPv4zero) || ip.Equal(IPv6zero)
}

// String returns "192.0.2.1" or "2001:db8::1", "<nil>" for no address.
func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if v4 := ip.To4(); v4 != nil {
		var text []byte
		for i, b := range v4 {
			if i > 0 {
				text = append(text, '.')
			}
			text = strconv.AppendUint(text, uint64(b), 10)
		}
		return string(text)
	}
	if len(ip) != IPv6len {
		return "?"
	}
	return ip.string6()
}

// string6 writes the longest run of two or more zero groups as "::".
func (ip IP) string6() string {
	group := func(i int) uint64 { return uint64(ip[2*i])<<8 | uint64(ip[2*i+1]) }
	first, last := -1, -1
	for i := 0; i < 8; i++ {
		end := i
		for end < 8 && group(end) == 0 {
			end++
		}
		if end-i > last-first && end-i > 1 {
			first, last = i, end
		}
	}
	var text []byte
	for i := 0; i < 8; i++ {
		if i == first {
			text = append(text, "::"...)
			i = last - 1
			continue
		}
		if i > 0 && i != last {
			text = append(text, ':')
		}
		text = strconv.AppendUint(text, group(i), 16)
	}
	return string(text)
}

// ParseIP reads "192.0.2.1" or "2001:db8::1"; nil if s is no address.
func ParseIP(s string) IP {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			return parse4(s)
		case ':':
			return parse6(s)
		}
	}
	return nil
}

func parse4(s string) IP {
	var parts [4]byte
	for i := range parts {
		digits := 0
		n := 0
		for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' && n <= 255 {
			n = n*10 + int(s[digits]-'0')
			digits++
		}
		if digits == 0 || n > 255 || digits > 1 && s[0] == '0' {
			return nil
		}
		parts[i] = byte(n)
		s = s[digits:]
		if i < 3 {
			if s == "" || s[0] != '.' {
				return nil
			}
			s = s[1:]
		}
	}
	if s != "" {
		return nil
	}
	return IPv4(parts[0], parts[1], parts[2], parts[3])
}

func parse6(s string) IP {
	ip := make(IP, IPv6len)
	ellipsis := -1
	if len(s) >= 2 && s[0] == ':' && s[1] == ':' {
		ellipsis = 0
		s = s[2:]
		if s == "" {
			return ip
		}
	}
	i := 0
	for i < IPv6len {
		n, digits := uint64(0), 0
		for digits < len(s) && digits < 5 {
			d, err := strconv.ParseUint(s[digits:digits+1], 16, 8)
			if err != nil {
				break
			}
			n = n<<4 | d
			digits++
		}
		if digits == 0 || n > 0xffff {
			return nil
		}
		if digits < len(s) && s[digits] == '.' {
			v4 := parse4(s).To4()
			if v4 == nil || i+4 > IPv6len || ellipsis < 0 && i != 12 {
				return nil
			}
			copy(ip[i:], v4)
			i += 4
			s = ""
			break
		}
		ip[i], ip[i+1] = byte(n>>8), byte(n)
		i += 2
		s = s[digits:]
		if s == "" {
			break
		}
		if s[0] != ':' || len(s) == 1 {
			return nil
		}
		s = s[1:]
		if s[0] == ':' {
			if ellipsis >= 0 {
				return nil
			}
			ellipsis = i
			s = s[1:]
			if s == "" {
				break
			}
		}
	}
	if s != "" {
		return nil
	}
	if i < IPv6len {
		if ellipsis < 0 {
			return nil
		}
		tail := append(IP(nil), ip[ellipsis:i]...)
		clear(ip[ellipsis:])
		copy(ip[IPv6len-len(tail):], tail)
	}
	return ip
}
