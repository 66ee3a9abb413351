// A server that starts a goroutine for every request. A semaphore limits how many of them process at once, but nothing limits how
// many wait for it: with requests that come in too fast the program can consume unlimited resources (gated-server mends that).
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

// gate keeps the requests in process until main has looked at what is going on.
var gate = make(chan bool)

func process(r *Request) {
	<-gate
	r.answer <- r.n * 2
}

func handle(r *Request) {
	sem <- 1   // Wait for active queue to drain.
	process(r) // May take a long time.
	<-sem      // Done; enable next request to run.
}

// Serve handles requests until there are no more.
func Serve(queue chan *Request) {
	for {
		req := <-queue
		if req == nil {
			return
		}
		go handle(req) // Don't wait for handle to finish.
	}
}

func main() {
	const requests = 1000
	queue := make(chan *Request)
	go Serve(queue)

	before := runtime.NumGoroutine()
	answers := make(chan int, requests)
	for i := range requests {
		queue <- &Request{n: i, answer: answers}
	}
	close(queue)
	fmt.Println("a goroutine for each request:", runtime.NumGoroutine()-before >= requests-1)

	close(gate)
	total := 0
	for range requests {
		total += <-answers
	}
	fmt.Println("total:", total)
}
