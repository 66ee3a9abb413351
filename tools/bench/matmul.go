package main

func matmul(a, b, c [][]float64) {
	for i := range a {
		for k := range b {
			x := a[i][k]
			for j := range c[i] {
				c[i][j] += x * b[k][j]
			}
		}
	}
}

func matrix(n int, f float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = f * float64(i-j)
		}
	}
	return m
}

func main() {
	const n = 400
	a, b, c := matrix(n, 1), matrix(n, 0.5), matrix(n, 0)
	for range 5 {
		matmul(a, b, c)
	}
	println(int(c[n/2][n/2]))
}
