package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

func use(n int) int {
	var frame [50]int
	frame[n%50] = n
	if n > 0 {
		use(n - 1)
	}
	return frame[n%50]
}

func residentKB() (kb int) {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmRSS:") {
			fmt.Sscan(line[6:], &kb)
		}
	}
	return kb
}

// Generations of goroutines with stacks of a megabyte each: the memory of one serves the next, and that of goroutines
// which wait without using their stack is given back.
//
// repeat: 1
func main() {
	generation := func() {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() { use(2000) })
		}
		wg.Wait()
	}
	generation()
	first := residentKB()
	for range 20 {
		generation()
	}
	fmt.Println(residentKB() < first+20000)

	const people = 50
	release, arrived := make(chan bool), make(chan bool)
	var wg sync.WaitGroup
	for range people {
		wg.Go(func() {
			use(2000)
			arrived <- true
			<-release
			if use(100) != 100 {
				fmt.Println("wrong")
			}
		})
	}
	for range people {
		<-arrived
	}
	kept := true
	for try := 0; kept && try < 300; try++ {
		runtime.GC()
		time.Sleep(2 * time.Millisecond)
		kept = residentKB() > first+20000
	}
	fmt.Println(kept)
	close(release)
	wg.Wait()
}
