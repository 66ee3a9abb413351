package runtime

// returnAddresses fills pcs with the return addresses of the calls on this stack, innermost first.
func returnAddresses(pcs []uintptr) int

// frameAt describes the n-th function that the return address pc is in; functions were inlined into the next ones.
func frameAt(pc uintptr, n int) (function, file string, line int, ok bool)

const mostFrames = 128

// walk calls visit for each call on the stack but those inside this package, until it returns false. place numbers the
// return addresses: inlined calls share that of the function they were inlined into.
func walk(visit func(place int, pc uintptr, file string, line int) bool) {
	var pcs [mostFrames]uintptr
	n := returnAddresses(pcs[:])
	own := true
	for place, pc := range pcs[:n] {
		for i := 0; ; i++ {
			function, file, line, ok := frameAt(pc, i)
			if !ok {
				break
			}
			if own && len(function) > 8 && function[:8] == "runtime." {
				continue
			}
			own = false
			if !visit(place, pc, file, line) {
				return
			}
		}
	}
}

// Caller says where the caller was called; skip counts the callers above. ok is false if that is not known.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	walk(func(_ int, p uintptr, f string, l int) bool {
		if skip == 0 {
			pc, file, line, ok = p, f, l, true
		}
		skip--
		return !ok
	})
	return
}

// Callers fills pc with the return addresses of the callers and returns how many there are. skip 1 begins with the
// caller of Callers.
func Callers(skip int, pc []uintptr) int {
	n, last := 0, -1
	skip--
	walk(func(place int, p uintptr, _ string, _ int) bool {
		if skip > 0 {
			skip--
			return true
		}
		if place == last {
			return true
		}
		if n == len(pc) {
			return false
		}
		pc[n], last = p, place
		n++
		return true
	})
	return n
}

// A Func describes a function of the program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC returns the function that pc points into, or nil.
func FuncForPC(pc uintptr) *Func {
	name, _, _, ok := frameAt(pc+1, 0)
	if !ok {
		return nil
	}
	return &Func{name, pc}
}

// Name returns the function's name, empty for nil.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the address the function was found by.
func (f *Func) Entry() uintptr {
	return f.entry
}

// FileLine returns the position of pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = frameAt(pc+1, 0)
	return file, line
}

// A Frame is one call on a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns addresses from Callers into calls.
type Frames struct {
	pcs   []uintptr
	index int // of the next function at pcs[0]
}

// CallersFrames begins at the first of callers.
func CallersFrames(callers []uintptr) *Frames {
	return &Frames{pcs: callers}
}

// Next returns the next call, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	for len(f.pcs) > 0 {
		pc := f.pcs[0]
		function, file, line, ok := frameAt(pc, f.index)
		f.index++
		if !ok {
			f.pcs = f.pcs[1:]
			f.index = 0
			continue
		}
		frame = Frame{PC: pc, Func: &Func{function, pc}, Function: function, File: file, Line: line, Entry: pc}
		if _, _, _, ok := frameAt(pc, f.index); !ok {
			f.pcs = f.pcs[1:]
			f.index = 0
		}
		return frame, len(f.pcs) > 0
	}
	return Frame{}, false
}
