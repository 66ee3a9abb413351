// A buffered channel as a semaphore: its capacity limits how many goroutines are in process at the same time.
package main

import (
	"fmt"
	"sync"
	"time"
)

const MaxOutstanding = 3

// Request is one piece of work.
type Request struct {
	id     int
	result int
}

var sem = make(chan int, MaxOutstanding)

// load counts the goroutines in process.
type load struct {
	mu      sync.Mutex
	current int
	most    int
}

func (l *load) add(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current += n
	l.most = max(l.most, l.current)
}

var active load

func process(r *Request) {
	active.add(1)
	time.Sleep(2 * time.Millisecond) // May take a long time.
	r.result = r.id * r.id
	active.add(-1)
}

func handle(r *Request, done *sync.WaitGroup) {
	sem <- 1 // Wait for active queue to drain.
	process(r)
	<-sem // Done; enable next request to run.
	done.Done()
}

func main() {
	requests := make([]Request, 20)
	var done sync.WaitGroup
	done.Add(len(requests))
	for i := range requests {
		requests[i].id = i
		go handle(&requests[i], &done)
	}
	done.Wait()

	total := 0
	for _, r := range requests {
		total += r.result
	}
	fmt.Println("sum of the results:", total)
	fmt.Println("never more than", MaxOutstanding, "at once:", active.most <= MaxOutstanding)
}
