package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
	"unique"
	"weak"
)

type thing struct {
	n    int
	next *thing
	name string
}

var global thing

// eventually collects until the condition holds.
func eventually(what string, ok func() bool) {
	for range 200 {
		runtime.GC()
		if ok() {
			fmt.Println(what, "true")
			return
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println(what, "false")
}

const many = 300

// A stale word may keep one or two objects of many.
func nearlyAll(n int) bool {
	return n >= many-5
}

//go:noinline
func makeWeak() (ps []weak.Pointer[thing]) {
	for i := range many {
		ps = append(ps, weak.Make(&thing{n: i}))
	}
	return
}

func weakPointers() {
	var zero weak.Pointer[thing]
	fmt.Println(zero.Value() == nil, weak.Make[thing](nil) == zero)
	kept := &thing{n: 7}
	a, b := weak.Make(kept), weak.Make(kept)
	fmt.Println(a == b, a.Value() == kept, a.Value().n)
	name := weak.Make(&kept.name)
	kept.name = "inner"
	fmt.Println(*name.Value(), weak.Make(&global).Value() == &global)
	ps := makeWeak()
	same := ps[0]
	eventually("weak pointers are cleared", func() bool {
		cleared := 0
		for _, p := range ps {
			if p.Value() == nil {
				cleared++
			}
		}
		return nearlyAll(cleared)
	})
	fmt.Println(same == ps[0], ps[0] == ps[1])
	fmt.Println(a.Value() == kept, *name.Value())
	runtime.KeepAlive(kept)
}

var cleaned, finalized, stopped atomic.Int64

//go:noinline
func makeCleanups() {
	for i := range many {
		t := &thing{n: i, next: &thing{}}
		runtime.AddCleanup(t, func(n int) { cleaned.Add(1) }, i)
		runtime.AddCleanup(&t.name, func(s string) {
			if s == "arg" {
				cleaned.Add(1)
			}
		}, "arg")
		c := runtime.AddCleanup(t, func(*thing) { stopped.Add(1) }, t.next)
		c.Stop()
		c.Stop()
	}
}

//go:noinline
func makeBoth() {
	for range many {
		t := &thing{n: 1}
		runtime.SetFinalizer(t, func(t *thing) { finalized.Add(int64(t.n)) })
		runtime.AddCleanup(t, func(f int64) {
			if finalized.Load() > 0 {
				cleaned.Add(f)
			}
		}, 1)
	}
}

func cleanups() {
	makeCleanups()
	eventually("cleanups run", func() bool { return nearlyAll(int(cleaned.Load()) / 2) })
	cleaned.Store(0)
	makeBoth()
	eventually("finalizers run", func() bool { return nearlyAll(int(finalized.Load())) })
	eventually("cleanups run after them", func() bool { return nearlyAll(int(cleaned.Load())) })
	fmt.Println("stopped ones ran:", stopped.Load())
	runtime.AddCleanup(&global, func(int) {}, 1).Stop()
	t := &thing{}
	try("nil", func() { runtime.AddCleanup((*thing)(nil), func(int) {}, 1) })
	try("itself", func() { runtime.AddCleanup(t, func(*thing) {}, t) })
	try("within", func() { runtime.AddCleanup(t, func(*string) {}, &t.name) })
	try("closure", func() { runtime.AddCleanup(t, func(int) { t.n++ }, 1) })
	runtime.KeepAlive(t)
}

func try(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

type resurrected struct{ n int }

var back []*resurrected
var backCh = make(chan *resurrected, 2*many)

type speaker interface{ say() string }

func (r *resurrected) say() string { return fmt.Sprint("say ", r.n) }

//go:noinline
func makeResurrected() {
	for i := range many {
		runtime.SetFinalizer(&resurrected{i}, func(r any) { backCh <- r.(*resurrected) })
		r := &resurrected{i}
		runtime.SetFinalizer(r, func(s speaker) *thing {
			backCh <- s.(*resurrected)
			return nil
		})
	}
}

func finalizers() {
	makeResurrected()
	eventually("objects come back", func() bool {
		for {
			select {
			case r := <-backCh:
				back = append(back, r)
				continue
			default:
			}
			return nearlyAll(len(back) / 2)
		}
	})
	distinct := map[*resurrected]bool{}
	for _, r := range back {
		if r.n < 0 || r.n >= many || r.say() != fmt.Sprint("say ", r.n) {
			fmt.Println("bad", r.n)
		}
		distinct[r] = true
	}
	fmt.Println("each once:", len(distinct) == len(back))
	// A finalizer that was taken back does not run.
	taken := &resurrected{1}
	runtime.SetFinalizer(taken, func(*resurrected) { fmt.Println("never") })
	runtime.SetFinalizer(taken, nil)
	taken = nil
	runtime.GC()
}

type point struct{ x, y int }

func uniques() {
	a, b := unique.Make("hello"), unique.Make(strings.Repeat("h", 1)+"ello")
	fmt.Println(a == b, a.Value(), a == unique.Make("other"))
	fmt.Println(unique.Make(point{1, 2}) == unique.Make(point{1, 2}), unique.Make(point{1, 2}) == unique.Make(point{2, 1}))
	fmt.Println(unique.Make[any](5) == unique.Make[any](5), unique.Make[any](5) == unique.Make[any]("5"), unique.Make[any](nil).Value())
	nan := 0.0
	nan /= nan
	fmt.Println(unique.Make(nan) == unique.Make(nan), unique.Make(struct{}{}) == unique.Make(struct{}{}))
	seen := map[unique.Handle[string]]int{}
	for i := range 1000 {
		seen[unique.Make(fmt.Sprint(i%10))]++
	}
	fmt.Println(len(seen), seen[unique.Make("3")])
	for i := range 3000 {
		h := unique.Make(fmt.Sprint("temporary", i))
		if h.Value() != fmt.Sprint("temporary", i) {
			fmt.Println("bad handle", i)
		}
		if i%500 == 0 {
			runtime.GC()
		}
	}
	fmt.Println(unique.Make("hello") == a)
}

func main() {
	weakPointers()
	cleanups()
	finalizers()
	uniques()
}
