// Statements: conditions, returns, go and defer, switch, select, range, terminating statements.
package p

func missing() int {
	for {
		break
	}
} // ERROR "missing return"

func fine(x int) int {
	switch {
	case x > 0:
		panic("x")
	default:
		return 1
	}
}

func labelled() int {
L:
	for {
		for {
			break L
		}
	}
} // ERROR "missing return"

func results() (int, string) {
	return // ERROR "not enough return values"
	return 1 // ERROR "not enough return values"
	return 1, 2 // ERROR "cannot use 2 (untyped int constant) as string value in return statement"
	return 1, "a", true // ERROR "too many return values"
	return results()
}

func named() (n int, err error) {
	{
		err := error(nil)
		_ = err
		return // ERROR "result parameter err not in scope at return"
	}
}

func nothing() {
	return 1 // ERROR "too many return values"
}

func simple(x int, s []int, m map[string]int, ch chan int, f func()) {
	if x { // ERROR "non-boolean condition in if statement"
	}
	for s { // ERROR "non-boolean condition in for statement"
	}
	x // ERROR "x (variable of type int) is not used"
	x + 1 // ERROR "x + 1 (value of type int) is not used"
	len(s) // ERROR "len(s) (value of type int) is not used"
	append(s, 1) // ERROR "append(s, 1) (value of type []int) is not used"
	f // ERROR "f (variable of type func()) is not used"
	int // ERROR "int (type) is not an expression"
	-x // ERROR "-x (value of type int) is not used"
	go f // ERROR "expression in go must be function call"
	go f()
	go int(x) // ERROR "go requires function call, not conversion int(x) (value of type int)"
	defer recover()
	defer len(s) // ERROR "defer discards result of len(s) (value of type int)"
	defer func() {} // ERROR "expression in defer must be function call"
	x++
	m["a"]++
	s++ // ERROR "invalid operation: s++ (non-numeric type []int)"
}

func switches(x int, e any, err error) {
	switch x {
	case 1, 2:
	case 2: // ERROR "duplicate case 2 (constant of type int) in expression switch"
	case "a": // ERROR "cannot convert \"a\" (untyped string constant) to type int"
	case nil: // ERROR "cannot convert nil to type int"
	}
	switch e {
	case 1, "a", 1: // ERROR "duplicate case 1 (constant of type int) in expression switch"
	}
	switch []int(nil) {
	case nil:
	}
	switch y := e.(type) {
	case int, int: // ERROR "duplicate case int in type switch"
	case string:
		_ = y + 1 // ERROR "invalid operation: y + 1 (mismatched types string and untyped int)"
	case nil, nil: // ERROR "duplicate case nil in type switch"
	}
	switch y := e.(type) { // ERROR "y declared and not used"
	}
	switch x.(type) { // ERROR "x (variable of type int) is not an interface"
	}
	switch err.(type) {
	case int: // ERROR "impossible type switch case: int"
	case *int, error: // ERROR "impossible type switch case: *int"
	}
	switch {
	case x: // ERROR "invalid case x in switch on true (mismatched types int and bool)"
	}
	switch x {
	default:
	default: // ERROR "multiple defaults (first at fail_statements.go:102:2)"
	}
}

func selects(ch chan int, out chan<- int) {
	select {
	case v := <-ch: // ERROR "declared and not used: v"
	case ch <- "a": // ERROR "cannot use \"a\" (untyped string constant) as int value in send"
	case <-out: // ERROR "invalid operation: cannot receive from send-only channel chan<- int out (variable of type chan<- int)"
	case x := 1: // ERROR "select case must be send or receive (possibly with assignment)"
	case 1 + 2: // ERROR "select case must be send or receive (possibly with assignment)"
	default:
	default: // ERROR "multiple defaults (first at fail_statements.go:114:2)"
	}
}

func ranges(x int, p *[3]int, m map[string]int, ch chan int, out chan<- int, bad func(int) bool) {
	for a, b := range p { // ERROR "declared and not used: a"
		_ = b
	}
	for k, v := range ch { /* ERROR "declared and not used: k" */ /* ERROR "range over ch (variable of type chan int) permits only one iteration variable" */
	}
	for range out { // ERROR "cannot range over out (variable of type chan<- int): receive from send-only channel chan<- int"
	}
	for i, j := range 10 { /* ERROR "declared and not used: i" */ /* ERROR "range over 10 (untyped int constant) permits only one iteration variable" */
	}
	for i := range 1.5 { // ERROR "cannot range over 1.5 (untyped float constant)"
	}
	for i := range bad { // ERROR "cannot range over bad (variable of type func(int) bool): func must be func(yield func(...) bool): unexpected results"
	}
	for i := range func(yield func(int, int, int) bool) {} { // ERROR "cannot range over func(yield func(int, int, int) bool) {} (value of type func(yield func(int, int, int) bool)): func must be func(yield func(...) bool): yield func has too many parameters"
	}
	var s string // ERROR "declared and not used: s"
	for s = range m {
	}
	for x = range m { // ERROR "cannot use x (value of type string) as int value in assignment"
	}
	for i := range x { // ERROR "declared and not used: i"
		i = "a" // ERROR "cannot use \"a\" (untyped string constant) as int value in assignment"
	}
}
