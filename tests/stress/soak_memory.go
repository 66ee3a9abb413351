// workers: 1 2 4 8

package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
	"weak"
)

// All that makes and drops memory at once: goroutines that come and go, channels, maps, closures, buffers, timers,
// finalizers and weak pointers. What lives stays the same from round to round, so memory must, too.
//
// An argument makes it a soak: it runs for so many seconds and says once a minute how much memory it has.

type session struct {
	id      int
	history []string
	peers   map[int]*session
	done    chan int
	check   func() bool
}

func newSession(id int, peers map[int]*session) *session {
	s := &session{id: id, peers: peers, done: make(chan int, 1)}
	for i := range 20 {
		s.history = append(s.history, strings.Repeat(strconv.Itoa(id), i))
	}
	s.check = func() bool { return len(s.history) == 20 && len(s.history[19]) == 19*len(strconv.Itoa(s.id)) }
	return s
}

func round(n int) (good int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	sessions := map[int]*session{}
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s := newSession(n+i, sessions)
			mu.Lock()
			sessions[i] = s
			mu.Unlock()
			buffer := make([]byte, 1000*(i%50))
			for k := range buffer {
				if buffer[k] != 0 {
					panic("not zero")
				}
				buffer[k] = byte(k)
			}
			timer := time.AfterFunc(time.Hour, func() { s.done <- 1 })
			s.done <- len(buffer)
			runtime.Gosched()
			timer.Stop()
			runtime.SetFinalizer(&session{id: i}, func(*session) {})
			w := weak.Make(s)
			if <-s.done == len(buffer) && s.check() && w.Value() == s {
				mu.Lock()
				good++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return
}

func resident() int {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n
}

func soak(seconds int) {
	start, lastLine := time.Now(), time.Now()
	rounds := 0
	for time.Since(start) < time.Duration(seconds)*time.Second {
		if got := round(rounds); got != 100 {
			fmt.Println("bad round", rounds, got)
			os.Exit(1)
		}
		rounds++
		if time.Since(lastLine) >= time.Minute {
			lastLine = time.Now()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Printf("%4.0f s: %d rounds, %d kB resident, %d kB of heap in use, %d objects, %d collections, %d goroutines\n",
				time.Since(start).Seconds(), rounds, resident(), m.HeapInuse>>10, m.HeapObjects, m.NumGC, runtime.NumGoroutine())
		}
	}
}

func main() {
	if len(os.Args) > 1 {
		seconds, _ := strconv.Atoi(os.Args[1])
		soak(seconds)
		return
	}
	good := 0
	for n := range 3 {
		good += round(n)
	}
	fmt.Println(good)
}
