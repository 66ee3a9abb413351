// workers: 1 2 4 8

package main

import (
	"fmt"
	"runtime"
)

type message struct {
	text  string
	parts []*message
	reply chan *message
}

// Objects that only a channel's buffer, a parked sender or a parked receiver's stack holds survive collections.
func main() {
	work := make(chan *message, 3)
	for range 4 {
		go func() {
			for m := range work {
				answer := &message{text: m.text + "!"}
				for i := range 20 {
					answer.parts = append(answer.parts, &message{text: fmt.Sprint(m.text, i)})
				}
				m.reply <- answer
			}
		}()
	}
	replies := make([]chan *message, 200)
	for i := range replies {
		replies[i] = make(chan *message, 1)
		go func() { work <- &message{text: fmt.Sprint("m", i), reply: replies[i]} }()
		if i%20 == 0 {
			runtime.GC()
		}
	}
	length := 0
	for i, r := range replies {
		a := <-r
		if a.text != fmt.Sprint("m", i, "!") || a.parts[19].text != fmt.Sprint("m", i, "", 19) {
			fmt.Println("wrong answer", i, a.text)
		}
		length += len(a.text) + len(a.parts)
	}
	fmt.Println(length)
}
