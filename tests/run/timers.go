package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	order := make(chan int, 3)
	for _, ms := range []int{30, 10, 20} {
		time.AfterFunc(time.Duration(ms)*time.Millisecond, func() { order <- ms })
	}
	fmt.Println(<-order, <-order, <-order)

	ticker := time.NewTicker(2 * time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()

	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop())
	timer.Reset(time.Millisecond)
	<-timer.C
	fmt.Println(time.Since(start) > 36*time.Millisecond, time.Since(start) < 20*time.Second)
	fmt.Println(1500*time.Millisecond, time.Duration(0), 90*time.Minute+time.Nanosecond)
}
