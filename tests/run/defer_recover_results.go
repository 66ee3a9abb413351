package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

func named() (a, b int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
			a *= 10
		}
	}()
	a, b = 1, 2
	defer func(x int) { b += x }(a)
	a = 5
	panic("p")
}

func multi() (n int) {
	for i := range 3 {
		defer func() { n = n*10 + i }()
	}
	return 7
}

func nestedPanic() (s string) {
	defer func() { s += fmt.Sprint("|outer:", recover()) }()
	defer func() {
		defer func() { s += fmt.Sprint("inner:", recover()) }()
		panic("second")
	}()
	panic("first")
}

func repanic() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	func() {
		defer func() {
			r := recover()
			panic(fmt.Sprint("re-", r))
		}()
		panic("x")
	}()
	return "unreached"
}

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }
func (e *E) Is(t error) bool {
	_, ok := t.(*E)
	return ok
}

func mayFail(n int) error {
	var e *E
	if n > 0 {
		e = &E{n}
		return fmt.Errorf("ctx: %w", e)
	}
	return nil
}

func loopRet() (r int) {
	for i := 0; ; i++ {
		func() {
			defer func() { r += i }()
			if i == 3 {
				return
			}
		}()
		if i > 4 {
			return r
		}
	}
}

type closer struct{ name string }

func (c closer) Close() { fmt.Println("close", c.name) }

func order() {
	c := closer{"one"}
	defer c.Close()
	c.name = "two"
	defer c.Close()
	p := &c
	defer p.Close()
	c.name = "three"
	f := c.Close
	c.name = "four"
	defer f()
	defer func() { c.Close() }()
}

func arg(s string) string { fmt.Println("arg", s); return s }

func evalOrder() {
	defer fmt.Println(arg("a"), arg("b"))
	defer func(ss ...string) { fmt.Println(strings.Join(ss, "+")) }(arg("c"), arg("d"))
	fmt.Println("body")
}

func main() {
	fmt.Println(named())
	fmt.Println(multi(), nestedPanic(), repanic(), loopRet())
	err := mayFail(3)
	var e *E
	fmt.Println(err, errors.As(err, &e), e.code, errors.Is(err, &E{}), mayFail(0) == nil)
	order()
	evalOrder()
	var nilErr *E
	var asErr error = nilErr
	fmt.Println(asErr == nil, asErr != nil)
	func() {
		defer func() {
			r := recover()
			err, ok := r.(error)
			fmt.Println(ok, err)
		}()
		var m map[string][]int
		m["a"] = append(m["a"], 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = "str"
		_ = x.(fmt.Stringer)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = 3
		_ = x.(string)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x error
		_ = x.(*E)
	}()
	defer fmt.Println("not printed on exit")
	os.Exit(3)
}
