package main

import (
	"fmt"

	"example.com/tool/go-yaml"
)

// A type's name shows the name of its package, which need not be the last element of the path.

func main() {
	fmt.Printf("%T %T\n", yaml.Node{}, &yaml.List[yaml.Node]{})
	defer func() { fmt.Println(recover()) }()
	var x any = yaml.Node{}
	_ = x.(fmt.Stringer)
}
