package main

import (
	"fmt"
	"time"
)

// The channel of a timer looks unbuffered and holds nothing old: not after Stop, not after Reset, not a tick for nobody.
func main() {
	timer := time.NewTimer(time.Microsecond)
	time.Sleep(2 * time.Millisecond)
	fmt.Println(len(timer.C), cap(timer.C))
	fmt.Println(timer.Stop()) // Nobody received: it counts as stopped in time.
	fmt.Println(empty(timer.C))
	timer.Reset(time.Microsecond)
	time.Sleep(2 * time.Millisecond)
	fmt.Println(timer.Reset(time.Hour), empty(timer.C))
	timer.Reset(0)
	<-timer.C
	fmt.Println(timer.Stop(), timer.Reset(time.Hour), timer.Stop())

	// The value says when it fired, not when it was received.
	start := time.Now()
	timer.Reset(time.Millisecond)
	time.Sleep(10 * time.Millisecond)
	at := (<-timer.C).Sub(start)
	fmt.Println(at >= time.Millisecond)

	// A waiting receiver meets Stop and Reset.
	timer.Reset(time.Hour)
	got := make(chan time.Time, 1)
	go func() { got <- <-timer.C }()
	time.Sleep(time.Millisecond)
	fmt.Println(timer.Stop(), len(got))
	timer.Reset(time.Millisecond)
	<-got

	// In a select with others, and several times.
	other := make(chan int, 1)
	other <- 1
	timer.Reset(time.Hour)
	select {
	case <-timer.C:
		fmt.Println("timer")
	case v := <-other:
		fmt.Println("other", v)
	}
	timer.Reset(time.Millisecond)
	select {
	case <-timer.C:
	case <-timer.C:
	case <-other:
	}
	fmt.Println(empty(timer.C))

	ticker := time.NewTicker(time.Millisecond)
	time.Sleep(5 * time.Millisecond) // One tick waits at most.
	<-ticker.C
	ticker.Reset(time.Hour)
	fmt.Println(empty(ticker.C), len(ticker.C), cap(ticker.C))
	ticker.Reset(time.Millisecond)
	<-ticker.C
	<-ticker.C
	time.Sleep(3 * time.Millisecond)
	ticker.Stop()
	fmt.Println(empty(ticker.C))
	ticker.Stop()
	ticker.Reset(time.Millisecond)
	<-ticker.C
	ticker.Stop()

	for _, f := range []func(){
		func() { time.NewTicker(0) }, func() { time.NewTicker(-1) }, func() { ticker.Reset(0) },
		func() { new(time.Timer).Stop() }, func() { new(time.Timer).Reset(1) }, func() { new(time.Ticker).Reset(1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	new(time.Ticker).Stop()
	fmt.Println(time.Tick(0) == nil, time.Tick(-5) == nil)

	// Two receive from one ticker; the ticks are shared.
	ticker.Reset(100 * time.Microsecond)
	ticks := make(chan int)
	for range 2 {
		go func() {
			for i := range 5 {
				<-ticker.C
				ticks <- i
			}
		}()
	}
	for range 10 {
		<-ticks
	}
	ticker.Stop()
	fmt.Println("done")
}

func empty(c <-chan time.Time) bool {
	select {
	case <-c:
		return false
	default:
		return true
	}
}
