package main

import (
	"fmt"
	"runtime"
	"time"
)

// Two goroutines that hand a value back and forth share the only processor with one that computes: neither side starves.
//
// workers: 1
func main() {
	stop := make(chan bool)
	a, b := make(chan int), make(chan int)
	var light, hog int
	go func() {
		for {
			select {
			case <-stop:
				stop <- true
				return
			default:
				for range 1000 {
					hog++
				}
				runtime.Gosched()
			}
		}
	}()
	go func() {
		for v := range a {
			b <- v
		}
		close(b)
	}()
	end := time.Now().Add(20 * time.Millisecond)
	for time.Now().Before(end) {
		a <- 1
		light += <-b
	}
	close(a)
	<-b
	stop <- true
	<-stop
	fmt.Println(light > 50, hog >= 1000)
}
