package main

import (
	"fmt"
	"unsafe"
)

// Values without bytes take no room but at the end of a struct.

type marked struct {
	_ [0]func()
	a int32
	b struct{}
	c int32
}
type last struct {
	a int64
	b struct{}
}
type nothing struct {
	a, b struct{}
	c    [0]int
	d    [7]struct{}
}
type inside struct {
	nothing
	n int16
	nothing2 nothing
	m int16
}

func size[T any]() uintptr {
	var x T
	return unsafe.Sizeof(x)
}

func main() {
	fmt.Println(size[marked](), size[last](), size[nothing](), size[[0]int]())
	x := inside{n: 1, m: 2}
	y := x
	fmt.Println(x == y, x, unsafe.Offsetof(x.m))
	k := map[nothing]string{{}: "one"}
	k[nothing{}] += " two"
	fmt.Println(k)
	var many [10]struct{}
	many[3] = struct{}{}
	list := make([]nothing, 4, 8)
	list = append(list, nothing{})
	list[2] = list[4]
	fmt.Println(&many[1] == &many[2], &list[1] == &list[3], len(list), len(list[2:]), cap(list[2:4]))
	c := make(chan nothing, 3)
	c <- nothing{}
	c <- list[1]
	fmt.Println(len(c), <-c)
	for i, e := range many {
		if i == 9 {
			fmt.Println(i, e)
		}
	}
	m := marked{a: 1, c: 2}
	p := &m
	p.b = struct{}{}
	fmt.Println(p.a, p.c, any(m.b) == any(struct{}{}))
}
