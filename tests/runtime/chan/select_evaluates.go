package main

import "fmt"

var log []string

func note[T any](name string, v T) T {
	log = append(log, name)
	return v
}

type box struct{ v int }

// Operands of all cases are evaluated once in source order; the left sides of receives only in the case that is taken.
func main() {
	var none chan int
	ready := make(chan int, 4)
	ready <- 5
	var array [3]int
	var p *box
	index := func(name string, i int) int { return note(name, i) }
	select {
	case none <- note("value 1", 1):
	case array[index("left 1", 0)] = <-note("channel 2", none):
	case p.v = <-note("channel 3", none): // p is nil, which does not matter here.
	case array[index("left 4", 1)] = <-note("channel 4", ready):
		log = append(log, "body 4")
	}
	fmt.Println(log, array)

	log = nil
	select {
	case array[note("index", 2)], _ = <-ready:
	default:
		log = append(log, "default")
	}
	fmt.Println(log, array)

	// A panic in an operand leaves nothing behind.
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		select {
		case ready <- 9:
		case ready <- func() int { panic("operand") }():
		}
	}()
	fmt.Println(len(ready))

	// A panic on the left side comes after the value was received.
	ready <- 6
	func() {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		select {
		case p.v = <-ready:
		}
	}()
	fmt.Println(len(ready))

	// break leaves the select; a label the loop around it; goto and continue work from a case.
	n := 0
outer:
	for i := 0; ; i++ {
		select {
		case ready <- i:
			if i%2 == 0 {
				break
			}
			n++
			continue
		default:
			break outer
		}
		n += 10
	}
	fmt.Println(n, len(ready))

	// select without cases of its own element type: a method value, a map element, a chan of chan.
	m := map[string]chan string{"a": make(chan string, 1)}
	select {
	case m["a"] <- "in":
	case <-m["missing"]:
	}
	nested := make(chan chan string, 1)
	nested <- m["a"]
	select {
	case s := <-<-nested:
		fmt.Println(s)
	}
}
