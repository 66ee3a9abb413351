package main

func main() {
	go func() {
		panic(1.5)
	}()
	select {}
}
