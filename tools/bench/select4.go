package main

// A consumer selects among four producers.
func main() {
	var chans [4]chan int
	for i := range chans {
		chans[i] = make(chan int)
		go func() {
			for n := range 800_000 {
				chans[i] <- n
			}
		}()
	}
	sum := 0
	for range 3_200_000 {
		select {
		case v := <-chans[0]:
			sum += v
		case v := <-chans[1]:
			sum += v
		case v := <-chans[2]:
			sum += v
		case v := <-chans[3]:
			sum += v
		}
	}
	println(sum)
}
