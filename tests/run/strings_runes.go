package main

import "fmt"

func main() {
	s := "héllo, 世界\xff!"
	fmt.Println(len(s), s[1], s[7:9], s[8:])
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	fmt.Println([]rune(s)[1], []byte(s)[:3], string([]rune{0x4e16, -1, 'a'}), string(rune(0x1F600)))

	t := ""
	for _, c := range []byte("abc") {
		t += string(c) + "-"
	}
	fmt.Println(t, t < "b", t == "a-b-c-", "x"+"y" == "xy")
	fmt.Printf("%q %x %v\n", s, s, []byte("é"))
	const raw = `a\n
b`
	fmt.Println(raw, len(raw))
}
