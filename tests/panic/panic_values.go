package main

import "fmt"

type code int

func (c code) Error() string { return fmt.Sprint("code ", int(c)) }

func main() {
	defer func() {
		panic(fmt.Sprint("while panicking with ", recover()))
	}()
	panic(code(3))
}
