package main

import (
	"fmt"
	"time"
)

// Timers fire while goroutines keep the processors busy with channels and with computing; so do selects with timers.
func main() {
	stop := make(chan bool)
	c, d := make(chan int), make(chan int)
	for range 2 {
		go func() {
			for {
				select {
				case c <- 1:
				case <-d:
				case <-stop:
					return
				}
			}
		}()
		go func() {
			for {
				select {
				case <-c:
				case d <- 1:
				case <-stop:
					return
				}
			}
		}()
	}
	timer := time.NewTimer(3 * time.Millisecond)
	<-timer.C
	fmt.Println("timer")
	ticks := time.NewTicker(time.Millisecond)
	for range 3 {
		select {
		case <-ticks.C:
		case <-time.After(10 * time.Second):
			fmt.Println("no tick")
		}
	}
	called := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { called <- true })
	<-called
	fmt.Println("function")
	time.Sleep(time.Millisecond)
	close(stop)

	// A goroutine that makes work for itself without end leaves room for timers.
	var again func(n int)
	end := make(chan bool)
	again = func(n int) {
		select {
		case <-end:
		default:
			go again(n + 1)
		}
	}
	go again(0)
	time.Sleep(time.Millisecond)
	close(end)
	fmt.Println("sleep")
}
