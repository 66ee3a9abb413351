package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

// As many goroutines as processors wait for their turn without ever yielding: each must have a processor of its own, also
// while the collector runs. One too many needs preemption.
func main() {
	p := runtime.GOMAXPROCS(0)
	hand(p, 20)
	hand(p+1, 2)
	go runtime.GC()
	hand(p, 5)
	fmt.Println("done")
}

func hand(people, rounds int) {
	var turn atomic.Int32
	done := make(chan bool)
	for i := range people {
		go func() {
			for round := range rounds {
				for int(turn.Load()) != round*people+i {
				}
				turn.Add(1)
			}
			done <- true
		}()
	}
	for range people {
		<-done
	}
}
