package q

import (
	"ex.com/b1/p"
	"fmt"
)

var V = p.V + "+q"

func init() { fmt.Println("init q") }

type A2 struct{}

func (A2) secret() string { return "q secret" }

type hidden interface{ secret() string }

func Call(h any) string { return h.(hidden).secret() }
