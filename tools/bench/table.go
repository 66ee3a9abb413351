package main

type entry struct {
	key, value int
}

type table struct {
	slots []*entry
	used  int
}

func (t *table) find(key int) int {
	i := key * 0x9E3779B1 & (len(t.slots) - 1)
	for t.slots[i] != nil && t.slots[i].key != key {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return i
}

func (t *table) set(key, value int) {
	if 2*(t.used+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]*entry, 2*len(old))
		for _, e := range old {
			if e != nil {
				t.slots[t.find(e.key)] = e
			}
		}
	}
	i := t.find(key)
	if t.slots[i] == nil {
		t.used++
	}
	t.slots[i] = &entry{key, value}
}

// An open hash table of pointers that grows to 400,000 entries, three times.
func main() {
	sum := 0
	for round := range 12 {
		t := &table{slots: make([]*entry, 16)}
		for i := range 800_000 {
			t.set(i%400_000, i+round)
		}
		sum += t.slots[t.find(4711)].value
	}
	println(sum)
}
