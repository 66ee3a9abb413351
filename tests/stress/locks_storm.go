// workers: 1 2 4 8
// repeat: 2

package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance int
}

// Money goes around between accounts under pairs of mutexes, while others add it up under a lock that shuts all out, hold
// locks over sleeps and channel operations, and only try.
func main() {
	const people, each = 8, 400
	accounts := make([]*account, people)
	for i := range accounts {
		accounts[i] = &account{balance: 100}
	}
	var world sync.RWMutex
	var wg sync.WaitGroup
	signal := make(chan int, 1)
	tried := make([]int, people)
	for p := range people {
		wg.Go(func() {
			for i := range each {
				from, to := (p+i)%people, (p*3+i*5+1)%people
				if from == to {
					continue
				}
				world.RLock()
				first, second := accounts[min(from, to)], accounts[max(from, to)]
				first.mu.Lock()
				if i%3 == 0 {
					for !second.mu.TryLock() {
						tried[p]++
						runtime.Gosched()
					}
				} else {
					second.mu.Lock()
				}
				accounts[from].balance--
				accounts[to].balance++
				switch {
				case i%100 == p:
					time.Sleep(20 * time.Microsecond)
				case i%50 == p:
					signal <- 1
					<-signal
				case i%20 == p:
					runtime.Gosched()
				}
				second.mu.Unlock()
				first.mu.Unlock()
				world.RUnlock()
			}
		})
	}
	bad := 0
	for range 3 {
		wg.Go(func() {
			for i := range 50 {
				if i%5 == 0 && !world.TryLock() {
					continue
				} else if i%5 != 0 {
					world.Lock()
				}
				sum := 0
				for _, a := range accounts {
					if !a.mu.TryLock() {
						bad++
						continue
					}
					sum += a.balance
					a.mu.Unlock()
				}
				if sum != 100*people {
					bad++
				}
				world.Unlock()
				if i%10 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("bad", bad)
}
