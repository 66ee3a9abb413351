// Package context carries deadlines, cancellation and values down a tree of calls.
//
// No goroutine stands behind a context: a child registers with the nearest ancestor that can be cancelled, and a deadline is a timer of
// the runtime. Only a parent of a foreign type that gives no other way is watched by a goroutine.
package context

import (
	"errors"
	"time"
)

// A Context tells the functions that share it when to stop, and why, and carries values of the request they work for.
type Context interface {
	// Deadline returns the time at which work should end, and whether there is one.
	Deadline() (deadline time.Time, ok bool)
	// Done returns a channel that is closed when work should end; nil if that never happens.
	Done() <-chan struct{}
	// Err returns nil until Done is closed, then Canceled or DeadlineExceeded.
	Err() error
	// Value returns what is stored under key, or nil.
	Value(key any) any
}

// Canceled is the error of a context that was cancelled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// root is a context that never ends.
type root struct{}

func (root) Deadline() (deadline time.Time, ok bool) { return }
func (root) Done() <-chan struct{}                   { return nil }
func (root) Err() error                              { return nil }
func (root) Value(key any) any                       { return nil }

type backgroundCtx struct{ root }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ root }

func (todoCtx) String() string { return "context.TODO" }

// Background returns the root of all contexts: never cancelled, without values.
func Background() Context {
	return backgroundCtx{}
}

// TODO returns a root that says: which context belongs here is not decided yet.
func TODO() Context {
	return todoCtx{}
}

// stringify describes a parent or a key in the String of a context, without the help of package fmt.
func stringify(v any) string {
	switch s := v.(type) {
	case interface{ String() string }:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return typeName(v)
}

// typeName is the name of v's dynamic type, as %T prints it.
func typeName(v any) string
