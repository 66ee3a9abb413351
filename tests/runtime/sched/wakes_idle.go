package main

import (
	"fmt"
	"net"
	"os"
	"time"
)

// While all that is left waits for something far away (a timer, a socket), whatever is nearer still comes in time.
func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	go func() {
		for {
			if _, err := listener.Accept(); err != nil {
				return
			}
		}
	}()
	go time.Sleep(time.Hour)
	inTime := func(name string, f func()) {
		best := time.Hour
		for range 5 {
			start := time.Now()
			f()
			best = min(best, time.Since(start))
		}
		if best > 20*time.Millisecond {
			fmt.Println(name, "took", best)
		}
	}
	inTime("timer", func() { time.Sleep(time.Millisecond) })
	inTime("earlier timer", func() {
		far := time.NewTimer(time.Hour)
		near := time.NewTimer(time.Minute)
		go func() {
			time.Sleep(time.Millisecond)
			near.Reset(time.Millisecond)
		}()
		select {
		case <-far.C:
		case <-near.C:
		}
	})
	inTime("pipe", func() {
		r, w, err := os.Pipe()
		if err != nil {
			fmt.Println(err)
			return
		}
		time.AfterFunc(time.Millisecond, func() { w.Write([]byte("x")) })
		var buf [1]byte
		r.Read(buf[:])
		r.Close()
		w.Close()
	})
	inTime("connection", func() {
		time.Sleep(time.Millisecond)
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			fmt.Println(err)
			return
		}
		conn.SetReadDeadline(time.Now().Add(2 * time.Millisecond))
		var buf [1]byte
		if _, err = conn.Read(buf[:]); !err.(net.Error).Timeout() {
			fmt.Println(err)
		}
		conn.Close()
	})
	listener.Close()
	fmt.Println("done")
}
