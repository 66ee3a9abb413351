package net

import "strconv"

// TCPAddr is the address of an end of a TCP connection.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	host := ""
	if len(a.IP) != 0 {
		host = a.IP.String()
	}
	return JoinHostPort(host, strconv.Itoa(a.Port))
}

// JoinHostPort returns "host:port", "[host]:port" for a host with colons.
func JoinHostPort(host, port string) string {
	for i := 0; i < len(host); i++ {
		if host[i] == ':' {
			return "[" + host + "]:" + port
		}
	}
	return host + ":" + port
}

// SplitHostPort is the reverse of JoinHostPort.
func SplitHostPort(hostport string) (host, port string, err error) {
	bad := func(why string) (string, string, error) {
		return "", "", &AddrError{Err: why, Addr: hostport}
	}
	colon := -1
	for i := 0; i < len(hostport); i++ {
		if hostport[i] == ':' {
			colon = i
		}
	}
	if colon < 0 {
		return bad("missing port in address")
	}
	rest := 0 // where brackets may no longer stand
	if hostport[0] == '[' {
		end := 0
		for end < len(hostport) && hostport[end] != ']' {
			end++
		}
		switch {
		case end == len(hostport):
			return bad("missing ']' in address")
		case end+1 == len(hostport):
			return bad("missing port in address")
		case end+1 != colon:
			if hostport[end+1] == ':' {
				return bad("too many colons in address")
			}
			return bad("missing port in address")
		}
		host = hostport[1:end]
		rest = end + 1
	} else {
		host = hostport[:colon]
		for i := 0; i < len(host); i++ {
			if host[i] == ':' {
				return bad("too many colons in address")
			}
		}
	}
	for i := rest; i < len(hostport); i++ {
		if hostport[i] == '[' {
			return bad("unexpected '[' in address")
		}
		if hostport[i] == ']' {
			return bad("unexpected ']' in address")
		}
	}
	return host, hostport[colon+1:], nil
}

// The ports of services that programs name.
var services = map[string]int{
	"domain": 53, "echo": 7, "ftp": 21, "http": 80, "https": 443, "imap": 143, "pop3": 110, "smtp": 25, "ssh": 22, "telnet": 23,
}

// ResolveTCPAddr reads "host:port"; network is "tcp", "tcp4" or "tcp6".
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	switch network {
	case "tcp", "tcp4", "tcp6":
	default:
		return nil, UnknownNetworkError(network)
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, known := services[service]
	if !known && service != "" {
		port, err = strconv.Atoi(service)
		if err != nil {
			return nil, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
		}
		if port < 0 || port > 65535 {
			return nil, &AddrError{Err: "invalid port", Addr: service}
		}
	}
	if host == "" {
		return &TCPAddr{Port: port}, nil
	}
	ip := ParseIP(host)
	if host == "localhost" {
		ip = IPv4(127, 0, 0, 1)
		if network == "tcp6" {
			ip = IPv6loopback
		}
	}
	if ip == nil {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if (ip.To4() != nil) == (network == "tcp6") && network != "tcp" {
		return nil, &AddrError{Err: "no suitable address found", Addr: host}
	}
	return &TCPAddr{IP: ip, Port: port}, nil
}
