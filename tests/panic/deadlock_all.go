package main

import "sync"

func main() {
	ch := make(chan int)
	var mu sync.Mutex
	mu.Lock()
	ready := make(chan bool, 3)
	go func() { ready <- true; ch <- 1; ch <- 2 }()
	go func() { ready <- true; select {} }()
	go func() { ready <- true; mu.Lock() }()
	for range 3 {
		<-ready
	}
	<-ch
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Wait()
}
