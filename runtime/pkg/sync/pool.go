package sync

// poolRoom is how many values a Pool keeps; more are left to the collector.
const poolRoom = 64

// Pool keeps values for reuse; any of them may vanish at any time. Its zero value is empty.
type Pool struct {
	m    Mutex
	kept []any

	// New makes a value when Get finds none; it may be nil.
	New func() any
}

// Put gives x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.m.Lock()
	if len(p.kept) < poolRoom {
		p.kept = append(p.kept, x)
	}
	p.m.Unlock()
}

// Get takes a value out of the pool, or makes one by New; nil if there is neither.
func (p *Pool) Get() any {
	p.m.Lock()
	if last := len(p.kept) - 1; last >= 0 {
		x := p.kept[last]
		p.kept[last] = nil
		p.kept = p.kept[:last]
		p.m.Unlock()
		return x
	}
	p.m.Unlock()
	if p.New == nil {
		return nil
	}
	return p.New()
}
