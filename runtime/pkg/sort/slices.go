package sort

import "slices"

// IntSlice orders ints by <.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Float64Slice orders numbers by <, NaN before all others.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }

func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || x[i] != x[i] && x[j] == x[j]
}

func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// StringSlice orders strings by <.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Ints sorts x in increasing order.
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts x in increasing order, NaN first.
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts x in increasing order.
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is in increasing order.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is in increasing order, NaN first.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is in increasing order.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }

// Slice sorts the slice x by less, which gets indices of x. It panics if x is no slice.
func Slice(x any, less func(i, j int) bool) {
	Sort(anySlice(x, less))
}

// SliceStable is Slice, keeping the order of equal elements.
func SliceStable(x any, less func(i, j int) bool) {
	Stable(anySlice(x, less))
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	return IsSorted(anySlice(x, less))
}

// lessSwap sorts by functions instead of methods.
type lessSwap struct {
	len  int
	less func(i, j int) bool
	swap func(i, j int)
}

func (s *lessSwap) Len() int           { return s.len }
func (s *lessSwap) Less(i, j int) bool { return s.less(i, j) }
func (s *lessSwap) Swap(i, j int)      { s.swap(i, j) }

func anySlice(x any, less func(i, j int) bool) *lessSwap {
	return &lessSwap{len: lenOf(x), less: less, swap: swapperOf(x)}
}

// lenOf returns the length of the slice x; it panics if x is none.
//
//go:noescape
func lenOf(x any) int

// swapperOf returns a function that swaps two elements of the slice x, whatever their type.
func swapperOf(x any) func(i, j int)
