package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Readers share, writers exclude, a waiting writer stops later readers, and what is refused.
func main() {
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()

	// All readers are inside at once.
	const readers = 6
	var inside atomic.Int32
	release, done := make(chan bool), make(chan bool)
	for range readers {
		go func() {
			rw.RLock()
			inside.Add(1)
			<-release
			rw.RUnlock()
			done <- true
		}()
	}
	for inside.Load() < readers {
		runtime.Gosched()
	}

	// A writer waits; readers that come later wait for it.
	wrote, read := make(chan bool, 1), make(chan bool, 1)
	go func() {
		rw.Lock()
		wrote <- true
		rw.Unlock()
	}()
	for rw.TryRLock() { // Until the writer waits.
		rw.RUnlock()
		runtime.Gosched()
	}
	go func() {
		rw.RLock()
		read <- len(wrote) == 1
		rw.RUnlock()
	}()
	time.Sleep(200 * time.Microsecond)
	fmt.Println(len(wrote), len(read))
	close(release)
	for range readers {
		<-done
	}
	fmt.Println(<-read, <-wrote)

	// The pair is the same for every reader, the readers never see a writer.
	var activity, pairA, pairB int32
	var bad atomic.Int32
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			for j := range 500 {
				if (i+j)%5 == 0 {
					rw.Lock()
					if atomic.AddInt32(&activity, 10000) != 10000 {
						bad.Add(1)
					}
					pairA++
					pairB++
					atomic.AddInt32(&activity, -10000)
					rw.Unlock()
					continue
				}
				locker := rw.RLocker()
				locker.Lock()
				if n := atomic.AddInt32(&activity, 1); n < 1 || n >= 10000 || pairA != pairB {
					bad.Add(1)
				}
				atomic.AddInt32(&activity, -1)
				locker.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(bad.Load(), pairA, pairB)
}
