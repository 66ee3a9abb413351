// workers: 1 2 4 8

package main

import (
	"fmt"
	"sync"
)

// Many senders and receivers on channels of several capacities: nothing is lost and nothing comes twice.
func storm(capacity, senders, receivers, each int) (sum, count int) {
	ch := make(chan int, capacity)
	results := make(chan [2]int)
	var wg sync.WaitGroup
	for s := range senders {
		wg.Go(func() {
			for i := range each {
				ch <- s*each + i
			}
		})
	}
	for range receivers {
		go func() {
			var r [2]int
			for v := range ch {
				r[0] += v
				r[1]++
			}
			results <- r
		}()
	}
	wg.Wait()
	close(ch)
	for range receivers {
		r := <-results
		sum += r[0]
		count += r[1]
	}
	return
}

func main() {
	for _, capacity := range []int{0, 1, 7, 1000} {
		fmt.Println(storm(capacity, 8, 8, 500))
		fmt.Println(storm(capacity, 1, 16, 2000))
		fmt.Println(storm(capacity, 16, 1, 200))
	}
}
