package main

import (
	"fmt"
	"runtime"
	"sync"
)

func use(n int) int {
	var frame [20]int
	frame[n%20] = n
	if n > 0 {
		use(n - 1)
	}
	return frame[n%20]
}

// Goroutines that have used much stack wait with pointers to their frames in channels' queues, while collections take the
// unused part of their stacks away: what is sent into or read from those frames is right.
func main() {
	stop := make(chan bool)
	collected := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				collected <- true
				return
			default:
				runtime.GC()
				runtime.Gosched()
			}
		}
	}()
	const people, rounds = 10, 20
	in, out := make(chan [9]int), make(chan [9]int)
	var wg sync.WaitGroup
	for range people {
		wg.Go(func() {
			for round := range rounds {
				use(100 * (round % 5))
				var v, w [9]int
				select {
				case v = <-in:
				case w = <-in:
				}
				for i := range v {
					v[i] += w[i] + 1
				}
				use(50 * (round % 3))
				select {
				case out <- v:
				case out <- v:
				}
			}
		})
	}
	bad := 0
	wg.Go(func() {
		for i := range people * rounds {
			in <- [9]int{i, i, i, i, i, i, i, i, i}
		}
	})
	sum := 0
	for range people * rounds {
		v := <-out
		for _, n := range v {
			if n != v[0] {
				bad++
			}
		}
		sum += v[0]
	}
	wg.Wait()
	stop <- true
	<-collected
	fmt.Println(bad, sum)
}
