// workers: 1 2 4 8

package main

import "fmt"

// A ring of goroutines, each of which sends and receives by select in whatever order is possible.
func main() {
	const size, rounds = 50, 200
	var ring [size]chan int
	for i := range ring {
		ring[i] = make(chan int, i%3)
	}
	done := make(chan int)
	for i := range size {
		go func() {
			in, out := ring[i], ring[(i+1)%size]
			sent, received, sum := 0, 0, 0
			for sent < rounds || received < rounds {
				var sendTo chan int
				if sent < rounds {
					sendTo = out
				}
				var recvFrom chan int
				if received < rounds {
					recvFrom = in
				}
				select {
				case sendTo <- sent:
					sent++
				case v := <-recvFrom:
					received++
					sum += v
				}
			}
			done <- sum
		}()
	}
	total := 0
	for range size {
		total += <-done
	}
	fmt.Println(total)
}
