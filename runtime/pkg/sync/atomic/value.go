package atomic

// Value holds a value of one dynamic type, the one first stored. Its zero value holds nil.
//
// The value lies behind a pointer to a copy that never changes.
type Value struct {
	p Pointer[any]
}

// Load returns the value last stored, nil if there is none.
func (v *Value) Load() (val any) {
	if p := v.p.Load(); p != nil {
		return *p
	}
	return nil
}

// Store sets the value. It panics if val is nil or of another type than the one first stored.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	v.set(val, "store")
}

// Swap sets the value and returns the old one, nil if there was none. It panics as Store does.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	return v.set(new, "swap")
}

func (v *Value) set(val any, operation string) (old any) {
	for {
		p := v.p.Load()
		old = nil
		if p != nil {
			old = *p
			if !sameType(old, val) {
				panic("sync/atomic: " + operation + " of inconsistently typed value into Value")
			}
		}
		if v.p.CompareAndSwap(p, boxOf(val)) {
			return old
		}
	}
}

// CompareAndSwap sets the value if it equals old. It panics if new is nil, if types differ, and if they cannot be compared.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		p := v.p.Load()
		if p == nil {
			if old != nil {
				return false
			}
		} else {
			if !sameType(*p, new) {
				panic("sync/atomic: compare and swap of inconsistently typed value into Value")
			}
			if *p != old {
				return false
			}
		}
		if v.p.CompareAndSwap(p, boxOf(new)) {
			return true
		}
	}
}

// boxOf is a function of its own so that a failed comparison costs no allocation.
func boxOf(val any) *any {
	return &val
}

// sameType reports whether a and b, neither of them nil, have the same dynamic type.
func sameType(a, b any) bool
