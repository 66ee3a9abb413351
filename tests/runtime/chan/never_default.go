package main

import (
	"fmt"
	"runtime"
)

// A select with a default takes it only if at one moment nothing was ready. Each part has another goroutine that
// changes what is ready while something stays ready all the time.
func main() {
	const rounds = 2000
	for name, part := range map[string]func() bool{"value": value, "closes": closes, "drains": drains} {
		bad := 0
		for range rounds {
			if !part() {
				bad++
			}
		}
		if bad != 0 {
			fmt.Println(name, "took the default", bad, "times")
		}
	}
	fmt.Println("done", wanders(10000))
}

// One of two channels holds a value at every moment, now this one and now that one. Returns how often both were empty.
func wanders(rounds int) (bad int) {
	a, b := make(chan int, 2), make(chan int, 2)
	stop, stopped := make(chan bool), make(chan bool)
	a <- 1
	go func() {
		for {
			b <- 1
			<-a
			a <- 1
			<-b
			select {
			case <-stop:
				close(stopped)
				return
			default:
			}
		}
	}()
	for i := range rounds {
		select {
		case <-a:
			a <- 1
		case <-b:
			b <- 1
		default:
			bad++
		}
		if i%2000 == 0 {
			runtime.Gosched()
		}
	}
	close(stop)
	<-stopped
	return bad
}

// The value was sent before somebody closed the channel.
func value() bool {
	c := make(chan int, 1)
	c <- 1
	go close(c)
	select {
	case v, ok := <-c:
		return v == 1 && ok
	default:
		return false
	}
}

// One channel holds a value until the other is closed.
func closes() bool {
	held, other := make(chan int, 1), make(chan int)
	result := make(chan bool)
	held <- 1
	go func() {
		select {
		case <-held:
		case <-other:
		default:
			result <- false
			return
		}
		result <- true
	}()
	close(other)
	select {
	case <-held:
	default:
	}
	return <-result
}

// A buffer that is never full: two senders for three places.
func drains() bool {
	c := make(chan int, 3)
	c <- 0
	ok := make(chan bool, 1)
	go func() {
		select {
		case c <- 1:
			ok <- true
		default:
			ok <- false
		}
	}()
	runtime.Gosched()
	mine := false
	select {
	case c <- 2:
		mine = true
	default:
	}
	return <-ok && mine
}
