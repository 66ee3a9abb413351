package runtime

// callText is the n-th function that the return address pc is in as tracebacks show it: two lines. ok is false if there
// is none.
func callText(pc uintptr, n int) (text string, ok bool)

// goroutineTexts are the first line of the goroutine's traceback and the last ones, about the go statement.
func goroutineTexts() (head, created string)

// Stack writes the traceback of the goroutine to buf and returns how much was written. Of the others nothing is shown,
// even if all is true.
func Stack(buf []byte, all bool) int {
	head, created := goroutineTexts()
	n := copy(buf, head)
	var pcs [mostFrames]uintptr
	own := true
	for _, pc := range pcs[:returnAddresses(pcs[:])] {
		for i := 0; ; i++ {
			text, ok := callText(pc, i)
			if !ok {
				break
			}
			if own && len(text) > 8 && text[:8] == "runtime." {
				continue
			}
			own = false
			n += copy(buf[n:], text)
		}
	}
	return n + copy(buf[n:], created)
}
