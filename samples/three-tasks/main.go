// Three tasks at once: a download, the factorial of a large number, and a write to disk. Each blocks or computes for a while, and
// none keeps the others from running.
package main

import (
	"bytes"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
)

// serve sends the first half of the data at once and the second half when the other two tasks are done: a download that
// cannot end before them. Were the three tasks run one after the other, they would wait forever.
func serve(listener net.Listener, data []byte, othersDone <-chan bool) {
	conn, err := listener.Accept()
	if err != nil {
		fmt.Println("accept:", err)
		return
	}
	defer conn.Close()
	conn.Write(data[:len(data)/2])
	<-othersDone
	conn.Write(data[len(data)/2:])
}

func downloadFile(address string, result chan<- []byte) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		fmt.Println("dial:", err)
		result <- nil
		return
	}
	defer conn.Close()
	data, err := io.ReadAll(conn)
	if err != nil {
		fmt.Println("read:", err)
	}
	result <- data
}

// product returns lo * (lo+1) * ... * hi, by halves, so that large numbers meet large numbers.
func product(lo, hi int64) *big.Int {
	if lo == hi {
		return big.NewInt(lo)
	}
	mid := lo + (hi-lo)/2
	return new(big.Int).Mul(product(lo, mid), product(mid+1, hi))
}

func computeFactorial(n int64, result chan<- *big.Int) {
	result <- product(1, n)
}

func writeDataToDisk(name string, data []byte, result chan<- error) {
	result <- os.WriteFile(name, data, 0o644)
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println("listen:", err)
		os.Exit(1)
	}
	folder, err := os.MkdirTemp("", "three-tasks")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer os.RemoveAll(folder)

	page := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	othersDone := make(chan bool)
	go serve(listener, page, othersDone)

	downloaded := make(chan []byte)
	computed := make(chan *big.Int)
	written := make(chan error)
	go downloadFile(listener.Addr().String(), downloaded)
	go computeFactorial(100000, computed)
	file := filepath.Join(folder, "data")
	go writeDataToDisk(file, []byte("some data"), written)

	digits := (<-computed).String()
	fmt.Println("100000! has", len(digits), "digits and begins with", digits[:20])

	if err := <-written; err != nil {
		fmt.Println("write:", err)
	}
	data, err := os.ReadFile(file)
	fmt.Printf("on disk: %q, %v\n", data, err)

	close(othersDone)
	received := <-downloaded
	fmt.Println("downloaded", len(received), "bytes, as sent:", bytes.Equal(received, page))
}
