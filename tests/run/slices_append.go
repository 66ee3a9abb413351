package main

import "fmt"

func grow(s []int) []int {
	return append(s, 9)
}

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3]
	fmt.Println(s, len(s), cap(s))
	t := grow(s) // writes into a
	fmt.Println(a, t)
	u := a[1:3:3]
	v := grow(u) // copies
	v[0] = 100
	fmt.Println(a, u, v)

	var nilSlice []string
	fmt.Println(nilSlice == nil, len(nilSlice))
	nilSlice = append(nilSlice, "x", "y")
	nilSlice = append(nilSlice, nilSlice...)
	fmt.Println(nilSlice)

	b := append([]byte("ab"), "cd"...)
	n := copy(b[1:], b)
	fmt.Println(n, string(b))

	m := [][]int{{1}, {2, 3}, {}}
	m[2] = append(m[2], m[1]...)
	fmt.Println(m, [...]string{2: "c", 0: "a"})

	p := &a
	for i := range p {
		p[i] *= 2
	}
	fmt.Println(*p, (*[2]int)(a[:2])[1], [3]int(a[2:]))
	clear(a[:2])
	fmt.Println(a)
}
