package main

import (
	"fmt"
	"sync"
	"time"
)

// Exclusion with Lock and TryLock, and a waiter that gets its turn although another goroutine locks again at once.
func main() {
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()

	counter, tried := 0, 0
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 1000 {
				if i%4 == 0 {
					if mu.TryLock() {
						tried++
						counter++
						mu.Unlock()
					}
					continue
				}
				mu.Lock()
				counter++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(counter == 6000+tried, mu.TryLock())
	mu.Unlock()

	// Unlocked by another goroutine than locked it.
	mu.Lock()
	go mu.Unlock()
	mu.Lock()
	mu.Unlock()

	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				stopped <- true
				return
			default:
				mu.Lock()
				time.Sleep(50 * time.Microsecond)
				mu.Unlock()
			}
		}
	}()
	for range 10 {
		time.Sleep(50 * time.Microsecond)
		mu.Lock()
		mu.Unlock()
	}
	stop <- true
	<-stopped
	fmt.Println("fair")

	// Copied while unlocked, embedded, behind Locker, and unlocked by a panic's deferred call.
	type guarded struct {
		sync.Mutex
		n int
	}
	g := guarded{n: 1}
	func() {
		defer func() { recover() }()
		g.Lock()
		defer g.Unlock()
		panic("inside")
	}()
	var locker sync.Locker = &g
	locker.Lock()
	fmt.Println(g.TryLock(), g.n)
	locker.Unlock()
}
