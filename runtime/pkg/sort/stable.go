package sort

// This file is the in-place stable sort: insertion sort of short blocks, then merges by rotation, doubling the block.

const stableBlock = 20

func stableSort(data Interface, n int) {
	for lo := 0; lo < n; lo += stableBlock {
		insertionSort(data, lo, min(lo+stableBlock, n))
	}
	for size := stableBlock; size < n; size *= 2 {
		for lo := 0; lo+size < n; lo += 2 * size {
			merge(data, lo, lo+size, min(lo+2*size, n))
		}
	}
}

// merge merges the sorted ranges [lo, mid) and [mid, hi). It halves the longer one, finds by binary search what the cut
// splits off the other, rotates these two pieces into place and goes on with both sides.
func merge(data Interface, lo, mid, hi int) {
	for lo < mid && mid < hi {
		if !data.Less(mid, mid-1) {
			return
		}
		if mid-lo == 1 && hi-mid == 1 {
			data.Swap(lo, mid)
			return
		}
		var left, right int
		if mid-lo >= hi-mid {
			left = lo + (mid-lo)/2
			right = mid + Search(hi-mid, func(i int) bool { return !data.Less(mid+i, left) })
		} else {
			right = mid + (hi-mid)/2
			left = lo + Search(mid-lo, func(i int) bool { return data.Less(right, lo+i) })
		}
		rotate(data, left, mid, right)
		middle := left + right - mid
		merge(data, lo, left, middle)
		lo, mid = middle, right
	}
}

// rotate swaps the neighbouring ranges [lo, mid) and [mid, hi) by swapping blocks of equal length.
func rotate(data Interface, lo, mid, hi int) {
	left, right := mid-lo, hi-mid
	for left > 0 && right > 0 {
		if left <= right {
			swapRange(data, lo, lo+right, left)
			right -= left
			continue
		}
		swapRange(data, lo, lo+left, right)
		lo += right
		left -= right
	}
}

func swapRange(data Interface, a, b, n int) {
	for i := range n {
		data.Swap(a+i, b+i)
	}
}
