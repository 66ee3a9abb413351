// RUN: %go2cpp --emit=facts %s | %FileCheck %s
package p

type T struct{ next *T }

var global *T

func local() int {
	n := 1
	p := &n
	return *p
}

func returned() *int {
	n := 1
	return &n
}

// CHECK-NOT: heap
// CHECK: 15:2 heap n
// CHECK-NOT: heap

func stored() {
	var t T
	global = &t
}

// CHECK: 24:6 heap t
// CHECK-NOT: heap

func keeps(t *T)         { global = t }
func looks(t *T) *T      { return t.next }
func passes(t *T) *T     { return t }
func throughCalls() *T {
	var a, b, c T
	keeps(&a)
	_ = looks(&b)
	return passes(&c)
}

// CHECK: 35:6 heap a
// CHECK-NOT: heap
// CHECK: 35:12 heap c
// CHECK-NOT: heap

func inLoop() {
	var last *int
	for i := range 3 {
		v := i
		last = &v
	}
	_ = last
}

// CHECK: 49:3 heap v
// CHECK-NOT: heap

func started() {
	n := 0
	go func() { n++ }()
}

// CHECK: 59:2 heap n
// CHECK: 68:2 heap n
// CHECK-NOT: heap

func deferred() {
	n := 0 // its scope, the body of the deferring, has ended when the call runs
	defer func() { n++; recover() }()
}

func onStack() int {
	t := &T{}
	s := []int{1, 2}
	return len(s) + len(make([]int, 3)) + func() int { _ = t; return 0 }()
}

// CHECK: 73:7 stack
// CHECK: 74:12 stack
// CHECK: stack
// CHECK-NOT: heap

func guarded() {
	n := 0 // outlives the call, which the end of its own scope makes
	defer func() { n++ }()
}
