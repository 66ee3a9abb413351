package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

// Gosched lets every other goroutine run, with and without a locked thread, in a busy wait, and in main.
func main() {
	waitFor := func(locked bool) {
		if locked {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
		}
		var steps atomic.Int32
		done := make(chan bool)
		for range 3 {
			go func() {
				if locked {
					runtime.LockOSThread() // Kept until the end.
				}
				for steps.Load() < 300 {
					steps.Add(1)
					runtime.Gosched()
				}
				done <- true
			}()
		}
		for steps.Load() < 300 {
			runtime.Gosched()
		}
		for range 3 {
			<-done
		}
		fmt.Println(locked, steps.Load() >= 300)
	}
	waitFor(false)
	waitFor(true)

	// Everybody's turn comes again before anybody has had many.
	const people = 5
	var turns [people]atomic.Int32
	stop := make(chan bool)
	ended := make(chan bool)
	for i := range people {
		go func() {
			for {
				select {
				case <-stop:
					ended <- true
					return
				default:
					turns[i].Add(1)
					runtime.Gosched()
				}
			}
		}()
	}
	for i := range turns {
		for turns[i].Load() < 50 {
			runtime.Gosched()
		}
	}
	close(stop)
	for range people {
		<-ended
	}
	fmt.Println("all had turns")
}
