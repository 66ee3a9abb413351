package main

import (
	"fmt"
	"runtime"
	"sync"
)

type item struct {
	n    int
	data [10]int
}

// What is put comes back to one taker at most, or New makes another; nil is not kept.
func main() {
	var empty sync.Pool
	fmt.Println(empty.Get())
	empty.Put(nil)
	fmt.Println(empty.Get())

	made := 0
	numbered := sync.Pool{New: func() any { made++; return made }}
	fmt.Println(numbered.Get(), numbered.Get())
	numbered.Put(10)
	fmt.Println(numbered.Get())

	// Nobody gets what another still has.
	shared := sync.Pool{New: func() any { return &item{} }}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for round := range 300 {
				a, b := shared.Get().(*item), shared.Get().(*item)
				if a == b || a.n != 0 || b.n != 0 {
					fmt.Println("somebody else has it", a.n, b.n)
				}
				a.n, b.n = g+1, g+1
				if round%50 == 0 {
					runtime.Gosched()
				}
				if a.n != g+1 || b.n != g+1 {
					fmt.Println("taken away", a.n, b.n)
				}
				a.n, b.n = 0, 0
				shared.Put(a)
				shared.Put(b)
				if g == 0 && round%100 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		var none *sync.Pool
		none.Get()
	}()
}
