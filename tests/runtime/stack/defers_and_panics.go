package main

import (
	"fmt"
	"runtime"
)

func use(n int) int {
	var frame [30]int
	if n > 0 {
		frame[n%30] = use(n-1) + 1
	}
	return frame[n%30]
}

// Deferred calls and panics across many segments of stack: pointers to locals, recover far from the panic, deferred
// calls that themselves need much stack, panics in deep leaves.
func main() {
	onGoroutine("pointers", func() string {
		set := func(p *int, v int) {
			use(300)
			*p = v
		}
		x, y := 0, 0
		func() {
			defer set(&x, 42)
			defer func() { y = use(100) }()
			use(1000)
		}()
		return fmt.Sprint(x, y)
	})
	onGoroutine("Goexit", func() string {
		done := make(chan string, 1)
		go func() {
			x := 1
			defer func() {
				use(500)
				done <- fmt.Sprint(x)
			}()
			defer func(p *int) {
				use(500)
				*p *= 7
			}(&x)
			down(400, func() {
				x = 6
				runtime.Goexit()
			})
		}()
		return <-done
	})
	onGoroutine("far", func() (result string) {
		defer func() { result = fmt.Sprint(recover(), use(100)) }()
		down(2000, func() { panic("far") })
		return
	})
	onGoroutine("in between", func() (result string) {
		ran := 0
		defer func() { result = fmt.Sprint(recover(), " ", ran) }()
		var level func(n int)
		level = func(n int) {
			defer func() {
				ran++
				use(50)
			}()
			if n == 0 {
				panic("bottom")
			}
			level(n - 1)
		}
		level(300)
		return
	})
	onGoroutine("replaced", func() (result string) {
		defer func() { result = fmt.Sprint(recover()) }()
		var level func(n int)
		level = func(n int) {
			defer func() {
				if r := recover(); r != nil {
					use(n * 3)
					panic(r.(int) + 1)
				}
			}()
			if n == 0 {
				panic(0)
			}
			level(n - 1)
		}
		level(100)
		return
	})
	onGoroutine("leaf", func() string {
		bad := 0
		for n := range 300 {
			func() {
				defer func() {
					if err, ok := recover().(runtime.Error); !ok || use(n) != n || err.Error() == "" {
						bad++
					}
				}()
				down(n, func() { leaf(nil) })
			}()
			func() {
				defer func() { recover() }()
				down(n, func() { divide(n, 0) })
			}()
		}
		return fmt.Sprint(bad)
	})
	onGoroutine("goes on", func() string {
		sum := 0
		for n := range 200 {
			sum += tries(n)
		}
		return fmt.Sprint(sum)
	})
	onGoroutine("many", func() string {
		var order []int
		func() {
			for i := range 1000 {
				defer func() { order = append(order, i+use(i%50)-i%50) }()
			}
		}()
		return fmt.Sprint(len(order), order[0], order[999])
	})
	onGoroutine("nested", func() string {
		depth := 0
		var again func()
		again = func() {
			defer func() {
				recover()
				if depth++; depth < 200 {
					again()
				}
			}()
			panic(depth)
		}
		again()
		return fmt.Sprint(depth)
	})
}

func onGoroutine(name string, f func() string) {
	done := make(chan string)
	go func() { done <- f() }()
	fmt.Println(name, <-done)
}

func down(n int, f func()) {
	var frame [10]int
	frame[n%10] = n
	if n == 0 {
		f()
	} else {
		down(n-1, f)
	}
	if frame[n%10] != n {
		panic("overwritten")
	}
}

func leaf(p *[3]int) { p[1] = 2 }

func divide(a, b int) int { return a / b }

// tries recovers in the middle and goes on with what is in its frame.
func tries(n int) (result int) {
	var frame [20]int
	for i := range frame {
		frame[i] = i
	}
	func() {
		defer func() { result = recover().(int) }()
		down(n, func() { panic(n) })
	}()
	sum := 0
	for _, v := range frame {
		sum += v
	}
	return result + sum - 190
}
