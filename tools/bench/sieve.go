package main

func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

// The first 1500 primes, each of them filtered by a goroutine of its own.
func main() {
	ch := make(chan int)
	go generate(ch)
	sum := 0
	for range 3000 {
		prime := <-ch
		sum += prime
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	println(sum)
}
