// Package iter names the types of function iterators and turns a pushing iterator into a pulling one.
//
// Pull runs the iterator on a goroutine of its own; a pair of unbuffered channels passes control to and fro, so that at
// any time only one side runs.
package iter

// Seq iterates over single values: it calls yield for each until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 iterates over pairs.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull gives seq's values one at a time: next returns the next value and true, or the zero value and false at the end.
// stop ends the iteration early. A panic in seq comes out of next or stop.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value V
	p := &puller{}
	run := func() {
		seq(func(v V) bool {
			value = v
			return p.yield()
		})
	}
	next = func() (V, bool) {
		ok := p.next(run)
		v := value
		var zero V
		value = zero
		return v, ok
	}
	return next, p.stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var key K
	var value V
	p := &puller{}
	run := func() {
		seq(func(k K, v V) bool {
			key, value = k, v
			return p.yield()
		})
	}
	next = func() (K, V, bool) {
		ok := p.next(run)
		k, v := key, value
		var noKey K
		var noValue V
		key, value = noKey, noValue
		return k, v, ok
	}
	return next, p.stop
}
