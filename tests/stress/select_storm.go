// workers: 1 2 4 8
// repeat: 2

package main

import (
	"fmt"
	"sync"
	"time"
)

// Selects of all shapes on the same few channels: some wait, some have a default or a timeout, some both send and
// receive, some name a channel twice or have cases that are off. What is sent is received, all of it, once.
func main() {
	chans := [5]chan int{make(chan int), make(chan int), make(chan int, 1), make(chan int, 3), make(chan int, 64)}
	quit := make(chan bool)
	const senders, each = 8, 300
	var sending, receiving sync.WaitGroup
	for s := range senders {
		sending.Go(func() {
			for i := range each {
				v := s*each + i
				var off chan int
				a, b, c := chans[i%5], chans[(i+s)%5], chans[(i*3+1)%5]
				switch (i + s) % 4 {
				case 0:
					select {
					case a <- v:
					case b <- v:
					case off <- v:
					case c <- v:
					}
				case 1:
					for sent := false; !sent; {
						select {
						case a <- v:
							sent = true
						case <-off:
						default:
							select {
							case b <- v:
								sent = true
							case <-time.After(50 * time.Microsecond):
							}
						}
					}
				case 2:
					a <- v
				case 3: // May take one of another, which it then passes on.
					for sent := false; !sent; {
						select {
						case a <- v:
							sent = true
						case w := <-b:
							v, w = w, v
							select {
							case c <- w:
							case a <- w:
							}
						}
					}
				}
			}
		})
	}
	var seen [senders * each]int
	var mu sync.Mutex
	note := func(v int) {
		mu.Lock()
		seen[v]++
		mu.Unlock()
	}
	for r := range 6 {
		receiving.Go(func() {
			for i := 0; ; i++ {
				var v int
				switch (i + r) % 3 {
				case 0:
					select {
					case v = <-chans[0]:
					case v = <-chans[1]:
					case v = <-chans[2]:
					case v = <-chans[3]:
					case v = <-chans[4]:
					case <-quit:
						return
					}
				case 1:
					select {
					case v = <-chans[i%5]:
					case v = <-chans[i%5]:
					case v = <-chans[(i+1)%5]:
					case <-time.After(100 * time.Microsecond):
						continue
					case <-quit:
						return
					}
				case 2:
					select {
					case v = <-chans[r%5]:
					default:
						continue
					}
				}
				note(v)
			}
		})
	}
	sending.Wait()
	close(quit)
	receiving.Wait()
	for _, c := range chans {
		for len(c) > 0 {
			note(<-c)
		}
	}
	for v, n := range seen {
		if n != 1 {
			fmt.Println(v, "came", n, "times")
		}
	}
	fmt.Println("done")
}
