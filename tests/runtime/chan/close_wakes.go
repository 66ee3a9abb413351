package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// close() with everybody waiting: receivers of every form go on, senders panic, values in the buffer arrive before.
func main() {
	for range 20 {
		receivers()
		senders()
		oneCloses()
	}
	fmt.Println("done")
}

func receivers() {
	c := make(chan int)
	var wg sync.WaitGroup
	var plain, ok, ranged, selected atomic.Int32
	for range 5 {
		wg.Go(func() { plain.Add(int32(<-c) + 1) })
		wg.Go(func() {
			if _, more := <-c; !more {
				ok.Add(1)
			}
		})
		wg.Go(func() {
			for range c {
				return
			}
			ranged.Add(1)
		})
		wg.Go(func() {
			select {
			case _, more := <-c:
				if !more {
					selected.Add(1)
				}
			case <-time.After(time.Minute):
			}
		})
	}
	time.Sleep(200 * time.Microsecond)
	close(c)
	wg.Wait()
	if plain.Load() != 5 || ok.Load() != 5 || ranged.Load() != 5 || selected.Load() != 5 {
		fmt.Println("receivers", plain.Load(), ok.Load(), ranged.Load(), selected.Load())
	}
}

func senders() {
	c := make(chan int, 1)
	c <- 7
	var wg sync.WaitGroup
	var panics atomic.Int32
	expect := func(f func()) {
		wg.Go(func() {
			defer func() {
				if err, ok := recover().(error); ok && err.Error() == "send on closed channel" {
					panics.Add(1)
				}
			}()
			f()
		})
	}
	for range 5 {
		expect(func() { c <- 1 })
		expect(func() {
			select {
			case c <- 2:
			case <-time.After(time.Minute):
			}
		})
	}
	time.Sleep(200 * time.Microsecond)
	close(c)
	wg.Wait()
	v, ok := <-c
	w, more := <-c
	if panics.Load() != 10 || v != 7 || !ok || w != 0 || more {
		fmt.Println("senders", panics.Load(), v, ok, w, more)
	}
}

// Of many that close a channel at once one succeeds.
func oneCloses() {
	c := make(chan int)
	var wg sync.WaitGroup
	var succeeded, failed atomic.Int32
	for range 8 {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					if r.(error).Error() == "close of closed channel" {
						failed.Add(1)
					}
				} else {
					succeeded.Add(1)
				}
			}()
			close(c)
		})
	}
	wg.Wait()
	if succeeded.Load() != 1 || failed.Load() != 7 {
		fmt.Println("close", succeeded.Load(), failed.Load())
	}
}
