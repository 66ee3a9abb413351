// Package testing runs test functions that a main function lists (Main); there is no test command, so it knows no flags
// and runs tests one after the other.
package testing

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// InternalTest names a test function.
type InternalTest struct {
	Name string
	F    func(*T)
}

// InternalBenchmark names a benchmark function, which Main runs once.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// InternalExample names an example, which Main does not run.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// InternalFuzzTarget names a fuzz target, which Main does not run.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// TB is what T and B share.
type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
}

// common is the state of a running test.
type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	failed   bool
	skipped  bool
	finished bool
	output   strings.Builder
	cleanups []func()
	dirs     int
	start    time.Time
	elapsed  time.Duration
}

// T is a running test.
type T struct {
	common
}

// F is a fuzz target; it is declared only.
type F struct {
	common
}

// Name returns the test's name, with those of the tests around it before slashes.
func (c *common) Name() string { return c.name }

// Fail marks the test, and those around it, as failed.
func (c *common) Fail() {
	for p := c; p != nil; p = p.parent {
		p.mu.Lock()
		p.failed = true
		p.mu.Unlock()
	}
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow is Fail and ends the test.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// SkipNow ends the test as skipped.
func (c *common) SkipNow() {
	c.skipped = true
	c.finished = true
	runtime.Goexit()
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool { return c.skipped }

// Helper marks the caller as a helper, which changes nothing here.
func (c *common) Helper() {}

// write adds a line with the place of the caller's caller.
func (c *common) write(text string) {
	place := "???:1"
	if _, file, line, ok := runtime.Caller(2); ok {
		place = fmt.Sprintf("%s:%d", file[strings.LastIndexByte(file, '/')+1:], line)
	}
	text = strings.TrimSuffix(text, "\n")
	text = strings.ReplaceAll(text, "\n", "\n        ")
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(&c.output, "    %s: %s\n", place, text)
}

// Log and Logf print a line; Error and Errorf also fail, Fatal and Fatalf also fail and end the test, Skip and Skipf
// also end it as skipped.
func (c *common) Log(args ...any)                 { c.write(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.write(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.write(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.write(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.write(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.write(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.write(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.write(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup calls f at the end of the test, last one first.
func (c *common) Cleanup(f func()) { c.cleanups = append(c.cleanups, f) }

func (c *common) runCleanups() {
	for len(c.cleanups) > 0 {
		last := len(c.cleanups) - 1
		f := c.cleanups[last]
		c.cleanups = c.cleanups[:last]
		f()
	}
}

// TempDir returns a new directory that is removed at the end of the test.
func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", strings.ReplaceAll(c.name, "/", "_"))
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// Setenv sets an environment variable until the end of the test.
func (c *common) Setenv(key, value string) {
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Parallel does nothing: tests run one after the other.
func (t *T) Parallel() {}

// Deadline reports that there is none.
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Run runs f as a test inside t and reports whether it succeeded.
func (t *T) Run(name string, f func(t *T)) bool {
	inner := &T{common{name: t.name + "/" + strings.ReplaceAll(name, " ", "_"), parent: &t.common}}
	inner.execute(func() { f(inner) })
	t.mu.Lock()
	t.output.WriteString(indent(inner.report()))
	t.mu.Unlock()
	return !inner.failed
}

func indent(text string) string {
	if text == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
}

// execute runs a test on a goroutine of its own, which it may end by FailNow.
func (c *common) execute(f func()) {
	c.start = time.Now()
	done := make(chan bool)
	go func() {
		returned := false
		defer func() {
			if !returned && !c.finished {
				if r := recover(); r != nil {
					fmt.Print(c.report())
					panic(r)
				}
				c.Fail()
				c.output.WriteString("    test executed panic(nil) or runtime.Goexit\n")
			}
			c.runCleanups()
			c.elapsed = time.Since(c.start)
			done <- true
		}()
		f()
		returned = true
	}()
	<-done
}

// report returns what to print about a test: nothing if it succeeded.
func (c *common) report() string {
	outcome := ""
	switch {
	case c.failed:
		outcome = "FAIL"
	case verbose && c.skipped:
		outcome = "SKIP"
	case verbose:
		outcome = "PASS"
	default:
		return ""
	}
	return fmt.Sprintf("--- %s: %s (%.2fs)\n%s", outcome, c.name, c.elapsed.Seconds(), c.output.String())
}

// verbose is set by the environment variable GO2CPP_TEST_VERBOSE.
var verbose = os.Getenv("GO2CPP_TEST_VERBOSE") != ""

// Short reports whether long tests should be left out: if GO2CPP_TEST_SHORT is set.
func Short() bool { return os.Getenv("GO2CPP_TEST_SHORT") != "" }

// Verbose reports whether successful tests are shown.
func Verbose() bool { return verbose }

// Testing reports whether the program is a test.
func Testing() bool { return true }

// CoverMode is empty: nothing measures coverage.
func CoverMode() string { return "" }

// Init does nothing: there are no flags.
func Init() {}

// AllocsPerRun calls f and reports that it allocates nothing, as allocations are not counted for each goroutine.
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	return 0
}

// Main runs the tests whose names match the pattern "", prints the outcome and ends the program.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark,
	examples []InternalExample) {
	os.Exit((&M{match: matchString, tests: tests}).Run())
}

// M runs tests for a TestMain.
type M struct {
	match func(pat, str string) (bool, error)
	tests []InternalTest
}

// Run runs the tests and returns the exit status.
func (m *M) Run() int {
	failed := false
	for _, test := range m.tests {
		if m.match != nil {
			if ok, err := m.match("", test.Name); err != nil || !ok {
				continue
			}
		}
		t := &T{common{name: test.Name}}
		t.execute(func() { test.F(t) })
		fmt.Print(t.report())
		failed = failed || t.failed
	}
	if failed {
		fmt.Println("FAIL")
		return 1
	}
	fmt.Println("PASS")
	return 0
}
