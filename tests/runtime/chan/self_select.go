package main

import (
	"fmt"
	"sync"
)

// Goroutines that offer to send on and to receive from the same channel in one select never trade with themselves when
// there is no buffer, and all values arrive.
func main() {
	for _, size := range []int{0, 1, 10} {
		c := make(chan int, size)
		var wg sync.WaitGroup
		var sent, received [2]int
		own := 0
		for p := range 2 {
			wg.Go(func() {
				for i := range 1000 {
					if p == 0 || i%2 == 0 {
						select {
						case c <- p:
							sent[p]++
						case v := <-c:
							if v == p && size == 0 {
								own++
							}
							received[p]++
						}
					} else {
						select {
						case v := <-c:
							if v == p && size == 0 {
								own++
							}
							received[p]++
						case c <- p:
							sent[p]++
						}
					}
				}
			})
		}
		finished := make(chan bool)
		go func() { // The last one may need a partner.
			wg.Wait()
			finished <- true
		}()
		extra := 0
		for waiting := true; waiting; {
			select {
			case <-finished:
				waiting = false
			case c <- 2:
				extra++
			}
		}
		left := len(c)
		fmt.Println(size, own, sent[0]+sent[1]+extra == received[0]+received[1]+left, left <= size)
	}
}
