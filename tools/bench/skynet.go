package main

// A tree of goroutines ten wide and six deep: a million leaves that report their number.
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
	c := make(chan int)
	go skynet(c, 0, 1_000_000)
	println(<-c)
}
