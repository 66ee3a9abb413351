package main

import (
	"fmt"
	"runtime"
	"time"
)

// Sleeping for nothing, tiny timers, yields and collections together always come to an end.
func main() {
	done := make(chan bool)
	go func() {
		for range 200 {
			time.Sleep(0)
			time.Sleep(1)
			runtime.Gosched()
		}
		done <- true
	}()
	go func() {
		for i := range 100 {
			timers := make([]*time.Timer, 10)
			for j := range timers {
				timers[j] = time.AfterFunc(time.Duration(j*i%5)*time.Nanosecond, func() {})
			}
			for _, t := range timers {
				t.Stop()
			}
			if i%25 == 0 {
				runtime.GC()
			}
		}
		done <- true
	}()
	<-done
	<-done
	fmt.Println("done")
}
