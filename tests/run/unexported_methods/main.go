package main

import (
	"ex.com/b1/p"
	"ex.com/b1/q"
	"fmt"
)

var a = trace("main.a", b+1)

type both struct {
	p.A
	q.A2
}

func init() { fmt.Println("init main 1") }
func init() { fmt.Println("init main 2", a, b, c) }

func main() {
	var x both
	fmt.Println(p.Call(x), q.Call(x))
	_, ok := any(x).(interface{ secret() string })
	fmt.Println(ok)
	fmt.Println(p.V, q.V)
}
