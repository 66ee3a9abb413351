package main

import "fmt"

// A range over *f() without variables evaluates f and dereferences its result.

func none() *[4]int { fmt.Print("called "); return nil }

var nowhere *[4]int

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover() != nil) }()
	f()
}

func main() {
	try("*f()", func() {
		for range *none() {
		}
	})
	try("i *f()", func() {
		for i := range *none() {
			_ = i
		}
	})
	try("f()", func() {
		for range none() {
		}
	})
	try("*v", func() {
		for range *nowhere {
		}
	})
	try("len", func() { _ = len(*none()) })
}
