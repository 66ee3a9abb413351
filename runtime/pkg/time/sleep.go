package time

import "unsafe"

// Sleep lets the goroutine rest for at least d.
func Sleep(d Duration)

// Timer is one event in the future: a time sent on C, or a function called. Make it by NewTimer or AfterFunc.
//
// C looks unbuffered, and after Stop or Reset returns no time from before comes out of it.
type Timer struct {
	C         <-chan Time
	native    unsafe.Pointer // of the runtime
	callsFunc bool           // made by AfterFunc
}

// NewTimer returns a timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{c, newChanTimer(c), false}
	resetChanTimer(t.native, when(d), 0)
	return t
}

// After returns the channel of a new timer.
func After(d Duration) <-chan Time {
	return NewTimer(d).C
}

// AfterFunc calls f on a goroutine of its own after d. The timer's C is nil.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{nil, newFuncTimer(f), true}
	resetFuncTimer(t.native, when(d))
	return t
}

// Stop prevents the event; false if it has happened or was stopped before.
func (t *Timer) Stop() bool {
	if t.native == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	if t.callsFunc {
		return stopFuncTimer(t.native)
	}
	return stopChanTimer(t.native)
}

// Reset sets the event to happen after d, and reports whether it was still to happen.
func (t *Timer) Reset(d Duration) bool {
	if t.native == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	if t.callsFunc {
		return resetFuncTimer(t.native, when(d))
	}
	return resetChanTimer(t.native, when(d), 0)
}

// Ticker sends the time on C again and again; it drops ticks for a slow receiver. Make it by NewTicker.
type Ticker struct {
	C      <-chan Time
	native unsafe.Pointer // of the runtime
}

// NewTicker returns a ticker with period d. It panics if d is not positive.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{c, newChanTimer(c)}
	resetChanTimer(t.native, when(d), int64(d))
	return t
}

// Stop ends the ticks. It does not close C.
func (t *Ticker) Stop() {
	if t.native != nil {
		stopChanTimer(t.native)
	}
}

// Reset starts the ticks anew with period d. It panics if d is not positive.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.native == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetChanTimer(t.native, when(d), int64(d))
}

// Tick returns the channel of a new ticker, nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// when returns the monotonic time after d.
func when(d Duration) int64 {
	if d <= 0 {
		return runtimeNano()
	}
	t := runtimeNano() + int64(d)
	if t < 0 {
		t = 1<<63 - 1
	}
	return t
}

// newChanTimer makes the runtime's timer of c, not yet set.
func newChanTimer(c chan Time) unsafe.Pointer

// resetChanTimer sets it for a monotonic time, and periodically from then on if period > 0. It and the others report
// whether the timer was still to fire.
func resetChanTimer(t unsafe.Pointer, when int64, period int64) bool
func stopChanTimer(t unsafe.Pointer) bool

// newFuncTimer makes the runtime's timer that starts goroutines calling f.
func newFuncTimer(f func()) unsafe.Pointer
func resetFuncTimer(t unsafe.Pointer, when int64) bool
func stopFuncTimer(t unsafe.Pointer) bool
