package p

func f(xs []int, m map[string]int, s string, it func(yield func(int, string) bool)) (n int, err error) {
	for i := 0; i < len(xs); i++ {
		xs[i] <<= 1
		xs[i]++
	}
	for i, c := range s {
		if c == 'x' || i&^1 == 3 {
			break
		} else if v, ok := m[s[i:]]; ok {
			n += v
		} else {
			m[s] = -n
		}
	}
	for k, v := range it {
		defer func() { n, err = k, nil; _ = v }()
	}
	for range 10 {
	}
	for k := range m {
		delete(m, k)
	}
	switch x := n; x {
	case 1, 2:
		fallthrough
	case 3:
		x--
	default:
	}
	var a [3][]string
	a[0], a[1] = append(a[1], "b", s), a[2][1:2:3]
	copy(a[0], a[1])
	p := &a[0]
	*p = nil
	clear(m)
	_ = min(n, 2, 3)
	{
		type local struct{ next *local }
		const k = 3
		var l local
		l.next = &l
	}
	return n, err
}
