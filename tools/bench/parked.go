package main

import "sync"

// A million goroutines wait on a channel: the peak of memory is what a parked goroutine costs.
func main() {
	ch := make(chan int)
	var ready, done sync.WaitGroup
	ready.Add(1_000_000)
	done.Add(1_000_000)
	for range 1_000_000 {
		go func() {
			ready.Done()
			<-ch
			done.Done()
		}()
	}
	ready.Wait()
	close(ch)
	done.Wait()
}
