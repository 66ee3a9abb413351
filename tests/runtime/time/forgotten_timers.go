package main

import (
	"fmt"
	"runtime"
	"time"
)

type page [1 << 16]byte

// Timers and tickers that nobody can reach any more are freed even if they were never stopped, with what their functions
// hold; those that can still fire keep it.
func main() {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for range 300 {
		time.NewTimer(time.Hour)
		time.NewTicker(time.Hour)
		t := time.AfterFunc(time.Hour, func() {})
		big := new(page)
		keeps := time.AfterFunc(time.Hour, func() { big[0]++ })
		t.Stop()
		keeps.Stop()
		c := time.After(time.Hour)
		select {
		case <-c:
		default:
		}
	}
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println(int64(after.HeapAlloc)-int64(before.HeapAlloc) < 4<<20)

	fired := make(chan int)
	func() {
		big := new(page)
		big[7] = 42
		time.AfterFunc(5*time.Millisecond, func() { fired <- int(big[7]) })
	}()
	runtime.GC()
	_ = new(page)
	fmt.Println(<-fired)
	c := time.After(time.Millisecond)
	runtime.GC()
	<-c
	fmt.Println("done")
}
