package sync

import "sync/atomic"

// Once runs one function once.
type Once struct {
	done atomic.Bool
	m    Mutex
}

// Do calls f if this is the first call of Do, and returns when that call of f has returned or panicked.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.first(f)
	}
}

func (o *Once) first(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// outcome remembers how the one call of a function ended: a panic comes again with every call.
type outcome struct {
	once     Once
	valid    bool
	panicked any
}

// run calls f the first time and panics as f did.
func (o *outcome) run(f func()) {
	o.once.Do(func() {
		defer func() {
			if !o.valid {
				o.panicked = recover()
				panic(o.panicked)
			}
		}()
		f()
		o.valid = true
	})
	if !o.valid {
		panic(o.panicked)
	}
}

// OnceFunc returns a function that calls f the first time only. If f panics, so does every call.
func OnceFunc(f func()) func() {
	o := &outcome{}
	return func() {
		o.run(func() {
			call := f
			f = nil
			call()
		})
	}
}

// OnceValue returns a function that returns what f returned when first called.
func OnceValue[T any](f func() T) func() T {
	o := &outcome{}
	var result T
	return func() T {
		o.run(func() {
			call := f
			f = nil
			result = call()
		})
		return result
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	o := &outcome{}
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		o.run(func() {
			call := f
			f = nil
			r1, r2 = call()
		})
		return r1, r2
	}
}
