// The forms of make(chan T): a channel is a reference to an underlying structure, with or without a buffer.
package main

import (
	"fmt"
	"os"
)

func main() {
	ci := make(chan int)           // unbuffered channel of integers
	cj := make(chan int, 0)        // unbuffered channel of integers
	cs := make(chan *os.File, 100) // buffered channel of pointers to Files
	fmt.Println(len(ci), cap(ci), len(cj), cap(cj), len(cs), cap(cs))

	// Sender and receiver of an unbuffered channel meet: neither goes on before the other is there.
	met := make(chan string)
	go func() {
		fmt.Println("received", <-ci)
		met <- "the value was received"
	}()
	ci <- 42
	fmt.Println(<-met)

	// A buffer takes values without a receiver, until it is full.
	cs <- os.Stdout
	cs <- os.Stderr
	fmt.Println("buffered:", len(cs))
	out := <-cs
	fmt.Fprintln(out, "written to the file that came out first")

	// A channel is a reference: both names are the same channel.
	same := cj
	go func() {
		same <- 7
	}()
	fmt.Println("sent through one name, received through the other:", <-cj, same == cj)

	// The zero value is nil: it is never ready.
	var none chan int
	select {
	case v := <-none:
		fmt.Println("impossible", v)
	default:
		fmt.Println("a nil channel has length", len(none), "and is never ready")
	}

	// A closed channel gives what is left, then zero values.
	close(cs)
	f, ok := <-cs
	fmt.Println(f == os.Stderr, ok)
	f, ok = <-cs
	fmt.Println(f == nil, ok)
}
