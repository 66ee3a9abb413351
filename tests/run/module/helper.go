package main

import g "example.com/module/greet"

func init() { g.Count++ }

func helper() string { return g.Hello("second file") }
