package net

import (
	"io"
	"time"
)

// TCPConn is a TCP connection.
type TCPConn struct {
	fd            *netFD
	local, remote Addr
}

func newConn(fd *netFD) *TCPConn {
	c := &TCPConn{fd: fd, local: addrOf(fd, false), remote: addrOf(fd, true)}
	sysSetOption(fd.fd, optionNoDelay, 1)
	return c
}

func addrOf(fd *netFD, peer bool) Addr {
	ip, port := sysAddress(fd.fd, peer)
	return &TCPAddr{IP: ip, Port: port}
}

// fail says which operation on c failed; io.EOF is no failure.
func (c *TCPConn) fail(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &OpError{Op: op, Net: "tcp", Source: c.local, Addr: c.remote, Err: err}
}

func (c *TCPConn) Read(b []byte) (int, error) {
	n, err := c.fd.Read(b)
	return n, c.fail("read", err)
}

func (c *TCPConn) Write(b []byte) (int, error) {
	n, err := c.fd.Write(b)
	return n, c.fail("write", err)
}

func (c *TCPConn) Close() error     { return c.fail("close", c.fd.Close()) }
func (c *TCPConn) LocalAddr() Addr  { return c.local }
func (c *TCPConn) RemoteAddr() Addr { return c.remote }

func (c *TCPConn) SetDeadline(t time.Time) error {
	return c.fail("set", c.fd.setDeadline(t, true, true))
}
func (c *TCPConn) SetReadDeadline(t time.Time) error {
	return c.fail("set", c.fd.setDeadline(t, true, false))
}
func (c *TCPConn) SetWriteDeadline(t time.Time) error {
	return c.fail("set", c.fd.setDeadline(t, false, true))
}

// CloseRead and CloseWrite end one direction.
func (c *TCPConn) CloseRead() error {
	return c.fail("close", failed("shutdown", sysShutdown(c.fd.fd, false)))
}

func (c *TCPConn) CloseWrite() error {
	return c.fail("close", failed("shutdown", sysShutdown(c.fd.fd, true)))
}

func (c *TCPConn) option(option, value int) error {
	return c.fail("set", failed("setsockopt", sysSetOption(c.fd.fd, option, value)))
}

// SetNoDelay says whether small writes are sent at once; they are by default.
func (c *TCPConn) SetNoDelay(noDelay bool) error { return c.option(optionNoDelay, number(noDelay)) }

// SetKeepAlive says whether the system checks an idle connection.
func (c *TCPConn) SetKeepAlive(keepAlive bool) error {
	return c.option(optionKeepAlive, number(keepAlive))
}

// SetLinger says how many seconds Close waits for unsent data; with 0 they are dropped, below that the system decides.
func (c *TCPConn) SetLinger(sec int) error { return c.option(optionLinger, sec) }

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TCPListener accepts TCP connections.
type TCPListener struct {
	fd   *netFD
	addr Addr
}

func (l *TCPListener) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: "tcp", Addr: l.addr, Err: err}
}

// AcceptTCP waits for the next connection.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	fd, err := l.fd.accept()
	if err != nil {
		return nil, l.fail("accept", err)
	}
	return newConn(fd), nil
}

func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (l *TCPListener) Close() error { return l.fail("close", l.fd.Close()) }
func (l *TCPListener) Addr() Addr   { return l.addr }

// SetDeadline makes Accept fail from t on.
func (l *TCPListener) SetDeadline(t time.Time) error {
	return l.fail("set", l.fd.setDeadline(t, true, true))
}

// socketFor opens a socket for addresses like a; any address is IPv4's.
func socketFor(a *TCPAddr) (*netFD, []byte, error) {
	ip := []byte(a.IP.To4())
	if len(a.IP) == 0 {
		ip = []byte{0, 0, 0, 0}
	} else if len(ip) == 0 {
		ip = a.IP
	}
	s, errno := sysSocket(len(ip))
	if errno != 0 {
		return nil, nil, failed("socket", errno)
	}
	fd, err := newFD(s)
	return fd, ip, err
}

// Listen announces on a local address; "tcp", "127.0.0.1:0" takes a free port, which Addr tells.
func Listen(network, address string) (Listener, error) {
	addr, err := ResolveTCPAddr(network, address)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	l, err := ListenTCP(network, addr)
	if err != nil {
		return nil, err
	}
	return l, nil
}

// ListenTCP is Listen for a resolved address.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	fd, ip, err := socketFor(laddr)
	if err == nil {
		if err = failed("bind", sysListen(fd.fd, ip, laddr.Port)); err != nil {
			fd.Close()
		}
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return &TCPListener{fd: fd, addr: addrOf(fd, false)}, nil
}

// A Dialer connects, with limits.
type Dialer struct {
	Timeout  time.Duration // 0: none
	Deadline time.Time     // zero: none
}

// Dial connects to an address, "tcp", "127.0.0.1:80".
func Dial(network, address string) (Conn, error) {
	var d Dialer
	return d.Dial(network, address)
}

// DialTimeout is Dial with a limit.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	d := Dialer{Timeout: timeout}
	return d.Dial(network, address)
}

// DialTCP is Dial for a resolved address; laddr must be nil.
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	if raddr == nil {
		return nil, &OpError{Op: "dial", Net: network, Err: errNoAddress}
	}
	return (&Dialer{}).connect(network, raddr)
}

// Dial connects to an address within the limits.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	addr, err := ResolveTCPAddr(network, address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	c, err := d.connect(network, addr)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (d *Dialer) connect(network string, addr *TCPAddr) (*TCPConn, error) {
	to := addr
	if len(to.IP) == 0 || to.IP.IsUnspecified() {
		to = &TCPAddr{IP: IPv4(127, 0, 0, 1), Port: addr.Port}
	}
	fd, ip, err := socketFor(to)
	if err == nil {
		limit := d.Deadline
		if d.Timeout != 0 {
			if end := time.Now().Add(d.Timeout); limit.IsZero() || end.Before(limit) {
				limit = end
			}
		}
		fd.setDeadline(limit, false, true)
		if err = fd.connect(ip, to.Port); err != nil {
			fd.Close()
		}
	}
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Addr: addr, Err: err}
	}
	fd.setDeadline(time.Time{}, false, true)
	return newConn(fd), nil
}
