// compare: status

package main

import "time"

// The first panic ends the program; the others, and the end of main, leave its text whole.
func main() {
	start := make(chan bool)
	for range 8 {
		go func() {
			<-start
			panic("one of many")
		}()
	}
	close(start)
	time.Sleep(time.Second)
}
