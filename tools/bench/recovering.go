package main

func fail(depth int) {
	if depth == 0 {
		panic("failed")
	}
	fail(depth - 1)
}

func try(depth int) (failed bool) {
	defer func() {
		failed = recover() != nil
	}()
	fail(depth)
	return
}

// Panics that are recovered, from depth 0 and depth 100.
func main() {
	count := 0
	for range 2_000_000 {
		if try(0) {
			count++
		}
	}
	for range 200_000 {
		if try(100) {
			count++
		}
	}
	println(count)
}
