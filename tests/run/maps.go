package main

import (
	"fmt"
	"sort"
)

type point struct{ x, y int }

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	m["one"]++
	v, ok := m["four"]
	fmt.Println(len(m), m["one"], v, ok, m)
	delete(m, "two")
	delete(m, "none")
	_, ok = m["two"]
	fmt.Println(len(m), ok)

	grid := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(grid[point{1, 2}], grid[point{}] == "")

	count := map[rune][]int{}
	for i, r := range "hello" {
		count[r] = append(count[r], i)
	}
	keys := []int{}
	for k := range count {
		keys = append(keys, int(k))
	}
	sort.Ints(keys)
	for _, k := range keys {
		fmt.Print(string(rune(k)), count[rune(k)], " ")
	}
	fmt.Println()

	// Entries removed during iteration are not seen; what is added may be.
	big := map[int]bool{}
	for i := range 1000 {
		big[i] = true
	}
	seen := 0
	for k := range big {
		seen++
		delete(big, k)
		delete(big, (k+500)%1000)
	}
	fmt.Println(seen, len(big))

	var any1 map[any]int = map[any]int{1: 1, "1": 2, 1.0: 3, [1]int{1}: 4}
	fmt.Println(any1[1], any1["1"], any1[1.0], any1[[1]int{1}], any1[int8(1)])

	var none map[string]int
	fmt.Println(none["x"], len(none), none == nil)
	clear(m)
	fmt.Println(m)
}
