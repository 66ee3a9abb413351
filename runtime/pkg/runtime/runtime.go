// Package runtime lets programs look at and steer the scheduler and the collector.
package runtime

// What the program was made by and for.
const (
	Compiler = "go2cpp"
	GOOS     = "linux"
	GOARCH   = "amd64"
)

// Version returns the version of the language and library that the program was made for.
func Version() string {
	return "go1.27"
}

// GOROOT returns where Go is installed, as the environment says; usually nowhere.
func GOROOT() string

// An Error is what the language itself panics with.
type Error interface {
	error
	// RuntimeError tells these errors from others.
	RuntimeError()
}

// GOMAXPROCS sets how many threads run Go code at once, if n > 0, and returns the former number.
func GOMAXPROCS(n int) int

// NumCPU returns how many processors the process may use.
func NumCPU() int

// NumGoroutine returns how many goroutines there are.
func NumGoroutine() int

// NumCgoCall returns 0: there are no calls from Go to C that are counted.
func NumCgoCall() int64 {
	return 0
}

// Gosched lets other goroutines run first.
func Gosched()

// Goexit ends the goroutine after its deferred calls.
func Goexit()

// LockOSThread and UnlockOSThread ask for a thread of the goroutine's own. They do nothing: no state of a goroutine belongs to its thread.
func LockOSThread()   {}
func UnlockOSThread() {}

// GC collects garbage and returns when that is done.
func GC()

// KeepAlive keeps x reachable up to here.
//
//go:noinline
//go:noescape
func KeepAlive(x any)

// SetFinalizer has finalizer, a func with one parameter, called with obj some time after obj, a pointer to a heap object, is no longer reachable.
// A nil finalizer takes that back.
func SetFinalizer(obj any, finalizer any)

// Breakpoint stops in the debugger.
func Breakpoint()

// MemProfileRate is kept for programs that set it.
var MemProfileRate = 512 * 1024

// A Pinner keeps objects where they are, which they always are here.
type Pinner struct {
	kept []any
}

// Pin keeps the object that pointer points to.
func (p *Pinner) Pin(pointer any) {
	p.kept = append(p.kept, pointer)
}

// Unpin lets all of them go.
func (p *Pinner) Unpin() {
	p.kept = nil
}
