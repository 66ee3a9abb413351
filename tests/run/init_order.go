package main

import "fmt"

var (
	a    = b + 1
	b    = f("b", c)
	c    = f("c", 10)
	_    = f("blank", 0)
	x, y = pair()
)

func f(name string, v int) int {
	fmt.Println("init", name)
	return v + 1
}

func pair() (int, int) {
	fmt.Println("pair", a)
	return a, b
}

func init() { fmt.Println("init 1", a, b, c, x, y) }
func init() { fmt.Println("init 2") }

const (
	A = iota
	B
	_
	D = 1 << iota
	E
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

func main() {
	fmt.Println("main", A, B, D, E, Monday, Weekday(0))
}
