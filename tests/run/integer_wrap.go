package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var i32 int32 = math.MaxInt32
	i32 += 2
	var i64 int64 = math.MinInt64
	fmt.Println(i8, u8, i32, -i64, i64-1)

	minusOne := int64(-1)
	fmt.Println(i64/minusOne, i64%minusOne, -7/2, -7%2, 7/-2, 7%-2)

	var n uint = 70
	fmt.Println(1<<n>>n == 0, int8(-128)>>n, uint32(i64>>62)<<31, int16(-1)>>3)

	var a, b uint8 = 200, 100
	fmt.Println(a+b, a*b, a<<1, ^a, a&^b, -b)

	f := 3.99
	fmt.Println(int(f), int(-f), uint8(int(f)), int64(float32(16777217)))
}
