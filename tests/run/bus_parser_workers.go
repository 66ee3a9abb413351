package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

type Event struct {
	id   int
	tags map[string][]string
	fn   func(*Event) error
}

type Bus struct {
	mu   sync.RWMutex
	subs map[string][]chan<- Event
	wg   sync.WaitGroup
}

func (b *Bus) Sub(topic string, h func(Event)) (cancel func()) {
	c := make(chan Event, 4)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = make(map[string][]chan<- Event)
	}
	b.subs[topic] = append(b.subs[topic], c)
	b.wg.Add(1)
	go func() {
		defer b.wg.Done()
		for e := range c {
			h(e)
		}
	}()
	var once sync.Once
	return func() { once.Do(func() { close(c) }) }
}

func (b *Bus) Pub(topic string, e Event) (n int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, s := range b.subs[topic] {
		select {
		case s <- e:
			n++
		default:
		}
	}
	return
}

func worker(ctx context.Context, jobs <-chan int, out chan<- string) {
	for {
		select {
		case <-ctx.Done():
			return
		case j, ok := <-jobs:
			if !ok {
				return
			}
			select {
			case out <- strconv.Itoa(j * j):
			case <-ctx.Done():
			}
		}
	}
}

type parser struct {
	s   string
	pos int
}

func (p *parser) expr() (v int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("at %d: %v", p.pos, r)
		}
	}()
	return p.sum(), nil
}
func (p *parser) sum() int {
	v := p.prod()
	for p.pos < len(p.s) {
		switch op := p.s[p.pos]; op {
		case '+', '-':
			p.pos++
			r := p.prod()
			if op == '+' {
				v += r
			} else {
				v -= r
			}
		default:
			return v
		}
	}
	return v
}
func (p *parser) prod() int {
	v := p.atom()
loop:
	for p.pos < len(p.s) {
		switch p.s[p.pos] {
		case '*':
			p.pos++
			v *= p.atom()
		case '/':
			p.pos++
			v /= p.atom()
		default:
			break loop
		}
	}
	return v
}
func (p *parser) atom() (v int) {
	if p.s[p.pos] == '(' {
		p.pos++
		defer func() { p.pos++ }()
		return p.sum()
	}
	start := p.pos
	for p.pos < len(p.s) && '0' <= p.s[p.pos] && p.s[p.pos] <= '9' {
		p.pos++
	}
	v, err := strconv.Atoi(p.s[start:p.pos])
	if err != nil {
		panic(err)
	}
	return
}

func main() {
	var b Bus
	var mu sync.Mutex
	got := map[int]int{}
	c1 := b.Sub("t", func(e Event) { mu.Lock(); defer mu.Unlock(); got[e.id]++ })
	c2 := b.Sub("t", func(e Event) { mu.Lock(); got[e.id] += len(e.tags["k"]); mu.Unlock() })
	fmt.Println(b.Pub("t", Event{id: 1, tags: map[string][]string{"k": {"a", "b"}}}), b.Pub("none", Event{}))
	c1()
	c2()
	c1()
	b.wg.Wait()
	fmt.Println(got)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	jobs, out := make(chan int), make(chan string)
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() { defer wg.Done(); worker(ctx, jobs, out) }()
	}
	go func() {
		for i := range 5 {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(out)
	}()
	total := 0
	for s := range out {
		n, _ := strconv.Atoi(s)
		total += n
	}
	fmt.Println(total)
	for _, s := range []string{"1+2*3", "(1+2)*3-4/2", "2/0", "2*x", "(1"} {
		v, err := (&parser{s: s}).expr()
		fmt.Println(s, v, err)
	}
	var sb strings.Builder
	for i, f := range strings.FieldsFunc("a,b;;c", func(r rune) bool { return r == ',' || r == ';' }) {
		fmt.Fprintf(&sb, "%d=%s ", i, f)
	}
	fmt.Println(strings.TrimSpace(sb.String()))
	t := time.NewTimer(time.Hour)
	select {
	case <-t.C:
	case <-time.After(time.Millisecond):
		fmt.Println("after", t.Stop())
	}
}
