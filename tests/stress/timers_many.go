// workers: 1 2 4 8

package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// Thousands of timers, some stopped, some reset, while goroutines sleep.
func main() {
	var fired, slept atomic.Int32
	done := make(chan bool)
	timers := make([]*time.Timer, 2000)
	for i := range timers {
		timers[i] = time.AfterFunc(time.Duration(5+i%20)*time.Millisecond, func() { fired.Add(1) })
	}
	for i := 0; i < len(timers); i += 4 {
		if !timers[i].Stop() { // It has fired or is about to.
			<-time.After(time.Millisecond)
		}
	}
	for i := 1; i < len(timers); i += 4 {
		timers[i].Reset(30 * time.Millisecond) // At least once more.
	}
	for i := range 500 {
		go func() {
			time.Sleep(time.Duration(i%30) * time.Millisecond)
			slept.Add(1)
			done <- true
		}()
	}
	for range 500 {
		<-done
	}
	for fired.Load() < 1500 {
		time.Sleep(time.Millisecond)
	}
	fmt.Println(slept.Load(), fired.Load() >= 1500)
}
