package main

// Maps of integers and of strings: insertion, lookup, iteration, deletion.
func main() {
	m := map[int]int{}
	for i := range 1_000_000 {
		m[i*7919%1_000_003] += i
	}
	sum := 0
	for k, v := range m {
		sum += k ^ v
	}
	words := map[string]int{}
	key := []byte("abcdef")
	for i := range 1_000_000 {
		key[i%6] = 'a' + byte(i%13)
		words[string(key)]++
	}
	for i := range 500_000 {
		delete(m, i)
	}
	println(sum, len(m), len(words))
}
