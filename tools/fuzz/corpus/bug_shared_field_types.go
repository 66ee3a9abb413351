package p

import "unsafe"

// a and b share their type, so the text is short, but what it stands for has 2^30 parts.
type T func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b int))))))))))))))))))))))))))))))

var x func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(a, b func(
	a, b int))))))))))))))))))))))))))))))
var y T = x
var z int = y

func g[P any](x P) P { return x }
func h[P any](x func(a, b P)) {}

func f() {
	y = g(x)
	h(x)
	h(y)
	_ = s == s
}

var s struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{
	a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{
	a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{a, b struct{
	a, b int}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}

const size = unsafe.Sizeof(s)

// A type that has its argument twice does the same.
type G[P any] struct{ a, b P }

var t G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[G[int]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] = 1

type (
	A0 = int
	A1 = func(A0) A0
	A2 = func(A1) A1
	A3 = func(A2) A2
	A4 = func(A3) A3
	A5 = func(A4) A4
	A6 = func(A5) A5
	A7 = func(A6) A6
	A8 = func(A7) A7
	A9 = func(A8) A8
	A10 = func(A9) A9
	A11 = func(A10) A10
	A12 = func(A11) A11
	A13 = func(A12) A12
	A14 = func(A13) A13
	A15 = func(A14) A14
	A16 = func(A15) A15
	A17 = func(A16) A16
	A18 = func(A17) A17
	A19 = func(A18) A18
	A20 = func(A19) A19
	A21 = func(A20) A20
	A22 = func(A21) A21
	A23 = func(A22) A22
	A24 = func(A23) A23
	A25 = func(A24) A24
	A26 = func(A25) A25
	A27 = func(A26) A26
	A28 = func(A27) A27
	A29 = func(A28) A28
	A30 = func(A29) A29
	B0 = int
	B1 = func(B0) B0
	B2 = func(B1) B1
	B3 = func(B2) B2
	B4 = func(B3) B3
	B5 = func(B4) B4
	B6 = func(B5) B5
	B7 = func(B6) B6
	B8 = func(B7) B7
	B9 = func(B8) B8
	B10 = func(B9) B9
	B11 = func(B10) B10
	B12 = func(B11) B11
	B13 = func(B12) B12
	B14 = func(B13) B13
	B15 = func(B14) B14
	B16 = func(B15) B15
	B17 = func(B16) B16
	B18 = func(B17) B17
	B19 = func(B18) B18
	B20 = func(B19) B19
	B21 = func(B20) B20
	B22 = func(B21) B21
	B23 = func(B22) B22
	B24 = func(B23) B23
	B25 = func(B24) B24
	B26 = func(B25) B25
	B27 = func(B26) B26
	B28 = func(B27) B27
	B29 = func(B28) B28
	B30 = func(B29) B29
)

var v A30
var w B30 = v
