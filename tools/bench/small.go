package main

type object struct {
	next *object
	a    [5]int
}

func churn(done chan<- int) {
	var ring [64]*object
	sum := 0
	for i := range 16_000_000 {
		o := &object{next: ring[(i+1)%64]}
		o.a[i%5] = i
		ring[i%64] = o
		o.next = nil
		sum += o.a[0]
	}
	done <- sum
}

// Two goroutines make small objects that die young.
func main() {
	done := make(chan int)
	go churn(done)
	go churn(done)
	println(<-done + <-done)
}
