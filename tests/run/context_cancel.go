package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func worker(ctx context.Context, out chan<- error) {
	<-ctx.Done()
	out <- ctx.Err()
}

func main() {
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key("name"), "value"))
	out := make(chan error)
	child, cancelChild := context.WithTimeout(ctx, time.Hour)
	defer cancelChild()
	go worker(ctx, out)
	go worker(child, out)
	cancel()
	fmt.Println(<-out, <-out, child.Value(key("name")))

	short, stop := context.WithTimeout(context.Background(), time.Millisecond)
	defer stop()
	select {
	case <-short.Done():
		fmt.Println(short.Err(), errors.Is(short.Err(), context.DeadlineExceeded))
	case <-time.After(10 * time.Second):
		fmt.Println("too late")
	}

	why, because := context.WithCancelCause(context.Background())
	because(errors.New("reason"))
	fmt.Println(why.Err(), context.Cause(why))
}
