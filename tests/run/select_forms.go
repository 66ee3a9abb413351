package main

import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	var nilChan chan int
	select {
	case v := <-a:
		fmt.Println("impossible", v)
	case nilChan <- 1:
		fmt.Println("impossible")
	default:
		fmt.Println("nothing ready")
	}
	a <- 1
	select {
	case v, ok := <-a:
		fmt.Println("a", v, ok)
	case s := <-b:
		fmt.Println("b", s)
	}
	select {
	case a <- 2:
		fmt.Println("sent")
	case <-b:
		fmt.Println("impossible")
	}

	counts := [2]int{}
	x, y := make(chan int), make(chan int)
	stop := make(chan bool)
	go func() {
		for {
			select {
			case x <- 1:
			case y <- 1:
			case <-stop:
				close(stop)
				return
			}
		}
	}()
	for range 1000 {
		select {
		case <-x:
			counts[0]++
		case <-y:
			counts[1]++
		}
	}
	stop <- true
	<-stop
	fmt.Println(counts[0]+counts[1], counts[0] > 100, counts[1] > 100)

	select {
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	case <-x:
		fmt.Println("impossible")
	}

	// The operands are evaluated once, in order, whatever is chosen.
	get := func(name string, c chan int) chan int {
		fmt.Println("evaluate", name)
		return c
	}
	value := func() int {
		fmt.Println("evaluate value")
		return 3
	}
	full := make(chan int, 1)
	select {
	case <-get("first", nilChan):
	case get("second", full) <- value():
		fmt.Println("second", <-full)
	}

loop:
	for i := 0; ; i++ {
		select {
		case full <- i:
			continue
		default:
			break loop
		}
	}
	fmt.Println(<-full)
}
