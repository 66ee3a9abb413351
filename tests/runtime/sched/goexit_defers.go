package main

import (
	"fmt"
	"runtime"
)

// Goexit runs the deferred calls, cannot be recovered, goes on after a panic in one of them that is recovered, and ends
// only its goroutine. A panic that a deferred call of it recovers does not bring the function back.
func main() {
	run := func(name string, f func(say func(...any))) {
		var said []any
		done := make(chan bool)
		go func() {
			defer func() {
				said = append(said, recover())
				close(done)
			}()
			f(func(what ...any) { said = append(said, what...) })
			said = append(said, "returned")
		}()
		<-done
		fmt.Println(name, said)
	}
	run("plain", func(say func(...any)) {
		defer say("outer")
		func() {
			defer say("inner")
			runtime.Goexit()
		}()
		say("not reached")
	})
	run("recover", func(say func(...any)) {
		defer func() { say("recovered", recover()) }()
		runtime.Goexit()
	})
	run("panic in a deferred call", func(say func(...any)) {
		defer func() { say("recovered", recover()) }()
		defer func() { panic("deferred") }()
		runtime.Goexit()
	})
	run("Goexit in a panic", func(say func(...any)) {
		defer func() { say("then", recover()) }()
		defer runtime.Goexit()
		panic("lost")
	})
	run("Goexit in a deferred call", func(say func(...any)) {
		defer say("last")
		defer func() {
			defer say("middle")
			runtime.Goexit()
		}()
		say("body")
	})
	run("Goexit after recover", func(say func(...any)) {
		defer func() {
			say(recover())
			runtime.Goexit()
		}()
		panic("first")
	})
	run("Goexit twice", func(say func(...any)) {
		defer say("end")
		defer runtime.Goexit()
		runtime.Goexit()
	})
	run("in a range over a function", func(say func(...any)) {
		defer say("outer")
		for i := range func(yield func(int) bool) {
			defer say("iterator")
			_ = yield(1) && yield(2)
		} {
			defer say("body", i)
			if i == 2 {
				runtime.Goexit()
			}
		}
	})
}
