// A fixed number of handlers, all reading from the request channel: their number limits the simultaneous calls to process.
// Serve blocks until it is told to exit.
package main

import (
	"fmt"
	"time"
)

const MaxOutstanding = 3

// Request is a number and the place for its square.
type Request struct {
	n, square int
}

func process(r *Request, processed chan<- *Request) {
	time.Sleep(time.Millisecond) // Simulating work
	r.square = r.n * r.n
	processed <- r
}

func handle(queue chan *Request, processed chan<- *Request) {
	for r := range queue {
		process(r, processed)
	}
}

// Serve starts the handlers and returns when something arrives on quit.
func Serve(clientRequests chan *Request, processed chan<- *Request, quit chan bool) {
	// Start handlers
	for i := 0; i < MaxOutstanding; i++ {
		go handle(clientRequests, processed)
	}
	<-quit // Wait to be told to exit.
	fmt.Println("Server exiting.")
	quit <- true
}

func main() {
	clientRequests := make(chan *Request)
	processed := make(chan *Request)
	quit := make(chan bool)
	go Serve(clientRequests, processed, quit)

	// Simulate some requests
	go func() {
		for i := 0; i < 10; i++ {
			clientRequests <- &Request{n: i}
		}
	}()

	var squares [10]int
	for range squares {
		r := <-processed
		squares[r.n] = r.square
	}
	for i, square := range squares {
		fmt.Println("Processed", i, square)
	}

	quit <- true // Send signal to quit
	<-quit
}
