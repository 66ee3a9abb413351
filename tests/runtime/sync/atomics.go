package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

type config struct{ a, b int }

// All operations of sync/atomic on all types: what they return, that none is lost among many goroutines, and the
// refusals of Value.
func main() {
	results()
	many()
	values()
	messages()
}

func results() {
	var i32 atomic.Int32
	var i64 atomic.Int64
	var u32 atomic.Uint32
	var u64 atomic.Uint64
	var up atomic.Uintptr
	var b atomic.Bool
	var p atomic.Pointer[config]
	fmt.Println(i32.Add(-5), i32.Swap(7), i32.CompareAndSwap(7, 8), i32.CompareAndSwap(7, 9), i32.And(12), i32.Or(3), i32.Load())
	fmt.Println(i64.Add(1<<40), i64.Swap(7), i64.CompareAndSwap(7, 8), i64.CompareAndSwap(7, 9), i64.And(12), i64.Or(3), i64.Load())
	fmt.Println(u32.Add(^uint32(0)), u32.Swap(7), u32.CompareAndSwap(7, 8), u32.And(12), u32.Or(3), u32.Load())
	fmt.Println(u64.Add(^uint64(0)), u64.Swap(7), u64.CompareAndSwap(7, 8), u64.And(12), u64.Or(3), u64.Load())
	fmt.Println(up.Add(3), up.Swap(7), up.CompareAndSwap(7, 8), up.And(12), up.Or(3), up.Load())
	fmt.Println(b.Swap(true), b.Load(), b.CompareAndSwap(false, true), b.CompareAndSwap(true, false), b.Load())
	first, second := &config{1, 2}, &config{3, 4}
	fmt.Println(p.Load() == nil, p.Swap(first) == nil, p.CompareAndSwap(second, first), p.CompareAndSwap(first, second), p.Load().b)
	p.Store(nil)
	fmt.Println(p.Load() == nil)

	var x int32 = 5
	var y uint64 = 5
	var q unsafe.Pointer
	fmt.Println(atomic.AddInt32(&x, 2), atomic.SwapInt32(&x, 1), atomic.LoadInt32(&x), atomic.OrInt32(&x, 6), atomic.AndInt32(&x, 3), x)
	fmt.Println(atomic.AddUint64(&y, ^uint64(1)), atomic.CompareAndSwapUint64(&y, 3, 10), atomic.LoadUint64(&y))
	atomic.StorePointer(&q, unsafe.Pointer(&x))
	fmt.Println(*(*int32)(atomic.LoadPointer(&q)), atomic.CompareAndSwapPointer(&q, nil, nil), atomic.SwapPointer(&q, nil) != nil)
}

func many() {
	var sum atomic.Int64
	var swaps, bits atomic.Uint32
	var top atomic.Pointer[[]int] // A stack of one-element slices.
	var wg sync.WaitGroup
	var taken atomic.Int64
	for g := range 8 {
		wg.Go(func() {
			for i := range 500 {
				sum.Add(int64(i))
				for old := swaps.Load(); !swaps.CompareAndSwap(old, old+2); old = swaps.Load() {
				}
				bits.Or(1 << (g*4 + i%4))
				s := []int{i}
				if old := top.Swap(&s); old != nil {
					taken.Add(int64((*old)[0]))
				}
			}
		})
	}
	wg.Wait()
	last := int64((*top.Load())[0])
	fmt.Println(sum.Load(), swaps.Load(), bits.Load() == 1<<32-1, taken.Load()+last == sum.Load())
}

func values() {
	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(nil, "first"), v.Load(), v.Swap("second"), v.CompareAndSwap("first", "x"), v.Load())
	for _, f := range []func(){
		func() { v.Store(nil) }, func() { v.Store(1) }, func() { v.Swap(2) }, func() { v.Swap(nil) },
		func() { v.CompareAndSwap("second", nil) }, func() { v.CompareAndSwap(1, 2) }, func() { v.CompareAndSwap("a", 1) },
		func() {
			var s atomic.Value
			s.Store([]int{})
			s.CompareAndSwap([]int{}, []int{1})
		},
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	var pair atomic.Value
	pair.Store(config{})
	var wg sync.WaitGroup
	for g := range 6 {
		wg.Go(func() {
			for i := range 300 {
				if g%2 == 0 {
					pair.Store(config{i, -i})
				} else if c := pair.Load().(config); c.a != -c.b {
					fmt.Println("torn", c)
				}
			}
		})
	}
	wg.Wait()
}

// What is written before an atomic store is seen after the load that reads it.
func messages() {
	for range 300 {
		var flag atomic.Bool
		var data [4]int
		go func() {
			for i := range data {
				data[i] = i + 1
			}
			flag.Store(true)
		}()
		for spins := 1; !flag.Load(); spins++ {
			if spins%1000 == 0 {
				runtime.Gosched()
			}
		}
		if data != [4]int{1, 2, 3, 4} {
			fmt.Println("too early", data)
		}
	}
	fmt.Println("done")
}
