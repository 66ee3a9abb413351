// A framework for a rate-limited, parallel, non-blocking RPC system, and there is not a mutex in sight. Handlers answer on the
// channel that comes with each request; a ticker sets the pace at which requests are let in; clients do something else while
// they wait.
package main

import (
	"fmt"
	"time"
)

const (
	handlers = 4
	clients  = 10
	pace     = time.Millisecond
)

// Request is a call that waits to be made.
type Request struct {
	method     func([]int) int
	args       []int
	resultChan chan int
}

func sum(a []int) (s int) {
	for _, v := range a {
		s += v
	}
	return
}

func product(a []int) int {
	p := 1
	for _, v := range a {
		p *= v
	}
	return p
}

func handle(queue <-chan *Request) {
	for req := range queue {
		req.resultChan <- req.method(req.args)
	}
}

// limit passes requests on, one for each tick, until there are no more.
func limit(in <-chan *Request, out chan<- *Request) {
	ticker := time.NewTicker(pace)
	defer ticker.Stop()
	for req := range in {
		<-ticker.C
		out <- req
	}
	close(out)
}

// call sends a request and returns at once; the answer comes later, on the channel that is returned.
func call(server chan<- *Request, method func([]int) int, args ...int) <-chan int {
	answer := make(chan int, 1) // Buffered: the handler need not wait for the client.
	go func() {
		server <- &Request{method, args, answer}
	}()
	return answer
}

func main() {
	server := make(chan *Request)
	limited := make(chan *Request)
	go limit(server, limited)
	for range handlers {
		go handle(limited)
	}

	start := time.Now()
	var sums, products [clients]<-chan int
	for i := range clients {
		sums[i] = call(server, sum, i, i+1, i+2)
		products[i] = call(server, product, i, i+1)
	}
	for i := range clients {
		fmt.Println("client", i, "sum", <-sums[i], "product", <-products[i])
	}
	fmt.Println("rate-limited:", time.Since(start) >= (2*clients-1)*pace)

	select {
	case v := <-call(server, sum, 1, 2, 3):
		fmt.Println("answer in time:", v)
	case <-time.After(10 * time.Second):
		fmt.Println("no answer")
	}
}
