package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func wait(n int) bool {
	for range 2000 {
		if runtime.NumGoroutine() == n {
			return true
		}
		time.Sleep(50 * time.Microsecond)
	}
	return false
}

// How many goroutines there are: running, waiting, ended by return, by Goexit and by a recovered panic.
func main() {
	fmt.Println(runtime.NumGoroutine())
	var wg sync.WaitGroup
	release := make(chan bool)
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { recover() }()
			<-release
			switch i % 3 {
			case 0:
				runtime.Goexit()
			case 1:
				panic(i)
			}
		}()
	}
	fmt.Println(runtime.NumGoroutine())
	close(release)
	wg.Wait()
	fmt.Println(wait(1))
	func() {
		timer := time.AfterFunc(time.Hour, func() {})
		defer timer.Stop()
		fmt.Println(runtime.NumGoroutine())
	}()
	// Nested: each starts the next and ends.
	end := make(chan bool)
	var next func(n int)
	next = func(n int) {
		if n == 0 {
			end <- true
			return
		}
		go next(n - 1)
	}
	next(1000)
	<-end
	fmt.Println(wait(1))
}
