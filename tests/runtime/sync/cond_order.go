package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Signal wakes one waiter, the one that has waited longest; Broadcast wakes those that wait, not later ones; neither
// does anything when nobody waits; a copied Cond is refused.
func main() {
	signalWakesOne()
	inOrder()
	broadcast()
	stealing()
	copied()
	locker()
}

func signalWakesOne() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	cond.Signal()
	cond.Broadcast()
	const n = 4
	var awake, waiting atomic.Int32
	for range n {
		go func() {
			mu.Lock()
			waiting.Add(1)
			cond.Wait()
			awake.Add(1)
			mu.Unlock()
		}()
	}
	for waiting.Load() < n {
		runtime.Gosched()
	}
	for i := range n {
		mu.Lock() // Whoever was counted has begun to wait.
		if int(awake.Load()) != i {
			fmt.Println("awake", awake.Load(), "want", i)
		}
		cond.Signal()
		mu.Unlock()
		for int(awake.Load()) == i {
			runtime.Gosched()
		}
		for range 20 {
			runtime.Gosched()
		}
	}
	fmt.Println("signal", awake.Load())
}

func inOrder() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	const n = 50
	order := make(chan int, n)
	arrived := 0
	for i := range n {
		go func() {
			mu.Lock()
			for arrived != i {
				mu.Unlock()
				runtime.Gosched()
				mu.Lock()
			}
			arrived++
			cond.Wait()
			order <- i
			mu.Unlock()
		}()
	}
	for i := range n {
		for ready := false; !ready; runtime.Gosched() {
			mu.Lock()
			if ready = arrived > i; ready {
				cond.Signal()
			}
			mu.Unlock()
		}
		if got := <-order; got != i {
			fmt.Println("woke", got, "want", i)
		}
	}
	fmt.Println("order")
}

func broadcast() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	const n = 20
	round, waiting, ended := 0, 0, 0
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for mine := range 5 {
				waiting++
				for round == mine {
					cond.Wait()
				}
				waiting--
			}
			ended++
		})
	}
	for range 5 {
		for all := false; !all; runtime.Gosched() {
			mu.Lock()
			if all = waiting == n; all {
				round++
				cond.Broadcast()
				for waiting > 0 { // Nobody of the next round counts before all of this one have left.
					mu.Unlock()
					runtime.Gosched()
					mu.Lock()
					if waiting == n || ended > 0 {
						break
					}
				}
			}
			mu.Unlock()
		}
	}
	wg.Wait()
	fmt.Println("broadcast", ended)
}

// A signal goes to somebody who waited when it was given, even if another takes the mutex and waits in between.
func stealing() {
	for range 300 {
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		started, woken := make(chan bool), make(chan bool)
		go func() {
			mu.Lock()
			started <- true
			cond.Wait()
			mu.Unlock()
			woken <- true
		}()
		<-started
		mu.Lock()
		mu.Unlock()
		done := false
		go func() {
			mu.Lock()
			for !done {
				cond.Wait()
			}
			mu.Unlock()
			woken <- true
		}()
		cond.Signal()
		<-woken
		mu.Lock()
		done = true
		mu.Unlock()
		cond.Broadcast()
		<-woken
	}
	fmt.Println("stealing")
}

func copied() {
	defer func() { fmt.Println("recovered:", recover()) }()
	first := sync.Cond{L: &sync.Mutex{}}
	first.Signal()
	var second sync.Cond
	second.L = first.L
	*(&second) = *(&first)
	second.Signal()
}

func locker() {
	var rw sync.RWMutex
	cond := sync.NewCond(rw.RLocker())
	done := make(chan bool)
	ready := false
	for range 3 {
		go func() {
			cond.L.Lock()
			for !ready {
				cond.Wait()
			}
			cond.L.Unlock()
			done <- true
		}()
	}
	rw.Lock()
	ready = true
	rw.Unlock()
	for range 3 {
		for woken := false; !woken; {
			cond.Broadcast()
			select {
			case <-done:
				woken = true
			default:
				runtime.Gosched()
			}
		}
	}
	fmt.Println("locker")
}
