// Package primes finds prime numbers with a chain of goroutines, each of which filters out the multiples of one prime.
package primes

// generate sends 2, 3, 4, ... to ch.
func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

// filter copies the values from in to out, except those divisible by prime.
func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

// First returns the first n prime numbers.
func First(n int) []int {
	var found []int
	ch := make(chan int)
	go generate(ch)
	for range n {
		prime := <-ch
		found = append(found, prime)
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	return found
}
