package main

// print and println write to standard error, in formats of their own.
func main() {
	println("text", 1, -2, uint8(200), true, 'x')
	println(1.5, 100000000.0, -0.25, 1e100)
	println(complex(1, -2))
	print("no newline", 7, "\n")
	var p *int
	var e error
	println(p == nil, e == nil)
	println()
}
