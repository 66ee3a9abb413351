package main

import "fmt"

type tree struct {
	left, right *tree
	payload     []int
}

func build(depth int) *tree {
	if depth == 0 {
		return &tree{payload: []int{1}}
	}
	return &tree{build(depth - 1), build(depth - 1), make([]int, 4)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	long := build(14)
	results := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for range 20 {
				n += build(10).count()
			}
			results <- n
		}()
	}
	total := 0
	for range 4 {
		total += <-results
	}
	s := ""
	m := map[string][]string{}
	for i := range 2000 {
		s = fmt.Sprint(s[len(s)/2:], i)
		m[fmt.Sprint(i%50)] = append(m[fmt.Sprint(i%50)], s)
	}
	fmt.Println(total, long.count(), len(m), len(m["7"]), len(s))
}
