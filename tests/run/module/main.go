package main

import (
	"fmt"

	"example.com/module/greet"
	"example.com/module/internal/shapes"
)

func main() {
	fmt.Println(greet.Hello("module"), greet.Count)
	var s shapes.Shape = shapes.Square(3)
	fmt.Println(s.Area(), shapes.Total(s, shapes.Shape(shapes.Square(1))), shapes.Total[shapes.Square](2, 3), helper())
}
