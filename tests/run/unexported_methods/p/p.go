package p

import "fmt"

var V = f("p.V")

func f(s string) string { fmt.Println("var", s); return s }
func init()             { fmt.Println("init p") }

type A struct{}

func (A) secret() string { return "p secret" }

type hidden interface{ secret() string }

func Call(h hidden) string { return h.secret() }
