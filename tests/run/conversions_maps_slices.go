package main

import (
	"fmt"
	"math"
	"sort"
)

type T struct {
	a int `json:"x"`
	b string
}
type U struct {
	a int
	b string
}
type Celsius float64
type Temp interface{ ~float64 }
type Matrix [2][2]float64
type Op func(float64, float64) float64

func (o Op) Apply(a, b float64) float64 { return o(a, b) }

type Bits uint8

const (
	A Bits = 1 << iota
	B
	C
)

func (b Bits) Has(x Bits) bool { return b&x != 0 }
func (b *Bits) Set(x Bits)     { *b |= x }
func (b *Bits) Clear(x Bits)   { *b &^= x }

func swap(a []int, i, j func() int) { a[i()], a[j()] = a[j()], a[i()] }

func variadic(pre string, xs ...int) string { return fmt.Sprint(pre, len(xs), xs == nil, xs) }

func avg[T Temp](xs ...T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s / T(len(xs))
}

func main() {
	t := T{1, "x"}
	u := U(t)
	anon := struct {
		a int
		b string
	}(u)
	fmt.Println(u, anon, T(anon) == t)
	fmt.Printf("%v %+v %#v %T\n", t, t, t, t)
	var bits Bits
	bits.Set(A | C)
	bits.Clear(A)
	fmt.Println(bits, bits.Has(C), bits.Has(A), B)
	fmt.Println(Op(math.Pow).Apply(2, 10), avg(Celsius(10), 20, 30))
	n := 0
	xs := []int{1, 2, 3, 4}
	swap(xs, func() int { n++; return n - 1 }, func() int { n++; return n - 1 })
	fmt.Println(xs, n)
	i := 0
	i, xs[i] = 2, 9
	fmt.Println(i, xs)
	xs[0], xs[1], xs[2] = xs[2], xs[0], xs[1]
	fmt.Println(xs)
	fmt.Println(variadic("a"), variadic("b", nil...), variadic("c", xs[:0]...), variadic("d", 1, 2))
	m := map[float64]int{math.NaN(): 1}
	m[math.NaN()] = 2
	m[0] = 3
	m[math.Copysign(0, -1)]++
	fmt.Println(len(m), m[0], m[math.NaN()])
	delete(m, math.NaN())
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
	ms := map[string][]string{}
	ms["a"] = append(ms["a"], "1", "2")
	ms["b"] = append(ms["b"], ms["a"]...)
	fmt.Println(ms)
	mp := map[string]*T{"p": {5, "q"}}
	mp["p"].a++
	fmt.Println(*mp["p"], mp["none"] == nil)
	mf := map[string]func(int) int{"inc": func(i int) int { return i + 1 }}
	fmt.Println(mf["inc"](4))
	type pt struct{ x, y int }
	visited := map[pt]bool{{1, 2}: true}
	fmt.Println(visited[pt{1, 2}], visited[pt{2, 1}])
	keys := []pt{{3, 1}, {1, 2}, {1, 1}}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].x != keys[j].x {
			return keys[i].x < keys[j].x
		}
		return keys[i].y < keys[j].y
	})
	fmt.Println(keys)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println("v", v)
		}
	}
	sl := []int{1, 2, 3}
	for i, v := range sl {
		sl[2] = 10
		if i == 0 {
			sl = append(sl, 4)
		}
		if i == 2 {
			fmt.Println("v", v)
		}
	}
	var mat Matrix
	mat[1][0] = 2.5
	row := mat[1]
	row[0] = 1
	pm := &mat
	pm[0][1]++
	fmt.Println(mat, row, min(3, 1, 2), max(2.5, 1), min("b", "a"))
	var iface any = t
	switch v := iface.(type) {
	case fmt.Stringer, error:
		fmt.Println("stringer or error", v)
	case T:
		v.a = 100
		fmt.Println("T", v.a, t.a)
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case x > 10:
		fmt.Println("fell")
	default:
		fmt.Println("default")
	}
	s3 := xs[0:1:2]
	s3 = append(s3, 77)
	s3 = append(s3, 78)
	s3[0] = -1
	fmt.Println(xs, s3, cap(xs[1:2:3]))
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range 3 {
			c <- i * i
		}
	}()
	for v := range c {
		fmt.Print(v, " ")
	}
	fmt.Println(<-c)
	var x8 int8 = 127
	x8++
	fmt.Println(x8, uint32(math.MaxUint32)+uint32(len(xs)), int64(math.MinInt64)-int64(len(xs)-2))
	f := 1e100
	fmt.Println(f, float32(f), math.Inf(1) > f, -0.0, 1/math.Inf(-1))
	str := "aé"
	for i := 0; i < len(str); i++ {
		fmt.Print(str[i], " ")
	}
	b := []byte(str)
	b[0] = 'z'
	fmt.Println(str, string(b), str > "a", str[1:] == "é", "x"+str)
	type Celsius2 = Celsius
	var c2 Celsius2 = 3
	fmt.Printf("%T %v %.2f %6.1f|%-6v|%+d|%x|%q|%c|%U|%08b|%e|%t\n", c2, c2, c2, c2, 5, 5, 255, "q", 'x', 0x1F600, 5, 12345.678, true)
}
