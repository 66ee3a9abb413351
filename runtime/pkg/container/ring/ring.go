// Package ring is a circular list without beginning or end. A nil *Ring is empty; a zero Ring is a ring of one.
package ring

// Ring is an element, and stands for the ring it is in.
type Ring struct {
	next, prev *Ring
	Value      any // for the user
}

// New returns a ring of n elements, nil if n <= 0.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring)
	last := first
	for range n - 1 {
		r := &Ring{prev: last}
		last.next = r
		last = r
	}
	last.next = first
	first.prev = last
	return first
}

// ready makes a zero Ring a ring of one.
func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.next = r
		r.prev = r
	}
	return r
}

// Next returns the element after r.
func (r *Ring) Next() *Ring {
	return r.ready().next
}

// Prev returns the element before r.
func (r *Ring) Prev() *Ring {
	return r.ready().prev
}

// Move goes n elements on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link connects r with s, so that s follows r, and returns r's old successor. If both are in one ring, that takes the
// elements between them out; otherwise it joins the rings.
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		before := s.Prev()
		r.next = s
		s.prev = r
		after.prev = before
		before.next = after
	}
	return after
}

// Unlink takes the n elements after r out and returns them as a ring.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for e := r.Next(); e != r; e = e.next {
		n++
	}
	return n
}

// Do calls f with each value, going forward from r. f must not change the ring.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for e := r.Next(); e != r; e = e.next {
		f(e.Value)
	}
}
