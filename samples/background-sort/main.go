// A sort in the background: a channel lets the goroutine that launched it wait for its end.
package main

import (
	"fmt"
	"sort"
)

// List is a list of integers that can sort itself.
type List []int

// Sort puts the list into increasing order.
func (list List) Sort() {
	sort.Ints(list)
}

func doSomethingForAWhile() int {
	steps := 0
	for n := 27; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return steps
}

func main() {
	list := make(List, 1000)
	for i := range list {
		list[i] = (i*7919 + 17) % 1000
	}

	c := make(chan int) // Allocate a channel.
	// Start the sort in a goroutine; when it completes, signal on the channel.
	go func() {
		list.Sort()
		c <- 1 // Send a signal; value does not matter.
	}()
	fmt.Println("steps taken meanwhile:", doSomethingForAWhile())
	<-c // Wait for sort to finish; discard sent value.

	fmt.Println("sorted:", sort.IntsAreSorted(list), list[0], list[1], "...", list[999])
}
