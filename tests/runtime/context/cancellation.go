package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Who is cancelled with whom: parents, children in layers, deadlines, causes, contexts cut off, and many at once.
func main() {
	parents()
	deadlines()
	causes()
	cutOff()
	layers()
	together()
	refused()
	texts()
}

func state(c context.Context) string {
	select {
	case <-c.Done():
		return fmt.Sprint(c.Err(), " because ", context.Cause(c))
	default:
		return fmt.Sprint("alive ", c.Err(), context.Cause(c))
	}
}

func parents() {
	parent, cancel := context.WithCancel(context.Background())
	child, cancelChild := context.WithCancel(parent)
	value := context.WithValue(child, 1, "one")
	grandchild, cancelGrandchild := context.WithTimeout(value, time.Hour)
	sibling, cancelSibling := context.WithCancel(parent)
	defer cancelGrandchild()
	defer cancelSibling()
	cancelChild()
	fmt.Println(state(parent), "|", state(child), "|", state(value), "|", state(grandchild), "|", state(sibling))
	cancel()
	cancel()
	fmt.Println(state(parent), "|", state(sibling))
	late, cancelLate := context.WithCancel(parent)
	defer cancelLate()
	fmt.Println(state(late), child.Done() == value.Done(), context.Background().Done() == nil)
}

func deadlines() {
	near, cancelNear := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancelNear()
	far, cancelFar := context.WithTimeout(near, time.Hour)
	defer cancelFar()
	a, _ := near.Deadline()
	b, ok := far.Deadline()
	_, none := context.Background().Deadline()
	fmt.Println(a.Equal(b), ok, none)
	<-far.Done()
	fmt.Println(state(near), "|", state(far))
	past, cancelPast := context.WithDeadline(context.Background(), time.Now().Add(-time.Hour))
	defer cancelPast()
	fmt.Println(state(past))
	early, cancelEarly := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("slow"))
	<-early.Done()
	cancelEarly()
	fmt.Println(state(early))
	stopped, cancelStopped := context.WithTimeoutCause(context.Background(), time.Hour, errors.New("slow"))
	cancelStopped()
	fmt.Println(state(stopped))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(context.DeadlineExceeded, &timeout) && timeout.Timeout(), context.Canceled)
}

func causes() {
	parent, cancelParent := context.WithCancelCause(context.Background())
	child, cancelChild := context.WithCancelCause(parent)
	other, cancelOther := context.WithCancelCause(parent)
	plain, cancelPlain := context.WithCancel(child)
	defer cancelPlain()
	cancelChild(errors.New("child"))
	cancelParent(errors.New("parent"))
	cancelParent(errors.New("again"))
	cancelOther(errors.New("too late"))
	fmt.Println(state(parent), "|", state(child), "|", state(other), "|", state(plain))
	none, cancelNone := context.WithCancelCause(context.Background())
	cancelNone(nil)
	fmt.Println(state(none), context.Cause(context.Background()), context.Cause(context.TODO()))
}

func cutOff() {
	parent, cancel := context.WithCancelCause(context.WithValue(context.Background(), "k", "v"))
	free := context.WithoutCancel(parent)
	child, cancelChild := context.WithCancel(free)
	cancel(errors.New("parent"))
	_, has := free.Deadline()
	fmt.Println(state(free), free.Value("k"), free.Done() == nil, has, state(child))
	cancelChild()
	fmt.Println(state(child), context.Cause(free))
}

func layers() {
	before := runtime.NumGoroutine()
	ctx := context.Background()
	var cancels []context.CancelFunc
	var all []context.Context
	for i := range 100 {
		var cancel context.CancelFunc
		if i%3 == 0 {
			ctx, cancel = context.WithTimeout(ctx, time.Hour)
		} else {
			ctx, cancel = context.WithCancel(context.WithValue(ctx, i, i))
		}
		cancels = append(cancels, cancel)
		all = append(all, ctx)
	}
	fmt.Println(runtime.NumGoroutine() == before, ctx.Value(50), ctx.Value(51), ctx.Value(0))
	cancels[60]()
	alive := 0
	for _, c := range all {
		if c.Err() == nil {
			alive++
		}
	}
	cancels[0]()
	fmt.Println(alive, state(all[1]))
}

func together() {
	for range 30 {
		root, cancelRoot := context.WithCancel(context.Background())
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				c, cancel := context.WithCancel(root)
				d, cancelDeadline := context.WithTimeout(c, time.Duration(i)*time.Millisecond)
				defer cancelDeadline()
				wg.Go(func() { <-d.Done() })
				wg.Go(func() { <-c.Done() })
				if i%2 == 0 {
					cancel()
				}
				<-d.Done()
				if i%4 == 1 {
					cancelRoot()
				}
				<-c.Done()
				cancel()
				if c.Err() != context.Canceled {
					fmt.Println(c.Err())
				}
			})
		}
		wg.Wait()
		cancelRoot()
	}
	fmt.Println("together")
}

func refused() {
	var none context.Context
	for _, f := range []func(){
		func() { context.WithCancel(none) }, func() { context.WithTimeout(none, 1) }, func() { context.WithValue(none, 1, 1) },
		func() { context.WithValue(context.Background(), nil, 1) }, func() { context.WithValue(context.Background(), []int{}, 1) },
		func() { context.WithoutCancel(none) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

type named string
type plain struct{}

func texts() {
	c, cancel := context.WithCancel(context.WithValue(context.TODO(), named("key"), "value"))
	defer cancel()
	fmt.Println(c)
	fmt.Println(context.WithValue(context.Background(), plain{}, 3), context.WithoutCancel(c))
	d, cancelDeadline := context.WithDeadline(context.Background(), time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC))
	defer cancelDeadline()
	fmt.Println(fmt.Sprint(d)[:58])
}
