package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Waiting for all, by many at once, with use again, with Add from inside, Go, and the refusals.
func main() {
	var wg sync.WaitGroup
	wg.Wait()
	var n atomic.Int32
	for round := range 50 {
		wg.Add(4)
		for range 4 {
			go func() {
				n.Add(1)
				wg.Done()
			}()
		}
		if round%2 == 0 {
			var waiters sync.WaitGroup
			for range 3 {
				waiters.Add(1)
				go func() {
					defer waiters.Done()
					wg.Wait()
					if int(n.Load()) < 4*round+4 {
						fmt.Println("too early")
					}
				}()
			}
			waiters.Wait()
		} else {
			wg.Wait()
		}
		if int(n.Load()) != 4*round+4 {
			fmt.Println("round", round, n.Load())
		}
	}

	// A tree: each adds its children while it still counts itself.
	var leaves atomic.Int32
	var grow func(depth int)
	grow = func(depth int) {
		if depth == 0 {
			leaves.Add(1)
			return
		}
		for range 2 {
			wg.Go(func() { grow(depth - 1) })
		}
	}
	wg.Go(func() { grow(8) })
	wg.Wait()
	fmt.Println(n.Load(), leaves.Load())

	func() {
		defer func() { fmt.Println(recover()) }()
		var bad sync.WaitGroup
		bad.Add(1)
		bad.Done()
		bad.Done()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var bad sync.WaitGroup
		bad.Add(-1)
	}()
	ended := make(chan bool)
	var exits sync.WaitGroup
	exits.Go(func() {
		defer close(ended)
		for range 2 {
			exits.Go(func() { exits.Add(1); exits.Done() })
		}
	})
	exits.Wait()
	<-ended
	fmt.Println("done")
}
