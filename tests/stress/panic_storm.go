// workers: 1 2 4 8
// repeat: 2

package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

var recovered, ended atomic.Int64

func dive(depth, n int) int {
	var frame [12]int
	if depth == 0 {
		switch n % 5 {
		case 0:
			panic(n)
		case 1:
			var p *[4]int
			return p[n%4]
		case 2:
			return n / (n - n)
		case 3:
			var s []int
			return s[n]
		default:
			panic(errors.New("error"))
		}
	}
	frame[depth%12] = dive(depth-1, n)
	return frame[depth%12]
}

// Goroutines that panic at many depths, recover, panic again in deferred calls, or end by Goexit, while they hand values
// to each other and the collector runs.
func main() {
	var wg sync.WaitGroup
	c := make(chan []int, 3)
	for g := range 12 {
		wg.Go(func() {
			for i := range 100 {
				func() {
					mine := []int{g, i}
					defer func() {
						if r := recover(); r != nil {
							recovered.Add(1)
						}
						c <- mine
						if got := <-c; len(got) != 2 {
							fmt.Println("lost", got)
						}
					}()
					defer func() {
						defer func() {
							if recover() != nil {
								recovered.Add(1)
							}
							panic(mine)
						}()
						runtime.Gosched()
						dive(i%20, i+1)
					}()
					dive(i*3, i)
				}()
				if i%10 == 0 {
					wg.Go(func() {
						defer ended.Add(1)
						defer func() { recover() }()
						if g%2 == 0 {
							runtime.Goexit()
						}
						dive(50, g)
					})
				}
				if g == 0 && i%25 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(recovered.Load(), ended.Load(), len(c))
}
