package main

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

// Allocation: many short-lived trees beside a long-lived one.
func main() {
	long := build(18)
	total := 0
	for range 400 {
		total += build(14).count()
	}
	println(total, long.count())
}
