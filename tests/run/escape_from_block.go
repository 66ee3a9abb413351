package main

import (
	"fmt"
	"strings"
	"sync"
)

func f(c bool) int {
	var q *int
	if c {
		x := 41
		q = &x
		x++
	}
	var y [10]int
	for i := range y {
		y[i] = i * 7
	}
	fmt.Println(y[3])
	return *q
}

func g() (r []*int) {
	for i := 0; i < 3; i++ {
		switch j := i * 2; j {
		case 2:
			r = append(r, &j)
		default:
			k := j
			p := &k
			*p++
			r = append(r, &i)
		}
	}
	return
}

func h() string {
	var b strings.Builder
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			b.WriteString("x")
		}()
	}
	wg.Wait()
	var c strings.Builder
	c.WriteByte('y')
	c.WriteString(b.String())
	return c.String()
}

func main() {
	fmt.Println(f(true))
	for _, p := range g() {
		fmt.Print(*p, " ")
	}
	fmt.Println(h())
}
