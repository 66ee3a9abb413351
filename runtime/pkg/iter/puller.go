package iter

import "runtime"

// puller passes control between the caller of next and the goroutine that runs the iterator.
type puller struct {
	resume  chan bool // to the iterator: true = go on, false = stop
	paused  chan bool // from the iterator: true = there is a value, false = it has ended
	done    bool      // the iterator has ended or was stopped
	running bool      // control is with the iterator
	exited  bool      // the iterator ended through runtime.Goexit
	failed  bool      // the iterator ended through a panic
	failure any       // the panic's value
}

// next lets the iterator run until its next value (true) or its end (false); the first call starts it.
func (p *puller) next(run func()) bool {
	if p.done {
		return false
	}
	p.enter()
	if p.resume == nil {
		p.resume = make(chan bool)
		p.paused = make(chan bool)
		go p.drive(run)
	} else {
		p.resume <- true
	}
	return p.wait()
}

// stop makes the iterator's pending yield return false and waits for its end.
func (p *puller) stop() {
	if p.done {
		return
	}
	p.done = true
	if p.resume == nil {
		return
	}
	p.enter()
	p.resume <- false
	p.wait()
}

func (p *puller) enter() {
	if p.running {
		panic("iter.Pull: next or stop called again before yield")
	}
	p.running = true
}

// wait takes control back and passes a panic or Goexit of the iterator on to the caller.
func (p *puller) wait() bool {
	ok := <-p.paused
	p.running = false
	if !ok {
		p.done = true
	}
	if p.failed {
		p.failed = false
		panic(p.failure)
	}
	if p.exited {
		p.exited = false
		runtime.Goexit()
	}
	return ok
}

// yield runs on the iterator's goroutine: it hands control over and reports whether to go on.
func (p *puller) yield() bool {
	if p.done || !p.running {
		return false
	}
	p.paused <- true
	return <-p.resume
}

// drive is the iterator's goroutine.
func (p *puller) drive(run func()) {
	returned := false
	defer func() {
		if !returned {
			if r := recover(); r != nil {
				p.failed, p.failure = true, r
			} else {
				p.exited = true
			}
		}
		p.paused <- false
	}()
	run()
	returned = true
}
