package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Goroutines locked to their threads block, spawn, end without unlocking, and nest the lock; the process goes on.
func main() {
	runtime.LockOSThread()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	a, b := make(chan int), make(chan int)
	go func() {
		runtime.LockOSThread()
		for v := range a {
			b <- v + 1
		}
		close(b)
	}()
	v := 0
	for range 300 {
		a <- v
		v = <-b
	}
	close(a)
	<-b
	runtime.UnlockOSThread()
	runtime.UnlockOSThread() // One too many is no error.
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			runtime.LockOSThread()
			runtime.GC()
			c := make(chan bool)
			go func() {
				runtime.LockOSThread()
				defer close(c)
				runtime.Goexit()
			}()
			<-c
		})
	}
	wg.Wait()
	fmt.Println(v)
}
