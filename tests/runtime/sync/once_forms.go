package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Once and the functions made of it: exactly one call however many ask, all wait for its end, and what panic, panic(nil)
// and Goexit leave behind.
func main() {
	var once sync.Once
	var calls atomic.Int32
	var finished atomic.Bool
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			once.Do(func() {
				calls.Add(1)
				for range 100 {
					runtime.Gosched()
				}
				finished.Store(true)
			})
			if !finished.Load() {
				fmt.Println("came back before the end")
			}
		})
	}
	wg.Wait()
	fmt.Println("calls", calls.Load())

	attempt := func(name string, f func()) {
		ended := make(chan bool)
		go func() {
			defer close(ended)
			defer func() { fmt.Println(name, "recovered", recover()) }()
			f()
			fmt.Println(name, "returned")
		}()
		<-ended
	}
	var failed sync.Once
	attempt("Do", func() { failed.Do(func() { panic("first") }) })
	attempt("Do", func() { failed.Do(func() { fmt.Println("called again") }) })

	count := 0
	f := sync.OnceFunc(func() {
		count++
		panic(fmt.Sprint("call ", count))
	})
	attempt("OnceFunc", f)
	attempt("OnceFunc", f)

	v := sync.OnceValue(func() int {
		count += 10
		return count
	})
	fmt.Println(v(), v())
	vs := sync.OnceValues(func() (string, error) {
		count++
		return fmt.Sprint(count), nil
	})
	a, err := vs()
	b, _ := vs()
	fmt.Println(a, b, err)
	pv := sync.OnceValue(func() int { panic(fmt.Errorf("failed")) })
	attempt("OnceValue", func() { pv() })
	attempt("OnceValue", func() { pv() })
	pn := sync.OnceFunc(func() { panic(nil) })
	attempt("panic(nil)", pn)
	attempt("panic(nil)", pn)
	ge := sync.OnceFunc(runtime.Goexit)
	attempt("Goexit", ge)
	attempt("Goexit", ge)

	// Many at once meet the panic, too.
	shared := sync.OnceValues(func() (int, int) {
		runtime.Gosched()
		panic("shared")
	})
	var panics atomic.Int32
	for range 10 {
		wg.Go(func() {
			defer func() {
				if recover() == "shared" {
					panics.Add(1)
				}
			}()
			shared()
		})
	}
	wg.Wait()
	fmt.Println("panics", panics.Load())
}
