// RUN: %go2cpp --emit=facts %s | %FileCheck %s
package p

var g int

func f() int     { g++; return g }
func h(...any)   {}
func two(a, b int) int { return a }

func alone(x int) int { return f() + x }

// CHECK-NOT: hoist

func both() int {
	return f() + f()
}

// CHECK: 15:9 hoist
// CHECK-NOT: hoist

func readsGlobal() int {
	return g + f()
}

// CHECK: 22:13 hoist
// CHECK-NOT: hoist

func arguments() {
	two(f(), f())
	h(f(), f())
}

// CHECK: 29:6 hoist
// CHECK-NOT: hoist

func index(a []int, i int) {
	a[i] = f()
	a[f()] = f()
}

// CHECK: 38:4 hoist
// CHECK-NOT: hoist

func mapSet(m map[int]int) {
	m[f()] = f()
}

// CHECK: 45:4 hoist
// CHECK-NOT: hoist

func logical(ok bool) bool {
	return ok && f() == g+f()
}

// CHECK: 52:9 hoist
// CHECK: hoist
