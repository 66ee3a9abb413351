package sync

// WaitGroup counts tasks and lets goroutines wait until none is left. Its zero value counts none.
type WaitGroup struct {
	state uint64 // high half: tasks; low half: waiters
	sema  uint32
}

// Add changes the number of tasks by delta. It panics if that gets negative. Adds to an empty group must come before Wait.
//
//go:noescape
func (wg *WaitGroup) Add(delta int)

// Done is Add(-1).
func (wg *WaitGroup) Done() {
	wg.Add(-1)
}

// Wait waits until there are no tasks.
//
//go:noescape
func (wg *WaitGroup) Wait()

// Go runs f on a new goroutine and counts it as a task until it returns. f must not panic.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		finished := false
		defer func() {
			if !finished {
				if x := recover(); x != nil {
					// The program ends here; Done would let Wait return before it does.
					panic(x)
				}
			}
			wg.Done()
		}()
		f()
		finished = true
	}()
}
