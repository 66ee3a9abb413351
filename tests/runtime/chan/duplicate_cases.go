package main

import (
	"fmt"
	"runtime"
)

// One goroutine waits several times on the same channel, among others: whoever wakes it takes all its records out, so
// that later operations meet nobody, and nobody is woken twice.
func main() {
	for _, wake := range []string{"c", "d", "close"} {
		c, d, e := make(chan int), make(chan int), make(chan int)
		done := make(chan string)
		go func() {
			select {
			case v, ok := <-c:
				done <- fmt.Sprint("c ", v, ok)
			case v := <-c:
				done <- fmt.Sprint("c ", v, " ", v != 0)
			case v := <-d:
				done <- fmt.Sprint("d ", v)
			case <-e:
				done <- "e"
			}
		}()
		for sent := false; !sent; {
			switch wake {
			case "c":
				select {
				case c <- 7:
					sent = true
				default:
				}
			case "d":
				select {
				case d <- 8:
					sent = true
				default:
				}
			case "close":
				close(e)
				sent = true
			}
		}
		got := <-done
		fmt.Println(wake, got[:1])
		for _, ch := range []chan int{c, d} {
			select {
			case ch <- 1:
				fmt.Println("somebody is still there")
			default:
			}
		}
		// The queues work as before.
		go func() { c <- 1 }()
		go func() { c <- 2 }()
		go func() { d <- 3 }()
		fmt.Println(<-c+<-c, <-d)
	}

	// Nor while the goroutine waits in another select.
	c, d, f, g := make(chan int), make(chan int), make(chan int), make(chan int)
	served := make(chan bool)
	go func() {
		select {
		case <-c:
		case <-c:
		case v := <-d:
			served <- v == 1
		}
		select {
		case v := <-f:
			served <- v == 2
		case v := <-g:
			served <- v == 3
		}
	}()
	d <- 1
	fmt.Println(<-served)
	for range 500 {
		select {
		case c <- 9:
			fmt.Println("the first select is still there")
		case v := <-served:
			fmt.Println("the second one was woken", v)
		default:
			runtime.Gosched()
		}
	}
	g <- 3
	fmt.Println(<-served)

	// The same in both directions with a waiting sender, and with nil channels beside.
	var none chan int
	s := make(chan int)
	result := make(chan int)
	go func() {
		select {
		case s <- 1:
		case s <- 1:
		case s <- 1:
		case none <- 2:
		case <-none:
		}
		result <- 5
	}()
	fmt.Println(<-s, <-result)
	select {
	case v := <-s:
		fmt.Println("sent again", v)
	default:
		fmt.Println("sent once")
	}
}
