package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

var spins [2]int

// Prints what waited longer than 20 ms, in the median of some tries, for goroutines that compute without a call: one
// more of them than there are processors.
func main() {
	go func() {
		for {
		}
	}()
	for i := range runtime.GOMAXPROCS(0) {
		go func() {
			for {
				spins[i&1]++
			}
		}()
	}
	time.Sleep(2 * time.Millisecond)
	kinds := []struct {
		name string
		once func()
	}{
		{"timer", func() { time.Sleep(time.Microsecond) }},
		{"channel timer", func() { <-time.After(time.Microsecond) }},
		{"collection", runtime.GC},
		{"yield", runtime.Gosched},
		{"goroutine", func() {
			c := make(chan bool)
			go func() { c <- true }()
			<-c
		}},
		{"stop of the world", func() {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
		}},
	}
	for _, kind := range kinds {
		var took [9]time.Duration
		for i := range took {
			start := time.Now()
			kind.once()
			took[i] = time.Since(start)
		}
		slices.Sort(took[:])
		if took[4] > 20*time.Millisecond {
			fmt.Println(kind.name, took)
		}
	}
	fmt.Println("done")
}
