package main

import (
	"fmt"
	"runtime"
	"time"
)

// Collections one after another leave room for others, and several goroutines may ask for them at once.
func main() {
	stop, stopped := make(chan bool), make(chan bool)
	for range 3 {
		go func() {
			for {
				select {
				case <-stop:
					stopped <- true
					return
				default:
					runtime.GC()
				}
			}
		}()
	}
	c := make(chan []int)
	go func() {
		for i := range 50 {
			c <- make([]int, i)
			runtime.Gosched()
		}
		close(c)
	}()
	sum := 0
	for s := range c {
		sum += len(s)
	}
	time.Sleep(time.Millisecond)
	for range 2 {
		stop <- true
		<-stopped
	}
	start := time.Now()
	for i := range 300 {
		_ = fmt.Sprint(make([]int, i), i)
	}
	if took := time.Since(start); took > 2*time.Second {
		fmt.Println("allocating took", took)
	}
	stop <- true
	<-stopped
	fmt.Println(sum)

	// The number of processors changes meanwhile.
	before := runtime.GOMAXPROCS(0)
	done := make(chan bool)
	go func() {
		for i := range 30 {
			runtime.GOMAXPROCS(1 + i%4)
			runtime.GC()
		}
		done <- true
	}()
	go func() {
		for i := range 200 {
			_ = make([]byte, 1000*i)
			runtime.Gosched()
		}
		done <- true
	}()
	<-done
	<-done
	fmt.Println(runtime.GOMAXPROCS(before) >= 1, runtime.GOMAXPROCS(0) == before)
}
