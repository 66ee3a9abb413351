// RUN: %go2cpp --emit=facts %s | %FileCheck %s
package p

func byValue(n int) func() int {
	return func() int { return n }
}

// CHECK: captures n{{$}}

func byReference() func() int {
	n := 0
	return func() int { n++; return n }
}

// CHECK: 11:2 heap n
// CHECK: captures &n{{$}}

// A loop variable of its own for each iteration changes only between iterations.
func loop(use func(func() int)) {
	for i := 0; i < 3; i++ {
		use(func() int { return i })
	}
}

// CHECK: captures i{{$}}

func resultsAreWritten() (err error) {
	defer func() { _ = err }()
	return nil
}

// CHECK: defers=general results
// CHECK: captures &err{{$}}

func nested(a, b int) {
	f := func() { g := func() int { return b }; _ = g; _ = a }
	f()
}

// CHECK: captures b, a{{$}}
// CHECK: captures b{{$}}
