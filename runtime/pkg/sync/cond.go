package sync

// Cond lets goroutines wait for, and announce, a change of what the lock L guards.
type Cond struct {
	L Locker // held when the state is looked at and by Wait

	self *Cond // set by the first use: tells copies
	list waitList
}

// waitList is the runtime's notification list; the native code knows its layout.
type waitList struct {
	wait   uint32
	notify uint32
	lock   uint32
	first  uintptr // waiters lie on their own stacks
	last   uintptr
}

// NewCond returns a Cond with lock l.
func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

// Wait unlocks c.L, waits for Signal or Broadcast, and locks c.L again. The condition may have changed once more by then,
// so Wait stands in a loop.
func (c *Cond) Wait() {
	c.check()
	ticket := c.list.enter()
	c.L.Unlock()
	c.list.await(ticket)
	c.L.Lock()
}

// Signal wakes one waiter, if there is one.
func (c *Cond) Signal() {
	c.check()
	c.list.wakeOne()
}

// Broadcast wakes all waiters.
func (c *Cond) Broadcast() {
	c.check()
	c.list.wakeAll()
}

func (c *Cond) check() {
	if c.self != c {
		if !c.adopt() {
			panic("sync.Cond is copied")
		}
	}
}

// adopt sets c.self if it is nil, atomically; false if it names another Cond.
//
//go:noescape
func (c *Cond) adopt() bool

// enter takes a ticket, await waits for the ticket's turn.
//
//go:noescape
func (l *waitList) enter() uint32

//go:noescape
func (l *waitList) await(ticket uint32)

//go:noescape
func (l *waitList) wakeOne()

//go:noescape
func (l *waitList) wakeAll()
