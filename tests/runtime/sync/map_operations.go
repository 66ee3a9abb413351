package main

import (
	"fmt"
	"sort"
	"sync"
)

// sync.Map does what a map under a mutex does, in every operation, also when called from inside Range and by many.
func main() {
	single()
	nested()
	concurrent()
}

func show(m *sync.Map) string {
	var all []string
	m.Range(func(k, v any) bool {
		all = append(all, fmt.Sprint(k, "=", v))
		return true
	})
	sort.Strings(all)
	return fmt.Sprint(all)
}

func single() {
	var m sync.Map
	fmt.Println(m.Load("a"))
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 2))
	fmt.Println(m.Swap("a", 3))
	fmt.Println(m.Swap("c", 4))
	fmt.Println(m.CompareAndSwap("a", 1, 9), m.CompareAndSwap("a", 3, 5), m.CompareAndSwap("none", nil, 1))
	fmt.Println(m.CompareAndDelete("b", 1), m.CompareAndDelete("b", 2), m.CompareAndDelete("none", nil))
	fmt.Println(show(&m))
	fmt.Println(m.LoadAndDelete("c"))
	fmt.Println(m.LoadAndDelete("c"))
	m.Delete("none")
	m.Store(nil, "nil key")
	m.Store(3, nil)
	fmt.Println(m.Load(nil))
	fmt.Println(m.Load(3))
	fmt.Println(show(&m))
	m.Clear()
	fmt.Println(show(&m), m.CompareAndSwap("a", 5, 6))
	for _, f := range []func(){func() { m.Store([]int{}, 1) }, func() {
		m.Store("slice", []int{1})
		m.CompareAndSwap("slice", []int{1}, 2)
	}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func nested() {
	var m sync.Map
	for i := range 5 {
		m.Store(i, i*10)
	}
	calls := 0
	m.Range(func(k, v any) bool {
		calls++
		m.Range(func(inner, _ any) bool {
			m.LoadOrStore(inner.(int)+100*(1-inner.(int)/100), "new")
			return true
		})
		m.Delete(k)
		return calls < 3
	})
	left := 0
	m.Range(func(k, _ any) bool {
		if k.(int) < 100 {
			left++
		}
		return true
	})
	fmt.Println(calls, left >= 2)
	m.Range(func(k, _ any) bool {
		m.Clear()
		return true
	})
	fmt.Println(show(&m))
}

func concurrent() {
	var m sync.Map
	var wg sync.WaitGroup
	const keys, people = 50, 6
	for i := range keys {
		m.Store(i, 0)
	}
	for p := range people {
		wg.Go(func() {
			for round := range 200 {
				key := (round*7 + p) % keys
				for { // Counts with compare and swap.
					old, _ := m.Load(key)
					if m.CompareAndSwap(key, old, old.(int)+1) {
						break
					}
				}
				if round%20 == 0 {
					seen := map[any]bool{}
					m.Range(func(k, v any) bool {
						if seen[k] {
							fmt.Println("twice", k)
						}
						seen[k] = true
						return true
					})
					if len(seen) < keys { // Keys that stay are all met.
						fmt.Println("only", len(seen))
					}
				}
				extra := 1000 + p
				m.Store(extra, round)
				if v, ok := m.LoadAndDelete(extra); !ok || v != round {
					fmt.Println("lost", v, ok)
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	for i := range keys {
		v, _ := m.LoadAndDelete(i)
		sum += v.(int)
	}
	fmt.Println(sum, show(&m))

	// One of many stores; all see that value.
	for range 50 {
		values := make(chan any, people)
		var only sync.Map
		for p := range people {
			wg.Go(func() {
				v, _ := only.LoadOrStore("key", p)
				values <- v
			})
		}
		wg.Wait()
		first := <-values
		for range people - 1 {
			if v := <-values; v != first {
				fmt.Println("differs", first, v)
			}
		}
	}
}
