package main

import (
	"errors"
	"fmt"
)

func safe(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

func order() (result int) {
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	defer func() { result *= 2 }()
	return 21
}

func nested() {
	defer func() {
		fmt.Println("outer", recover())
	}()
	defer func() {
		defer func() {
			fmt.Println("inner", recover())
		}()
		panic("second")
	}()
	panic("first")
}

func notDirect() (r any) {
	defer func() {
		r = recover()
	}()
	defer func() {
		func() {
			fmt.Println("not direct:", recover())
		}()
	}()
	panic("still there")
}

func rethrow() {
	defer func() { fmt.Println("caught", recover()) }()
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("once")
}

type cleaner struct{ name string }

func (c *cleaner) close() { fmt.Println("close", c.name) }

func evaluated() {
	c := &cleaner{"first"}
	defer c.close()
	c = &cleaner{"second"}
	defer c.close()
	x := 1
	defer fmt.Println("x was", x)
	x = 2
	_ = x
}

func main() {
	var m map[string]int
	var p *cleaner
	var s []int
	var e any = "text"
	zero := 0
	fmt.Println(safe(func() {}))
	fmt.Println(safe(func() { panic("boom") }))
	fmt.Println(safe(func() { panic(errors.New("an error")) }))
	fmt.Println(safe(func() { m["x"] = 1 }))
	fmt.Println(safe(func() { p.name = "x" }))
	fmt.Println(safe(func() { s[5] = 1 }))
	fmt.Println(safe(func() { _ = s[1:zero] }))
	fmt.Println(safe(func() { fmt.Println(1 / zero) }))
	fmt.Println(safe(func() { _ = e.(int) }))
	fmt.Println(safe(func() { _ = e.(fmt.Stringer) }))
	fmt.Println(safe(func() { _ = make([]int, zero-1) }))
	fmt.Println(safe(func() { close(make(chan int)); var c chan int; close(c) }))
	fmt.Println(safe(func() { c := make(chan int); close(c); close(c) }))
	fmt.Println(safe(func() { c := make(chan int); close(c); c <- 1 }))
	fmt.Println(safe(func() { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) }))
	fmt.Println(safe(func() { panic(nil) }))
	fmt.Println(order())
	nested()
	fmt.Println(notDirect())
	rethrow()
	evaluated()
	fmt.Println("no panic:", recover())
}
