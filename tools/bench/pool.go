package main

func work(x uint64) uint64 {
	for range 1000 {
		x = x*6364136223846793005 + 1442695040888963407
	}
	return x
}

// Four workers on a shared queue of jobs, each about a microsecond of computation.
func main() {
	jobs, results := make(chan uint64, 128), make(chan uint64, 128)
	for range 4 {
		go func() {
			for x := range jobs {
				results <- work(x)
			}
		}()
	}
	const count = 800_000
	go func() {
		for i := range uint64(count) {
			jobs <- i
		}
		close(jobs)
	}()
	sum := uint64(0)
	for range count {
		sum += <-results
	}
	println(sum)
}
