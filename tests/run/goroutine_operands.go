package main

import "fmt"

type counter struct{ n int }

func (c counter) report(out chan<- string, tag string) { out <- fmt.Sprint(tag, c.n) }
func (c *counter) later(out chan<- string)             { out <- fmt.Sprint("pointer ", c.n) }

func trace(s string) string {
	fmt.Println("evaluated", s)
	return s
}

func main() {
	out := make(chan string)
	c := counter{1}
	go c.report(out, trace("value "))
	c.n = 2
	fmt.Println(<-out)

	started := make(chan bool)
	go func(p *counter) {
		<-started
		p.later(out)
	}(&c)
	c.n = 3
	close(started)
	fmt.Println(<-out)

	f := c.report
	c.n = 4
	go f(out, "method value ")
	fmt.Println(<-out)

	go counter.report(c, out, "method expression ")
	fmt.Println(<-out)

	var r interface{ report(chan<- string, string) } = c
	go r.report(out, "interface ")
	fmt.Println(<-out)

	go func(xs ...int) { out <- fmt.Sprint(xs) }(1, 2, 3)
	fmt.Println(<-out)
}
