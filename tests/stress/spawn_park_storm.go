// workers: 1 2 4 8
// repeat: 2

package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Waves of thousands of goroutines that wait in every way there is, are woken in bulk, spawn others and end, while the
// collector runs now and then.
func main() {
	var ran atomic.Int64
	for wave := range 4 {
		var wg sync.WaitGroup
		gate, never := make(chan bool), make(chan bool)
		tokens := make(chan int, 10)
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		open := false
		mu.Lock()
		for i := range 2000 {
			wg.Go(func() {
				switch i % 8 {
				case 0:
					<-gate
				case 1:
					select {
					case <-gate:
					case <-never:
					}
				case 2:
					mu.Lock()
					mu.Unlock()
				case 3:
					mu.Lock()
					for !open {
						cond.Wait()
					}
					mu.Unlock()
				case 4:
					tokens <- i
				case 5:
					<-tokens
				case 6:
					time.Sleep(time.Duration(i%50) * 10 * time.Microsecond)
				case 7:
					var inner sync.WaitGroup
					for range 3 {
						inner.Go(func() {
							runtime.Gosched()
							ran.Add(1)
						})
					}
					inner.Wait()
				}
				ran.Add(1)
			})
			if i%500 == 0 {
				runtime.GC()
			}
		}
		if wave%2 == 0 {
			time.Sleep(200 * time.Microsecond)
		}
		open = true
		mu.Unlock()
		close(gate)
		cond.Broadcast()
		wg.Wait()
		if left := len(tokens); left != 0 {
			fmt.Println("left", left)
		}
	}

	// One wakes the next along a chain, in both directions.
	const length = 3000
	links := make([]chan int, length+1)
	for i := range links {
		links[i] = make(chan int)
	}
	for i := range length {
		go func() {
			links[i+1] <- 1 + <-links[i]
			links[i] <- 1 + <-links[i+1]
		}()
	}
	links[0] <- 0
	there := <-links[length]
	links[length] <- 0
	fmt.Println(ran.Load(), there, <-links[0])
}
