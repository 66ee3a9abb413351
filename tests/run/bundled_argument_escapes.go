package main

import (
	"container/list"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// What bundled packages keep must outlive the function that gave it to them; what they do not keep may stay local.

var once sync.Once

func fill() *list.List {
	x := 1
	l := list.New()
	l.PushBack(&x)
	n := 0
	xs := []int{3, 1, 2}
	sort.Slice(xs, func(i, j int) bool { n++; return xs[i] < xs[j] })
	m := 0
	_ = strings.Map(func(r rune) rune { m++; return r }, "abc")
	once.Do(func() { m++ })
	fmt.Println(n > 0, m, xs)
	return l
}

func overwrite(depth int) int {
	var block [64]int
	for i := range block {
		block[i] = depth
	}
	if depth > 0 {
		return overwrite(depth-1) + block[3]
	}
	return 0
}

func main() {
	l := fill()
	overwrite(20)
	fmt.Println(*l.Front().Value.(*int))
}
