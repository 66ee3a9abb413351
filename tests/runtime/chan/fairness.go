package main

import (
	"fmt"
	"math"
)

// Which of the ready cases a select takes is random and even: the standard deviation of the counts is small. The cases:
// buffers that are never empty, a channel that accepts either value, a closed channel in several cases.
func main() {
	const rounds = 20000
	report := func(name string, counts ...int) {
		total, deviation := 0, 0.0
		for _, n := range counts {
			total += n
		}
		mean := float64(total) / float64(len(counts))
		for _, n := range counts {
			deviation += (float64(n) - mean) * (float64(n) - mean)
		}
		deviation = math.Sqrt(deviation / float64(len(counts)))
		fmt.Println(name, total == rounds, deviation < 6*math.Sqrt(mean))
	}

	var counts [4]int
	var c [4]chan int
	for i := range c {
		c[i] = make(chan int, 1)
		c[i] <- 1
	}
	for range rounds {
		select {
		case v := <-c[0]:
			counts[0] += v
			c[0] <- 1
		case v := <-c[1]:
			counts[1] += v
			c[1] <- 1
		case v := <-c[2]:
			counts[2] += v
			c[2] <- 1
		case v := <-c[3]:
			counts[3] += v
			c[3] <- 1
		}
	}
	report("buffered", counts[:]...)

	for _, size := range []int{0, 1, 5} {
		bits := make(chan int, size)
		go func() {
			for range rounds {
				select {
				case bits <- 0:
				case bits <- 1:
				}
			}
			close(bits)
		}()
		var zeroOne [2]int
		for b := range bits {
			zeroOne[b]++
		}
		report(fmt.Sprint("one channel, size ", size), zeroOne[:]...)
	}

	closed := make(chan int)
	close(closed)
	var repeated [3]int
	for range rounds {
		select {
		case <-closed:
			repeated[0]++
		case <-closed:
			repeated[1]++
		case <-closed:
			repeated[2]++
		}
	}
	report("closed", repeated[:]...)
}
