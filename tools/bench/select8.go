package main

// A consumer selects among eight producers.
func main() {
	var chans [8]chan int
	for i := range chans {
		chans[i] = make(chan int)
		go func() {
			for n := range 320_000 {
				chans[i] <- n
			}
		}()
	}
	sum := 0
	for range 2_560_000 {
		select {
		case v := <-chans[0]:
			sum += v
		case v := <-chans[1]:
			sum += v
		case v := <-chans[2]:
			sum += v
		case v := <-chans[3]:
			sum += v
		case v := <-chans[4]:
			sum += v
		case v := <-chans[5]:
			sum += v
		case v := <-chans[6]:
			sum += v
		case v := <-chans[7]:
			sum += v
		}
	}
	println(sum)
}
