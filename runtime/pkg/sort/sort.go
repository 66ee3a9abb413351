// Package sort sorts anything that can compare and swap its elements.
//
// Sort is an introsort: quicksort with a median-of-three (of nine for long ranges), insertion sort for short ranges, and
// heapsort when the recursion gets suspiciously deep, so that the worst case is O(n log n).
package sort

// Interface is what the sorts need: elements are named by index.
type Interface interface {
	Len() int
	// Less reports whether element i must come before element j. It must be a strict weak order.
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data. Equal elements may change their order.
func Sort(data Interface) {
	n := data.Len()
	if n > 1 {
		introSort(data, 0, n, depthLimit(n))
	}
}

// Stable sorts data and keeps the order of equal elements, with O(n log n) comparisons and no extra memory.
func Stable(data Interface) {
	stableSort(data, data.Len())
}

// IsSorted reports whether no element is less than the one before it.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

// Reverse returns data in the opposite order.
func Reverse(data Interface) Interface {
	return &reverse{data}
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool {
	return r.Interface.Less(j, i)
}

const (
	shortRange = 12 // sorted by insertion
	longRange  = 50 // worth nine samples
)

// depthLimit is twice the depth of a perfectly balanced quicksort.
func depthLimit(n int) int {
	depth := 0
	for ; n > 0; n >>= 1 {
		depth++
	}
	return depth * 2
}

// introSort sorts [lo, hi).
func introSort(data Interface, lo, hi, limit int) {
	for hi-lo > shortRange {
		if limit == 0 {
			heapSort(data, lo, hi)
			return
		}
		limit--
		if inOrder(data, lo, hi) {
			return
		}
		choosePivot(data, lo, hi)
		// A pivot equal to the element before the range is its minimum: what equals it needs no more sorting.
		if lo > 0 && !data.Less(lo-1, lo) {
			lo = partitionEqual(data, lo, hi)
			continue
		}
		mid := partition(data, lo, hi)
		if mid-lo < hi-mid-1 {
			introSort(data, lo, mid, limit)
			lo = mid + 1
		} else {
			introSort(data, mid+1, hi, limit)
			hi = mid
		}
	}
	insertionSort(data, lo, hi)
}

// inOrder looks for a descent among the first elements, and through the whole range only if there is none.
func inOrder(data Interface, lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

func insertionSort(data Interface, lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		for j := i; j > lo && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// choosePivot moves the median of some samples to lo.
func choosePivot(data Interface, lo, hi int) {
	n := hi - lo
	mid := lo + n/2
	if n > longRange {
		step := n / 8
		median(data, lo+step, lo, lo+2*step)
		median(data, mid, mid-step, mid+step)
		median(data, hi-1-step, hi-1-2*step, hi-1)
		median(data, lo, lo+step, mid)
		median(data, lo, mid, hi-1-step)
		return
	}
	median(data, lo, mid, hi-1)
}

// median moves the median of three elements to index a.
func median(data Interface, a, b, c int) {
	if data.Less(a, b) {
		data.Swap(a, b)
	}
	// a >= b
	if data.Less(c, b) {
		data.Swap(a, b)
		return
	}
	if data.Less(c, a) {
		data.Swap(a, c)
	}
}

// partition splits (lo, hi) by the pivot at lo into elements not greater and not less, puts the pivot between them and
// returns its index.
func partition(data Interface, lo, hi int) int {
	i, j := lo+1, hi-1
	for {
		for i <= j && data.Less(i, lo) {
			i++
		}
		for i <= j && data.Less(lo, j) {
			j--
		}
		if i >= j {
			break
		}
		data.Swap(i, j)
		i++
		j--
	}
	data.Swap(lo, j)
	return j
}

// partitionEqual moves the elements equal to the pivot at lo, a minimum of the range, to its front and returns the index
// of the first greater one.
func partitionEqual(data Interface, lo, hi int) int {
	end := lo + 1
	for i := lo + 1; i < hi; i++ {
		if !data.Less(lo, i) {
			data.Swap(i, end)
			end++
		}
	}
	return end
}

func heapSort(data Interface, lo, hi int) {
	n := hi - lo
	for i := n/2 - 1; i >= 0; i-- {
		sink(data, lo, i, n)
	}
	for n--; n > 0; n-- {
		data.Swap(lo, lo+n)
		sink(data, lo, 0, n)
	}
}

// sink moves element i of the heap of n elements that starts at lo down to its place.
func sink(data Interface, lo, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(lo+child, lo+child+1) {
			child++
		}
		if !data.Less(lo+i, lo+child) {
			return
		}
		data.Swap(lo+i, lo+child)
		i = child
	}
}
