package main

import "fmt"

// The name of an embedded alias is part of a struct type's identity.

type Int = int
type A = struct{ int }
type B = struct{ Int }

func main() {
	var x, y any = A{1}, B{1}
	fmt.Println(x == y, x == any(struct{ int }{1}))
	{
		type C = int32
		x = struct{ C }{1}
	}
	{
		type C = uint32
		y = struct{ C }{1}
	}
	fmt.Println(x == y)
	var b struct{ a byte }
	var c struct{ a uint8 } = b
	fmt.Println(any(b) == any(c))
	_, ok := x.(struct{ C int32 })
	fmt.Println(ok)
}
