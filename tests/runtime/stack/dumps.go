package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

type inner struct{ n int }

func (i inner) byValue() string     { return who() }
func (i *inner) byPointer() string  { return who() }
func (i inner) fails() int          { panic("inside") }
func (i inner) dump() (text string) { return stack() }

type outer struct{ inner }

type shows interface{ byValue() string }

// who names the function that called its caller.
//
//go:noinline
func who() string {
	pc, _, line, ok := runtime.Caller(1)
	name := runtime.FuncForPC(pc).Name()
	return fmt.Sprint(name[strings.LastIndex(name, "/")+1:], line > 0, ok)
}

func stack() string {
	buf := make([]byte, 1<<16)
	return string(buf[:runtime.Stack(buf, false)])
}

func deep(n int, f func() string) string {
	if n == 0 {
		return f()
	}
	return deep(n-1, f) + ""
}

// What runtime.Stack, debug.Stack and runtime.Callers say: from deep down, in a panic, through
// methods promoted from embedded fields.
func main() {
	one := deep(3, func() string { return stack() })
	fmt.Println(strings.HasPrefix(one, "goroutine 1 [running]:\n"), strings.Count(one, "main.deep("), strings.Contains(one, "main.main()"))

	fmt.Println(strings.Contains(string(debug.Stack()), "main.main()"))
	small := make([]byte, 5)
	fmt.Println(runtime.Stack(small, false), string(small))
	fmt.Println(runtime.Stack(nil, false))

	o := outer{}
	fmt.Println(o.byValue(), o.byPointer(), shows(o).byValue(), shows(&o).byValue())
	method := o.byValue
	fmt.Println(method())
	fmt.Println(strings.Contains(o.dump(), "main.inner.dump"))

	func() {
		defer func() {
			fmt.Println(recover(), strings.Contains(stack(), "main.inner.fails"))
		}()
		o.fails()
	}()
	func() {
		defer func() {
			err := recover().(error).Error()
			fmt.Println(err)
		}()
		var s shows = (*outer)(nil)
		s.byValue()
	}()

	pcs := make([]uintptr, 100)
	n := 0
	deep(20, func() string {
		n = runtime.Callers(1, pcs)
		return ""
	})
	frames := runtime.CallersFrames(pcs[:n])
	counts := map[string]int{}
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		counts[f.Function]++
	}
	fmt.Println(counts["main.deep"], counts["main.main"], counts["runtime.Callers"] == 0)
}
