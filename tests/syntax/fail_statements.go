// Statements that do not parse: each error in gc's words, the parser goes on behind it.
package p

func f(x int) {
	if x = 1 { // ERROR "cannot use assignment x = 1 as value"
	}
	if x > 1 {
	} else x++ // ERROR "else must be followed by if or statement block"
	for i := 0; i < 10 { // ERROR "unexpected {, expected semicolon or newline"
	} // ERROR "unexpected }, expected expression"
	for i := 0 { // ERROR "cannot use i := 0 as value"
	}
	for var i = 0; i < 10; i++ { // ERROR "var declaration not allowed in for initializer"
	}
	switch x { // a comment
	x++ // ERROR "unexpected name x, expected case or default or }"
	} // ERROR "unexpected }, expected :"
	x y // ERROR "unexpected name y at end of statement"
	go (f(1)) // ERROR "expression in go must not be parenthesized"
	a, b += 1, 2 // ERROR "unexpected \+=, expected := or = or comma"
	var 1 // ERROR "unexpected literal 1, expected name"
	f(1 2) // ERROR "unexpected literal 2 in argument list; possibly missing comma or \)"
}

func g() { // ERROR "unexpected name g, expected \("
	switch { // ERROR "unexpected keyword switch at end of statement"
	case true:
	L: // ERROR "missing statement after label"
	default:
	}
}
