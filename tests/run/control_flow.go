package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n < 10:
		if n%2 == 0 {
			break
		}
		fallthrough
	case n == 100:
		return "odd or hundred"
	default:
		return "large"
	}
	return "even"
}

func find(grid [][]int, want int) (x, y int) {
outer:
	for y = range grid {
		for x = range grid[y] {
			switch grid[y][x] {
			case want:
				break outer
			case -1:
				continue outer
			}
		}
	}
	return
}

func jump(n int) int {
	i := 0
again:
	if i < n {
		i += 2
		goto again
	}
	return i
}

func count(n int, yield func(int, string) bool) {
	for i := range n {
		if !yield(i, fmt.Sprint("#", i)) {
			fmt.Println("stopped")
			return
		}
	}
}

func firstOver(limit int) int {
	for i, s := range func(yield func(int, string) bool) { count(10, yield) } {
		if i > limit {
			return len(s) * 100
		}
	}
	return -1
}

func main() {
	for _, n := range []int{-5, 0, 3, 4, 50, 100} {
		fmt.Println(n, classify(n))
	}
	fmt.Println(find([][]int{{1, 2}, {-1, 9}, {3, 9}}, 9))
	fmt.Println(jump(5), firstOver(3), firstOver(100))

	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
	switch x := 5; x {
	case 1, 3, 5:
		fmt.Println("odd")
	}
	a := []int{1, 2, 3}
	for i, v := range a {
		a = append(a, v)
		a[i] = 0
	}
	fmt.Println(a)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	i, s := 0, []int{5, 6}
	i, s[i] = 1, 7
	fmt.Println(i, s)
	s[0], s[1] = s[1], s[0]
	fmt.Println(s)
}
