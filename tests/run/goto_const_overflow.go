package main

import "fmt"

// goto, labels, const overflow
const (
	Big   = 1 << 100
	Small = Big >> 99
	F     = 1.0 / 3
	R     = 'a' + 1
	S     = "abc"
	Max   = ^uint64(0)
	Min   = -1 << 63
)

type Weekday int

const (
	Sun Weekday = iota
	Mon
	_
	Wed
	Mask = 1<<Wed | 1<<iota
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)

func f(n int) (s string) {
	i := 0
top:
	if i >= n {
		goto done
	}
	s += fmt.Sprint(i)
	i++
	goto top
done:
	return s + "."
}

func g() {
	for i := 0; i < 3; i++ {
		switch i {
		case 1:
			goto next
		case 2:
			goto end
		}
		fmt.Println("case", i)
		continue
	next:
		fmt.Println("next", i)
	}
end:
	fmt.Println("end")
}

func h(x int) string {
	switch {
	case x > 10:
		fallthrough
	case x > 5:
		if x == 7 {
			break
		}
		return "big"
	default:
		return "small"
	case x == 3:
		return "three"
	}
	return "seven"
}

func main() {
	fmt.Println(Small, F, R, S, Max, uint64(Max), int64(Min), Mask, KB, MB, Wed)
	fmt.Println(f(4))
	g()
	fmt.Println(h(11), h(7), h(3), h(0), h(6))
	var u8 uint8 = 250
	u8 += 10
	var i8 int8 = -128
	i8 = -i8
	var i16 int16 = 32767
	i16++
	fmt.Println(u8, i8, i16, i8/-1, u8<<7, u8>>1, ^u8)
	var i32 int32 = -1 << 31
	fmt.Println(i32-1, i32/-1, i32%-1, -i32, i32>>40, uint32(i32)>>31)
	sh := uint(70)
	fmt.Println(1<<sh == 0, int64(1)<<sh, uint8(1)<<sh, -5>>1, -5/2, -5%3, 5%-3)
	x := 1.5
	var y float32 = 16777216
	fmt.Println(int(x), y+1, uint8(int(x)+255), x == 1.5)
	const huge = 1e300 * 1e300
	fmt.Println(huge/1e301 > 0)
	var c64 complex64 = 1 + 2i
	fmt.Println(c64*c64, real(c64), imag(c64), c64 == complex(1, 2))
	s := "héllo\xff"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(s), []rune(s), []byte(s)[1], string(rune(233)), s[1:3])
	fmt.Printf("%T %T %T %v\n", R, F, S, string(rune(-1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		fmt.Println(1 << n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		z := 0
		fmt.Println(1 / z)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := []int{1, 2, 3}
		i := 5
		fmt.Println(a[1:i])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := []int{1, 2, 3}
		i := -1
		a[i]++
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := []int{1, 2, 3}
		fmt.Println([4]int(a))
	}()
	var arr [5]int
	for i := range arr {
		defer func(n int) { arr[n] = n; fmt.Print(arr, " ") }(i)
	}
}

func init() {
	// Constants beyond int in 32-bit arithmetic.
	n := uint32(3)
	m := int32(-5)
	fmt.Println(4294967295+n, (4294967295+n)>>1, 0xFFFFFFFF*n, m+-2147483648, -2147483648-m > 0)
}
