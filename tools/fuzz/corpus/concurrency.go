package p

import "fmt"

type result struct {
	id  int
	err error
}

func worker(id int, jobs <-chan int, out chan<- result, quit chan struct{}) {
	defer func() {
		if r := recover(); r != nil {
			out <- result{id, fmt.Errorf("worker %d: %v", id, r)}
		}
	}()
	for {
		select {
		case j, ok := <-jobs:
			if !ok {
				return
			}
			out <- result{id: j * id}
		case <-quit:
			break
		default:
		}
	}
}

func run(n int) (sum int) {
	jobs, out, quit := make(chan int, n), make(chan result), make(chan struct{})
	for i := range n {
		go worker(i, jobs, out, quit)
	}
outer:
	for r := range out {
		switch {
		case r.err != nil:
			close(quit)
			break outer
		case r.id&1 == 0:
			continue outer
		default:
			goto done
		}
	}
done:
	return
}
