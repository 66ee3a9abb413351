// A server that gates the creation of goroutines: a request has to pass the semaphore before its goroutine is started, so there
// are never more than MaxOutstanding of them.
package main

import (
	"fmt"
	"runtime"
)

const MaxOutstanding = 4

// Request carries its argument in and its result out.
type Request struct {
	n      int
	answer chan int
}

var sem = make(chan int, MaxOutstanding)

func process(r *Request) {
	r.answer <- r.n * 2
}

// Serve handles requests until the queue is closed.
func Serve(queue chan *Request) {
	for req := range queue {
		sem <- 1
		go func() {
			process(req) // Each iteration has its own req since Go 1.22; see loop-variable.
			<-sem
		}()
	}
}

func main() {
	const requests = 1000
	queue := make(chan *Request)
	go Serve(queue)

	before := runtime.NumGoroutine()
	answers := make(chan int, requests)
	most := 0
	for i := range requests {
		queue <- &Request{n: i, answer: answers}
		most = max(most, runtime.NumGoroutine()-before)
	}
	close(queue)

	total := 0
	for range requests {
		total += <-answers
	}
	fmt.Println("total:", total)
	fmt.Println("goroutines are limited:", most < requests/10)
}
