package main

import "sync"

// Four producers and four consumers share one buffered channel.
func main() {
	ch := make(chan int, 128)
	sums := make(chan int)
	var wg sync.WaitGroup
	for p := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 3_000_000 {
				ch <- p + i
			}
		}()
	}
	for range 4 {
		go func() {
			sum := 0
			for v := range ch {
				sum += v
			}
			sums <- sum
		}()
	}
	wg.Wait()
	close(ch)
	println(<-sums + <-sums + <-sums + <-sums)
}
