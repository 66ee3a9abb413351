package main

import "fmt"

// Deferred literals that neither recover nor see a result, with panics, gotos and each other.

func plain(n int) int {
	x := n
	defer func() { fmt.Println("plain", x); x = 100 }()
	defer func(s string) { x++; fmt.Println(s, x) }("second")
	x *= 2
	return x
}

func named(n int) (r int) {
	defer func() { r *= 2 }()
	r = n
	return r + 1
}

func jumps(skip bool) {
	if skip {
		goto end
	}
	defer func() { fmt.Println("not skipped") }()
end:
	fmt.Println("end")
}

func panics() {
	defer func() { fmt.Println("runs while panicking") }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
	}()
	panic("p")
}

func replaces() {
	defer func() { panic("new") }()
	panic("old")
}

func nested() func() int {
	n := 0
	defer func() { n += 10 }()
	f := func() int { n++; return n }
	defer func() { f() }()
	return f
}

func caught(f func()) {
	defer func() { fmt.Println("caught", recover()) }()
	f()
}

func main() {
	fmt.Println(plain(4), named(3))
	jumps(true)
	jumps(false)
	caught(panics)
	caught(replaces)
	fmt.Println(nested()())
	for i := range 2 {
		func() {
			defer func() { fmt.Println("loop", i) }()
		}()
	}
}
