package slices

import "cmp"

// This file is the introsort behind Sort and SortFunc: quicksort that divides by a median of three, in three parts where
// equal elements abound; insertion sort for short slices; heapsort once the depth limit is used up. The two versions
// differ only in how they compare: an ordered type gets plain comparisons.

const shortSlice = 16

// depthLimit is twice the depth of a perfectly balanced quicksort.
func depthLimit(n int) int {
	depth := 0
	for ; n > 0; n >>= 1 {
		depth++
	}
	return depth * 2
}

// introSort sorts x.
func introSort[E cmp.Ordered](x []E, limit int) {
	for len(x) > shortSlice {
		if limit == 0 {
			heapSortFunc(x, cmp.Compare[E])
			return
		}
		limit--
		if ascending(x) {
			return
		}
		mid := partition(x)
		if mid < len(x)/2 {
			introSort(x[:mid], limit)
			x = x[mid+1:]
			continue
		}
		introSort(x[mid+1:], limit)
		x = x[:mid]
	}
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && cmp.Less(v, x[j-1]); j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

func ascending[E cmp.Ordered](x []E) bool {
	for i := 1; i < len(x); i++ {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// partition orders first, middle and last element, takes the middle one as pivot, moves what is less to its left and
// what is greater to its right, and returns its index. Equal elements stop both scans, which keeps the parts balanced.
func partition[E cmp.Ordered](x []E) int {
	last := len(x) - 1
	mid := last / 2
	if cmp.Less(x[mid], x[0]) {
		x[mid], x[0] = x[0], x[mid]
	}
	if cmp.Less(x[last], x[0]) {
		x[last], x[0] = x[0], x[last]
	}
	if cmp.Less(x[last], x[mid]) {
		x[last], x[mid] = x[mid], x[last]
	}
	x[0], x[mid] = x[mid], x[0]
	pivot := x[0]
	i, j := 0, len(x)
	for {
		for i++; i < j && cmp.Less(x[i], pivot); i++ {
		}
		for j--; cmp.Less(pivot, x[j]); j-- {
		}
		if i >= j {
			break
		}
		x[i], x[j] = x[j], x[i]
	}
	x[0], x[j] = x[j], x[0]
	return j
}

func introSortFunc[E any](x []E, limit int, cmp func(a, b E) int) {
	for len(x) > shortSlice {
		if limit == 0 {
			heapSortFunc(x, cmp)
			return
		}
		limit--
		if IsSortedFunc(x, cmp) {
			return
		}
		mid := partitionFunc(x, cmp)
		if mid < len(x)/2 {
			introSortFunc(x[:mid], limit, cmp)
			x = x[mid+1:]
			continue
		}
		introSortFunc(x[mid+1:], limit, cmp)
		x = x[:mid]
	}
	insertionSortFunc(x, cmp)
}

func insertionSortFunc[E any](x []E, cmp func(a, b E) int) {
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && cmp(v, x[j-1]) < 0; j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

// partitionFunc is partition. A cmp that is no order may send the scans anywhere, so both check their bounds.
func partitionFunc[E any](x []E, cmp func(a, b E) int) int {
	last := len(x) - 1
	mid := last / 2
	if cmp(x[mid], x[0]) < 0 {
		x[mid], x[0] = x[0], x[mid]
	}
	if cmp(x[last], x[0]) < 0 {
		x[last], x[0] = x[0], x[last]
	}
	if cmp(x[last], x[mid]) < 0 {
		x[last], x[mid] = x[mid], x[last]
	}
	x[0], x[mid] = x[mid], x[0]
	pivot := x[0]
	i, j := 0, len(x)
	for {
		for i++; i < j && cmp(x[i], pivot) < 0; i++ {
		}
		for j--; j > 0 && cmp(pivot, x[j]) < 0; j-- {
		}
		if i >= j {
			break
		}
		x[i], x[j] = x[j], x[i]
	}
	x[0], x[j] = x[j], x[0]
	return j
}

func heapSortFunc[E any](x []E, cmp func(a, b E) int) {
	for i := len(x)/2 - 1; i >= 0; i-- {
		sinkFunc(x, i, cmp)
	}
	for n := len(x) - 1; n > 0; n-- {
		x[0], x[n] = x[n], x[0]
		sinkFunc(x[:n], 0, cmp)
	}
}

func sinkFunc[E any](heap []E, i int, cmp func(a, b E) int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && cmp(heap[child], heap[child+1]) < 0 {
			child++
		}
		if cmp(heap[i], heap[child]) >= 0 {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}

// mergeSort sorts x stably; spare has room for half of x.
func mergeSort[E any](x, spare []E, cmp func(a, b E) int) {
	if len(x) <= shortSlice {
		insertionSortFunc(x, cmp)
		return
	}
	mid := len(x) / 2
	mergeSort(x[:mid], spare, cmp)
	mergeSort(x[mid:], spare, cmp)
	if cmp(x[mid], x[mid-1]) >= 0 {
		return
	}
	left := spare[:copy(spare, x[:mid])]
	right := x[mid:]
	k := 0
	for len(left) > 0 && len(right) > 0 {
		if cmp(right[0], left[0]) < 0 {
			x[k] = right[0]
			right = right[1:]
		} else {
			x[k] = left[0]
			left = left[1:]
		}
		k++
	}
	copy(x[k:], left)
}
