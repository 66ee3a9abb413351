package main

// A tree of goroutines ten wide and five deep: a hundred thousand leaves that report their number.
func skynet(c chan int, num, size int) {
	if size == 1 {
		c <- num
		return
	}
	rc := make(chan int)
	for i := range 10 {
		go skynet(rc, num+i*(size/10), size/10)
	}
	sum := 0
	for range 10 {
		sum += <-rc
	}
	c <- sum
}

func main() {
	for range 5 {
		c := make(chan int)
		go skynet(c, 0, 100_000)
		println(<-c)
	}
}
