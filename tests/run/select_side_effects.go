package main

import "fmt"

// select with side effects
var log []string

func ch(name string, c chan int) chan int { log = append(log, "ch "+name); return c }
func val(n int) int                       { log = append(log, fmt.Sprint("val ", n)); return n }
func idx(n int) int                       { log = append(log, fmt.Sprint("idx ", n)); return n }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	arr := make([]int, 3)
	m := map[string]int{}
	b <- 5
	select {
	case arr[idx(1)] = <-ch("b", b):
		fmt.Println("recv", arr)
	case ch("nil", nil) <- val(3):
		fmt.Println("never")
	}
	fmt.Println(log)
	log = nil
	select {
	case ch("a", a) <- val(9):
		fmt.Println("sent")
	case m["x"] = <-ch("b", b):
	}
	fmt.Println(log, len(m))
	var ok bool
	select {
	case m["k"], ok = <-a:
		fmt.Println(m, ok)
	default:
		fmt.Println("default")
	}
	close(a)
	select {
	case m["k"], ok = <-a:
		fmt.Println(m, ok)
	}
outer:
	for i := 0; i < 3; i++ {
		for v := range seq(5) {
			select {
			case b <- v:
				if v == 1 {
					<-b
					continue outer
				}
				<-b
				if v > 0 {
					break outer
				}
				continue
			case <-make(chan int):
			}
			fmt.Println("unreached")
		}
	}
	n := 0
loop:
	for {
		select {
		default:
			n++
			switch {
			case n < 3:
				continue loop
			case n > 5:
				break loop
			}
			fmt.Println("n", n)
		}
	}
	var rc <-chan int = b
	var sc chan<- int = b
	sc <- 4
	select {
	case x, ok := <-rc:
		fmt.Println(x, ok)
	}
	type T struct{ c chan *int }
	t := T{make(chan *int, 1)}
	t.c <- &n
	select {
	case p := <-t.c:
		*p = 77
	}
	fmt.Println(n)
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case a <- 1:
		default:
		}
	}()
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
