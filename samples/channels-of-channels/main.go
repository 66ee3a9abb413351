// Channels of channels: a request carries the channel on which its answer is wanted, so each client has its own path back.
package main

import "fmt"

// Request is a function, its arguments, and where to send the result.
type Request struct {
	args       []int
	f          func([]int) int
	resultChan chan int
}

func sum(a []int) (s int) {
	for _, v := range a {
		s += v
	}
	return
}

func handle(queue chan *Request) {
	for req := range queue {
		req.resultChan <- req.f(req.args)
	}
}

func main() {
	clientRequests := make(chan *Request)
	go handle(clientRequests)

	request := &Request{[]int{3, 4, 5}, sum, make(chan int)}
	// Send request
	clientRequests <- request
	// Wait for response.
	fmt.Printf("answer: %d\n", <-request.resultChan)
}
