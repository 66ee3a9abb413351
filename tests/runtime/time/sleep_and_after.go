package main

import (
	"fmt"
	"math"
	"sync/atomic"
	"time"
)

// Sleep, After and AfterFunc: at least their time, at once for zero and less, never for the largest durations,
// and what Stop and Reset say.
func main() {
	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	fmt.Println(time.Since(start) >= 3*time.Millisecond)
	for _, d := range []time.Duration{0, -1, math.MinInt64} {
		time.Sleep(d)
		<-time.After(d)
		called := make(chan bool)
		time.AfterFunc(d, func() { close(called) })
		<-called
		<-time.NewTimer(d).C
	}
	for _, d := range []time.Duration{math.MaxInt64, math.MaxInt64 - 1, 100 * 365 * 24 * time.Hour} {
		var fired atomic.Bool
		go func() {
			time.Sleep(d)
			fired.Store(true)
		}()
		timer := time.AfterFunc(d, func() { fired.Store(true) })
		select {
		case <-time.After(d):
			fmt.Println("after", d)
		case <-time.NewTicker(d).C:
			fmt.Println("tick", d)
		case <-time.After(time.Millisecond):
		}
		if fired.Load() || !timer.Stop() {
			fmt.Println("fired", d)
		}
	}

	// A chain: each starts the next.
	left := 10
	done := make(chan bool)
	var next func()
	next = func() {
		if left--; left == 0 {
			done <- true
			return
		}
		time.AfterFunc(100*time.Microsecond, next)
	}
	time.AfterFunc(0, next)
	<-done

	var calls atomic.Int32
	timer := time.AfterFunc(time.Hour, func() { calls.Add(1) })
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Hour), timer.Reset(0))
	for calls.Load() == 0 {
		time.Sleep(50 * time.Microsecond)
	}
	fmt.Println(timer.Stop(), timer.Reset(time.Hour), timer.Stop(), calls.Load())

	// Earlier and later again.
	moved := time.NewTimer(time.Hour)
	fmt.Println(moved.Reset(time.Millisecond))
	<-moved.C
	fmt.Println(moved.Reset(time.Hour), moved.Reset(0))
	<-moved.C
}
