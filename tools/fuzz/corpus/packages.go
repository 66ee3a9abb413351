package lib

type T struct{ Exported, hidden int }

func (t *T) Get() int { return t.hidden }

type G[P any] []P

func New[P any](p P) G[P] { return G[P]{p} }

var V = New(T{})

const K = 1 << 3
//==
package p

import (
	"fmt"
	. "lib"
	l "lib"
	"unsafe"
)

type E struct {
	l.T
	*G[int]
}

func main() {
	e := E{T: T{Exported: K}}
	fmt.Println(e.Get(), l.V[0], New("x"), unsafe.Sizeof(e))
}
