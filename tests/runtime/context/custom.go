package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// A context of another type than the package's: children hear of its end through Done or through its AfterFunc.
type custom struct {
	context.Context
	mu    sync.Mutex
	done  chan struct{}
	err   error
	after map[int]func()
	next  int
}

func newCustom() *custom {
	return &custom{Context: context.Background(), done: make(chan struct{}), after: map[int]func(){}}
}

func (c *custom) Done() <-chan struct{} { return c.done }

func (c *custom) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *custom) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.err = err
	close(c.done)
	for _, f := range c.after {
		go f()
	}
	c.after = nil
}

// withAfter is one that says when it ends.
type withAfter struct{ *custom }

func (c withAfter) AfterFunc(f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := c.next
	c.next++
	c.after[key] = f
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		_, had := c.after[key]
		delete(c.after, key)
		return had
	}
}

func main() {
	for range 20 {
		base := newCustom()
		children(base, base)
		hears := withAfter{newCustom()}
		children(hears.custom, hears)
	}
	fmt.Println("children")

	hears := withAfter{newCustom()}
	_, cancel := context.WithCancel(hears)
	_, cancelDeadline := context.WithTimeout(hears, time.Hour)
	stop := context.AfterFunc(hears, func() { fmt.Println("called") })
	count := len(hears.after)
	cancel()
	cancelDeadline()
	left := len(hears.after)
	fmt.Println(count, left, stop(), stop(), len(hears.after))

	afterFunc()
}

func children(base *custom, c context.Context) {
	a, cancelA := context.WithCancel(c)
	b, cancelB := context.WithTimeout(context.WithValue(a, 1, 2), time.Hour)
	defer cancelA()
	defer cancelB()
	called := make(chan error, 1)
	context.AfterFunc(b, func() { called <- b.Err() })
	if a.Err() != nil || b.Err() != nil {
		fmt.Println("too early", a.Err(), b.Err())
	}
	base.end(context.DeadlineExceeded)
	<-a.Done()
	<-b.Done()
	if a.Err() != context.DeadlineExceeded || b.Err() != context.DeadlineExceeded || <-called != context.DeadlineExceeded {
		fmt.Println("wrong error", a.Err(), b.Err())
	}
	late, cancelLate := context.WithCancel(c)
	defer cancelLate()
	<-late.Done()
	if context.Cause(late) != context.DeadlineExceeded {
		fmt.Println("wrong cause", context.Cause(late))
	}
}

func afterFunc() {
	ctx, cancel := context.WithCancelCause(context.Background())
	called := make(chan string, 3)
	stop := context.AfterFunc(ctx, func() { called <- fmt.Sprint(context.Cause(ctx)) })
	never := context.AfterFunc(ctx, func() { called <- "never" })
	fmt.Println(len(called), never(), never())
	cancel(errors.New("reason"))
	fmt.Println(<-called, stop())
	gone := context.AfterFunc(ctx, func() { called <- "at once" })
	fmt.Println(<-called, gone())

	// It runs on a goroutine of its own: cancel does not wait for it.
	blocked, cancelBlocked := context.WithCancel(context.Background())
	release := make(chan bool)
	context.AfterFunc(blocked, func() { <-release })
	cancelBlocked()
	release <- true

	timed, cancelTimed := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancelTimed()
	context.AfterFunc(timed, func() { called <- fmt.Sprint(timed.Err()) })
	fmt.Println(<-called)
}
