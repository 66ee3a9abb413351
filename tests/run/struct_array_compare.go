package main

import "fmt"

// arrays of arrays, maps of structs, struct compare
type P struct {
	x, y int8
	_    int
	s    string
}
type Grid [3][2]P
type M map[P][2]P

func change(g Grid) Grid { g[1][1].x = 5; return g }

func main() {
	var g Grid
	g[0][0] = P{x: 1, s: "a"}
	h := g
	h[0][0].y = 2
	fmt.Println(g == h, g[0] == h[0], g[1] == h[1])
	i := change(g)
	fmt.Println(g[1][1], i[1][1])
	for r, row := range g {
		g[1][0].x = 9
		for c, p := range row {
			fmt.Print(r, c, p.x, " ")
		}
	}
	fmt.Println()
	m := M{}
	m[g[0][0]] = g[0]
	v := m[P{x: 1, s: "a"}]
	v[0].s = "changed"
	fmt.Println(m[g[0][0]][0].s, v[0].s, len(m))
	m2 := map[[2]string]struct{ n int }{{"a", "b"}: {1}, {"c", "d"}: {2}}
	k := [2]string{"a", "b"}
	fmt.Println(m2[k].n, m2[[...]string{"x", "y"}].n)
	x := m2[k]
	x.n++
	m2[k] = x
	fmt.Println(m2[k])
	type key struct {
		a any
		b [2]float64
	}
	mk := map[key]int{}
	mk[key{1, [2]float64{1, 2}}]++
	mk[key{1, [2]float64{1, 2}}]++
	mk[key{int8(1), [2]float64{1, 2}}]++
	fmt.Println(len(mk), mk[key{1, [2]float64{1, 2}}])
	func() {
		defer func() { fmt.Println(recover()) }()
		mk[key{[]int{1}, [2]float64{}}] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a, b any = map[string]int{}, map[string]int{}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a, b any = [1]any{func() {}}, [1]any{func() {}}
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		type t struct {
			n int
			f any
		}
		fmt.Println(t{1, []int{}} == t{2, []int{}})
		fmt.Println(t{1, []int{}} == t{1, []int{}})
	}()
	pa := &g[2]
	pa[1].s = "via ptr"
	for i := range pa {
		fmt.Print(i)
	}
	fmt.Println(g[2][1].s, len(pa), cap(pa[:1]))
	aa := [...][2][]int{{nil, {1}}, {{2, 3}}}
	bb := aa
	bb[0][1][0] = 42
	bb[1][0] = nil
	fmt.Println(aa, bb)
	var z [2][0]int
	var z2 [0][5]string
	fmt.Println(len(z), len(z2), z == [2][0]int{}, z, z2)
	type E struct{}
	es := make([]E, 3)
	es = append(es, E{}, E{})
	fmt.Println(len(es), es[4] == E{}, &es[0] == &es[4] || true)
	arr := [4]E{}
	cnt := 0
	for range arr {
		cnt++
	}
	for i, e := range arr {
		_ = e
		cnt += i
	}
	fmt.Println(cnt, arr)
}
