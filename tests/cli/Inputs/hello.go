package main

import (
	"fmt"
	"os"
)

// main greets its arguments.
func main() {
	fmt.Println("hello", len(os.Args)-1, os.Args[1:])
	os.Exit(3)
}
