package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan string, 2)
	go func() {
		defer func() { done <- fmt.Sprint("deferred ran, recover gives ", recover()) }()
		func() {
			runtime.Goexit()
		}()
		done <- "not reached"
	}()
	fmt.Println(<-done)

	flag := make(chan bool, 1)
	go func() { flag <- true }()
	for len(flag) == 0 {
		runtime.Gosched()
	}
	fmt.Println("yielded", runtime.NumGoroutine() >= 1, runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0)
	runtime.GC()
}
