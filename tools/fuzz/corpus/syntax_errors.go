package p

import "fmt" "os"

func f( {
	if x := 1 {
	}
	for i := 0; i < 10 {
	}
	a b c
	var 1 = 2
	x = [
}

type T struct { a int, b int }

func (a, b T) m[P]() { else { } }

func g() { return 1,, 2 } }

const 'ab' = "unclosed
var r = `raw
