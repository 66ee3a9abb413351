// workers: 1 2 4 8
// repeat: 2

package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// Many connections and pipes at once: echoes in pieces, deadlines that end reads, others' closes and new deadlines in the
// middle of reads and writes. Every byte that is promised arrives; every wait ends.
func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go serve(listener)
	var wg sync.WaitGroup
	var echoed, timeouts, closed atomic.Int64
	for i := range 20 {
		wg.Go(func() {
			conn, err := net.Dial("tcp", listener.Addr().String())
			check(err)
			defer conn.Close()
			echoed.Add(echo(conn, i))
			timeouts.Add(deadlines(conn))
		})
	}
	for i := range 10 {
		wg.Go(func() {
			conn, err := net.Dial("tcp", listener.Addr().String())
			check(err)
			ended := make(chan error)
			go func() {
				_, err := conn.Read(make([]byte, 1))
				ended <- err
			}()
			if i%2 == 0 {
				time.Sleep(time.Duration(i) * 50 * time.Microsecond)
			}
			conn.Close()
			if errors.Is(<-ended, net.ErrClosed) {
				closed.Add(1)
			}
		})
		wg.Go(func() { echoed.Add(pipe(i)) })
	}
	wg.Wait()
	listener.Close()
	fmt.Println(echoed.Load(), timeouts.Load(), closed.Load())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func serve(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			buf := make([]byte, 700)
			for {
				n, err := conn.Read(buf)
				if err != nil {
					return
				}
				if _, err = conn.Write(buf[:n]); err != nil {
					return
				}
			}
		}()
	}
}

// echo sends and receives at the same time, in pieces that do not agree.
func echo(conn net.Conn, seed int) int64 {
	const size = 200_000
	go func() {
		out := make([]byte, 1000+seed*37)
		for sent := 0; sent < size; {
			n := min(len(out), size-sent)
			for i := range n {
				out[i] = byte((sent + i) * (seed + 1))
			}
			m, err := conn.Write(out[:n])
			check(err)
			sent += m
		}
	}()
	in := make([]byte, 3000)
	received := 0
	for received < size {
		n, err := conn.Read(in)
		check(err)
		for i := range n {
			if in[i] != byte((received+i)*(seed+1)) {
				panic("wrong byte")
			}
		}
		received += n
	}
	return int64(received)
}

// deadlines has nothing to read: each read ends by a deadline, one set before, at once, by another, or moved.
func deadlines(conn net.Conn) (ended int64) {
	read := func() {
		_, err := conn.Read(make([]byte, 1))
		if errors.Is(err, os.ErrDeadlineExceeded) {
			ended++
		}
	}
	conn.SetReadDeadline(time.Now().Add(500 * time.Microsecond))
	read()
	read() // It stays.
	conn.SetReadDeadline(time.Now().Add(time.Hour))
	time.AfterFunc(300*time.Microsecond, func() { conn.SetReadDeadline(time.Now()) })
	read()
	conn.SetDeadline(time.Now().Add(-time.Second))
	read()
	conn.SetReadDeadline(time.Now().Add(200 * time.Microsecond))
	moved := make(chan bool)
	go func() {
		for i := range 20 {
			conn.SetReadDeadline(time.Now().Add(time.Duration(20-i) * 50 * time.Microsecond))
		}
		moved <- true
	}()
	read()
	<-moved
	conn.SetReadDeadline(time.Time{})
	conn.SetWriteDeadline(time.Time{})
	_, err := conn.Write([]byte("x"))
	check(err)
	_, err = io.ReadFull(conn, make([]byte, 1))
	check(err)
	return ended
}

// pipe passes bytes through a pipe of the kernel until its writer closes.
func pipe(seed int) int64 {
	r, w, err := os.Pipe()
	check(err)
	go func() {
		for i := range 50 {
			_, err := w.Write(make([]byte, 100*seed+i))
			check(err)
		}
		w.Close()
	}()
	data, err := io.ReadAll(r)
	check(err)
	r.Close()
	return int64(len(data))
}
