package main

type node struct {
	next *node
	v    int
}

func main() {
	n := &node{}
	println(n.next.next.v)
}
