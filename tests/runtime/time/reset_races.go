package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Goroutines that stop and reset the same timers meanwhile: nothing is lost or called too often, and the last word counts.
func main() {
	var wg sync.WaitGroup
	var calls atomic.Int32
	timer := time.AfterFunc(time.Hour, func() { calls.Add(1) })
	var active atomic.Int32 // How often a pending timer was replaced or stopped, less what was started.
	for i := range 6 {
		wg.Go(func() {
			for j := range 100 {
				if (i+j)%3 == 0 {
					if timer.Stop() {
						active.Add(1)
					}
				} else {
					if timer.Reset(time.Hour) {
						active.Add(1)
					}
					active.Add(-1)
				}
			}
		})
	}
	wg.Wait()
	if timer.Stop() {
		active.Add(1)
	}
	fmt.Println(calls.Load(), active.Load())

	// Each period that fires is one call: started = stopped + fired.
	var started, stopped, fired atomic.Int32
	short := time.AfterFunc(time.Hour, func() { fired.Add(1) })
	started.Add(1)
	for range 4 {
		wg.Go(func() {
			for j := range 100 {
				started.Add(1)
				if short.Reset(time.Duration(j%20) * 10 * time.Microsecond) {
					stopped.Add(1)
				}
				if j%7 == 0 {
					time.Sleep(50 * time.Microsecond)
				}
			}
		})
	}
	wg.Wait()
	if short.Stop() {
		stopped.Add(1)
	}
	for i := 0; i < 2000 && started.Load() != stopped.Load()+fired.Load(); i++ {
		time.Sleep(50 * time.Microsecond)
	}
	fmt.Println(started.Load() == stopped.Load()+fired.Load())

	// Tickers come and go by the hundred.
	for range 4 {
		wg.Go(func() {
			for range 50 {
				t := time.NewTicker(20 * time.Microsecond)
				<-t.C
				t.Reset(10 * time.Microsecond)
				<-t.C
				t.Stop()
			}
		})
	}
	wg.Wait()
	fmt.Println("done")
}
