// Labels and jumps.
package p

func f(x int) {
unused: // ERROR "label unused defined and not used"
	for {
		break
	}
	break       // ERROR "break is not in a loop, switch, or select"
	continue    // ERROR "continue is not in a loop"
	fallthrough // ERROR "fallthrough statement out of place"
	goto nowhere // ERROR "label nowhere not defined"
	goto over // ERROR "goto over jumps over declaration of y"
	y := 1
	_ = y
over:
	goto inside // ERROR "goto inside jumps into block starting at"
	{
	inside:
	}
block:
	{
		break block // ERROR "invalid break label block"
	}
	switch x {
	case 1:
		continue L // ERROR "continue label not defined: L"
	case 2:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
}
