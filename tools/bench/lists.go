package main

type item struct {
	next *item
	n    int
}

// A queue of 200,000 list items: one is appended and the oldest dropped, five million times.
func main() {
	head := &item{}
	tail := head
	for i := range 200_000 {
		tail.next = &item{n: i}
		tail = tail.next
	}
	sum := 0
	for i := range 20_000_000 {
		tail.next = &item{n: i}
		tail = tail.next
		sum += head.n
		head = head.next
	}
	println(sum)
}
