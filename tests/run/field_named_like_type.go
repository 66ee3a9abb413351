package main

import (
	"fmt"
	"slices"
)

type T struct{ T int }
type U struct{ *U; V }
type V struct{ V string; W W }
type W func(W W) (W1 W)
type Point struct{ Point *Point; X int }

func (p Point) Y() int { return p.X }

type CloningMap[K comparable, V any] struct{ inner map[K]V }
type I interface{ M() string }
type Emb[X I] struct{ I; x X }
type Impl string

func (i Impl) M() string { return string(i) }

type Wrap[T any] struct{ Iface[T] }
type Iface[T any] interface{ Do(T) T }
type doer struct{ n int }

func (d doer) Do(x int) int { return x + d.n }

type Deep[T any] struct{ *Wrap[T]; Iface2 }
type Iface2 interface{ Other() (int, error) }

func (d doer) Other() (int, error) { return d.n, nil }

func equal[T comparable](a, b T) bool { return a == b }

func main() {
	t := T{T: 1}
	t.T++
	fmt.Println(t, t.T)
	u := U{V: V{V: "v"}}
	fmt.Println(u.V.V, u.U == nil)
	p := Point{X: 2}
	p.Point = &p
	fmt.Println(p.Point.Point.X, p.Y())
	m := CloningMap[string, I]{map[string]I{"a": Impl("a")}}
	fmt.Println(m.inner["a"].M())
	e := Emb[Impl]{Impl("e"), "x"}
	fmt.Println(e.M(), e.x.M())
	w := Wrap[int]{doer{3}}
	fmt.Println(w.Do(4))
	var i Iface[int] = w
	fmt.Println(i.Do(5))
	d := Deep[int]{&w, doer{8}}
	fmt.Println(d.Do(1))
	fmt.Println(d.Other())
	f := d.Do
	fmt.Println(f(10))
	var nilSlice []int
	fmt.Println(slices.CompactFunc(nilSlice, equal[int]) == nil)
	fmt.Println(slices.CompactFunc([]int{1, 1, 2}, equal[int]))
	fmt.Println(slices.Equal([]byte("ab"), []uint8{97, 98}), slices.Index([]rune("abc"), 'c'))
	fmt.Println(slices.IndexFunc([]string{"a", "b"}, func(s string) bool { return s == "b" }))
	x := slices.SortedFunc(slices.Values([]int{3, 1, 2}), func(a, b int) int { return b - a })
	fmt.Println(x)
}
