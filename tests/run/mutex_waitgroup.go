package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		total int
		hits  atomic.Int64
		once  sync.Once
		rw    sync.RWMutex
	)
	shared := map[int]int{}
	for i := range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				mu.Lock()
				total++
				mu.Unlock()
				hits.Add(1)
			}
			once.Do(func() { fmt.Println("once") })
			rw.Lock()
			shared[i%5]++
			rw.Unlock()
			rw.RLock()
			_ = shared[0]
			rw.RUnlock()
		}()
	}
	wg.Wait()
	fmt.Println(total, hits.Load(), shared)

	cond := sync.NewCond(&mu)
	ready := 0
	for range 4 {
		wg.Go(func() {
			mu.Lock()
			ready++
			cond.Broadcast()
			for ready < 4 {
				cond.Wait()
			}
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(ready)
}
