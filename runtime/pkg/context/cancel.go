package context

import "sync"

// A CancelFunc ends a context's work; it does not wait for it. Calls after the first do nothing.
type CancelFunc func()

// A CancelCauseFunc also says why; nil stands for Canceled.
type CancelCauseFunc func(cause error)

// WithCancel returns a child of parent that ends when cancel is called or parent ends.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a reason, which Cause returns.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

// Cause returns why c ended: the cause given to a CancelCauseFunc of c or an ancestor, or else c.Err(). It is nil while c has not ended.
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if cc, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		cc.mu.Lock()
		cause := cc.cause
		cc.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return err
}

// AfterFunc calls f in its own goroutine once ctx has ended. The returned function undoes that; it reports whether it did, that is, f has not
// been started and never will be.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.watch(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

// A canceler is a child that ends with its parent.
type canceler interface {
	cancel(removeFromParent bool, err, cause error)
	Done() <-chan struct{}
}

// A context with this method is asked to call f when it ends, instead of being watched by a goroutine.
type afterFuncer interface {
	AfterFunc(func()) func() bool
}

// The address of cancelCtxKey is the key under which a cancelCtx finds itself.
var cancelCtxKey int

// A cancelCtx can be cancelled; its children end with it.
type cancelCtx struct {
	Context // the parent

	mu       sync.Mutex
	done     chan struct{}         // made by the first Done; guarded by mu
	children map[canceler]struct{} // nil once ended
	err      error                 // nil until ended
	cause    error
	stop     func() bool // undoes the parent's AfterFunc, if it has one
}

func newCancelCtx(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{}
	c.watch(parent, c)
	return c
}

func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return value(c.Context, key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = make(chan struct{})
	}
	return c.done
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) String() string {
	return stringify(c.Context) + ".WithCancel"
}

// cancelParent returns the cancelCtx at or above parent if parent's Done is really that one's.
func cancelParent(parent Context, done <-chan struct{}) (*cancelCtx, bool) {
	p, ok := parent.Value(&cancelCtxKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	var own <-chan struct{} = p.Done()
	return p, own == done
}

// watch makes child, whose cancelCtx is c, end when parent ends.
func (c *cancelCtx) watch(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return // never ends
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := cancelParent(parent, done); ok {
		p.mu.Lock()
		err, cause := p.err, p.cause
		if err == nil {
			if p.children == nil {
				p.children = map[canceler]struct{}{}
			}
			p.children[child] = struct{}{}
		}
		p.mu.Unlock()
		if err != nil {
			child.cancel(false, err, cause)
		}
		return
	}
	if a, ok := parent.(afterFuncer); ok {
		stop := a.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.mu.Lock()
		c.stop = stop
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-done:
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

// cancel ends c and its children; removeFromParent: the parent need not remember c any more.
func (c *cancelCtx) cancel(removeFromParent bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.end(c, removeFromParent, err, cause)
}

// end is cancel for the child that c is part of.
func (c *cancelCtx) end(child canceler, removeFromParent bool, err, cause error) {
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return // ended already
	}
	c.err = err
	c.cause = cause
	if c.done == nil {
		c.done = make(chan struct{})
	}
	close(c.done)
	for each := range c.children {
		each.cancel(false, err, cause)
	}
	c.children = nil
	stop := c.stop
	c.mu.Unlock()
	if removeFromParent {
		forget(c.Context, child)
	}
	if stop != nil {
		stop()
	}
}

// forget takes child from the children of parent.
func forget(parent Context, child canceler) {
	done := parent.Done()
	if done == nil {
		return
	}
	if p, ok := cancelParent(parent, done); ok {
		p.mu.Lock()
		delete(p.children, child)
		p.mu.Unlock()
	}
}

// An afterFuncCtx starts f when it ends.
type afterFuncCtx struct {
	cancelCtx
	once sync.Once // f is started, or never will be
	f    func()
}

func (a *afterFuncCtx) cancel(removeFromParent bool, err, cause error) {
	a.cancelCtx.end(a, removeFromParent, err, cause)
	a.once.Do(func() { go a.f() })
}
