package main

import (
	"fmt"
	"math"
	"unsafe"
)

// unsafe.Slice and unsafe.String check their length.

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	var p [4]int32
	var b [4]byte
	var nilInts *int32
	var nilEmpty *struct{}
	n, big := -1, uint64(math.MaxUint64)
	try("ok", func() { fmt.Println(unsafe.Slice(&p[0], 4), unsafe.Slice(nilInts, 0) == nil) })
	try("negative", func() { _ = unsafe.Slice(&p[0], n) })
	try("huge", func() { _ = unsafe.Slice(&p[0], big) })
	try("overflow", func() { _ = unsafe.Slice(&p[0], math.MaxInt64/2) })
	try("nil", func() { _ = unsafe.Slice(nilInts, 1) })
	try("nil negative", func() { _ = unsafe.Slice(nilInts, n) })
	try("nil empty", func() { _ = unsafe.Slice(nilEmpty, 1) })
	try("string ok", func() { fmt.Println(len(unsafe.String(&b[0], 4)), unsafe.String(nil, 0) == "") })
	try("string negative", func() { _ = unsafe.String(&b[0], n) })
	try("string nil", func() { _ = unsafe.String(nil, 1) })
}
