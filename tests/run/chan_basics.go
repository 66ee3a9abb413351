package main

import "fmt"

func producer(n int, out chan<- int) {
	for i := range n {
		out <- i
	}
	close(out)
}

func main() {
	ch := make(chan int)
	go producer(5, ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	v, ok := <-ch
	fmt.Println(v, ok)

	buffered := make(chan string, 3)
	buffered <- "a"
	buffered <- "b"
	fmt.Println(len(buffered), cap(buffered))
	close(buffered)
	for s := range buffered {
		fmt.Print(s, " ")
	}
	fmt.Println()

	replies := make(chan chan int)
	go func() {
		for r := range replies {
			r <- 42
		}
	}()
	r := make(chan int)
	replies <- r
	fmt.Println(<-r)
	close(replies)

	done := make(chan struct{})
	var recvOnly <-chan struct{} = done
	go func() {
		defer close(done)
		fmt.Println("working")
	}()
	<-recvOnly
	fmt.Println("done")
}
