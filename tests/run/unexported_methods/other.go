package main

import "fmt"

var b = trace("main.b", c*2)
var c = func() int { return trace("main.c", 3) }()
var _ = trace("blank", 0)

func trace(s string, n int) int { fmt.Println(s, n); return n }
func init()                     { fmt.Println("init other") }
