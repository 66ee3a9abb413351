package main

import "fmt"

func main() {
	var x int = "text"
	fmt.Println(y)
	unused := 1
	return 1
}
