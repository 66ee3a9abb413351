// Goroutines that go deep: calls, frames of all sizes, pointers to locals, garbage collection, parking, panics and
// recovery far down, and calls that go back and forth over the same depth.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

type node struct {
	next  *node
	value int
}

// Heap pointers that only frames know, and pointers from frame to frame.
//
//go:noinline
func chain(n int, above *node, total *int) int {
	own := &node{next: above, value: n}
	if n == 0 {
		runtime.GC()
		sum := 0
		for p := own; p != nil; p = p.next {
			sum += p.value
		}
		*total += sum
		return 0
	}
	depth := chain(n-1, own, total)
	if own.value != n {
		panic("lost a local")
	}
	return depth + 1
}

//go:noinline
func small(n int) int {
	if n <= 0 {
		return 0
	}
	return small(n-1) + 1
}

//go:noinline
func medium(n int, a [8]int) int {
	var local [64]int
	for i := range local {
		local[i] = n + a[i%8]
	}
	if n <= 0 {
		return local[63]
	}
	a[n%8]++
	return medium(n-1, a) + local[n%64] - n
}

//go:noinline
func large(n int, s string) int {
	var local [2000]int
	local[n%2000] = len(s)
	if n <= 0 {
		return local[0]
	}
	return large(n-1, s) + local[n%2000]
}

//go:noinline
func huge(n int) int {
	var local [40000]byte
	local[n] = 7
	if n > 0 {
		return huge(n-1) + int(local[n])
	}
	return int(local[0])
}

var errDeep = errors.New("deep")

//go:noinline
func fail(n int, how int) int {
	defer func() {
		if n%50 == 49 {
			if r := recover(); r != nil {
				panic(fmt.Sprint(r, n))
			}
		}
	}()
	if n == 0 {
		switch how % 4 {
		case 0:
			panic(errDeep)
		case 1:
			var p *node
			return p.value
		case 2:
			var s []int
			return s[how]
		case 3:
			runtime.Goexit()
		}
	}
	return fail(n-1, how) + 1
}

func guarded(n, how int) (text string) {
	defer func() {
		text = fmt.Sprint(recover())
	}()
	fail(n, how)
	return "no"
}

// Parks at every depth, so that contexts are suspended at all distances from a border.
//
//go:noinline
func parking(n int, in <-chan int, out chan<- int) {
	if n == 0 {
		return
	}
	out <- <-in + n
	parking(n-1, in, out)
	out <- <-in - n
}

// Calls over the same border again and again.
//
//go:noinline
func border(n int) int {
	if n > 0 {
		return border(n - 1)
	}
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += medium(1, [8]int{i})
	}
	return sum
}

func variadic(args ...any) string { return fmt.Sprintf(strings.Repeat("%v ", len(args)), args...) }

func worker(id int) string {
	total := 0
	depth := chain(300+id*10, nil, &total)
	sums := []int{depth, total, small(5000 + id), medium(100, [8]int{id}), large(20, "abc"), huge(9)}
	for n := 0; n < 30; n++ {
		sums = append(sums, border(n)%1000)
	}
	var texts []string
	for n := 1; n < 260; n += 37 {
		texts = append(texts, guarded(n+id, n%3))
	}
	return variadic(id, sums, strings.Join(texts, ";"))
}

func main() {
	const workers = 8
	var wg sync.WaitGroup
	results := make([]string, workers)
	for id := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[id] = worker(id)
		}()
	}
	wg.Wait()
	for _, r := range results {
		fmt.Println(r)
	}

	in, out := make(chan int), make(chan int)
	go func() {
		defer close(out)
		parking(200, in, out)
	}()
	sum := 0
	for i := range 400 {
		in <- i
		sum += <-out
		if i%40 == 0 {
			runtime.GC()
		}
	}
	<-out
	fmt.Println(sum)

	// Goexit from far down runs the deferred calls on the way.
	ended := make(chan int)
	go func() {
		n := 0
		defer func() { ended <- n }()
		defer func() { n++ }()
		fail(120, 3)
	}()
	fmt.Println(<-ended)

	// Many that go a little deep, then rest.
	var ready sync.WaitGroup
	release := make(chan bool)
	counts := make(chan int)
	for i := range 2000 {
		ready.Add(1)
		go func() {
			n := small(i % 200)
			ready.Done()
			<-release
			counts <- n + small(100)
		}()
	}
	ready.Wait()
	runtime.GC()
	close(release)
	count := 0
	for range 2000 {
		count += <-counts
	}
	fmt.Println(count)
}
