package runtime

// Positions of calls are not recorded yet, so these functions know nothing.

// Caller says where the caller was called; skip counts the callers above. ok is false if that is not known.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	return 0, "", 0, false
}

// Callers fills pc with the return addresses of the callers and returns how many there are.
func Callers(skip int, pc []uintptr) int {
	return 0
}

// A Func describes a function of the program.
type Func struct {
	name string
}

// FuncForPC returns the function that pc points into, or nil.
func FuncForPC(pc uintptr) *Func {
	return nil
}

// Name returns the function's name, empty for nil.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the function's first address.
func (f *Func) Entry() uintptr {
	return 0
}

// FileLine returns the position of pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	return "", 0
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
	pcs []uintptr
}

// CallersFrames begins at the first of callers.
func CallersFrames(callers []uintptr) *Frames {
	return &Frames{callers}
}

// Next returns the next call, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	frame.PC = f.pcs[0]
	f.pcs = f.pcs[1:]
	return frame, len(f.pcs) > 0
}
