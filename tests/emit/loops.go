// Loops: ranges, loop variables of an iteration, labels, functions as iterators.
package main

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
// CHECK:      auto count(go::Int n) -> go::Func<void(go::Func<go::Bool(go::Int)>)> {
// CHECK-NEXT:   return [n](go::Func<go::Bool(go::Int)> yield) {
// CHECK-NEXT:     for (auto i : go::range(n)) {
// CHECK-NEXT:       if (!yield(i)) {
// CHECK-NEXT:         return;
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   };
// CHECK-NEXT: }

func find(want int) bool {
	for v := range count(10) {
		if v == want {
			return true
		}
	}
	return false
}
// CHECK:      auto find(go::Int want) -> go::Bool {
// CHECK-NEXT:   go::Bool result = false;
// CHECK-NEXT:   go::Int leave = 0;
// CHECK-NEXT:   count(10)(go::loopBody<go::Bool(go::Int)>([&](go::Int v) -> go::Bool {
// CHECK-NEXT:     if (v == want) {
// CHECK-NEXT:       result = true;
// CHECK-NEXT:       leave = 1;
// CHECK-NEXT:       return false;
// CHECK-NEXT:     }
// CHECK-NEXT:     return true;
// CHECK-NEXT:   }));
// CHECK-NEXT:   if (leave == 1) {
// CHECK-NEXT:     return result;
// CHECK-NEXT:   }
// CHECK-NEXT:   return false;
// CHECK-NEXT: }

func pairs(m map[string]int, s string) int {
	total := 0
	for k, v := range m {
		total += len(k) * v
	}
	for i, r := range s {
		total += i * int(r)
	}
	return total
}
// CHECK:      auto pairs(go::Map<go::String, go::Int> m, go::String s) -> go::Int {
// CHECK-NEXT:   go::Int total = 0;
// CHECK-NEXT:   for (auto [k, v] : go::range(m)) {
// CHECK-NEXT:     total += go::len(k) * v;
// CHECK-NEXT:   }
// CHECK-NEXT:   for (auto [i, r] : go::range(s)) {
// CHECK-NEXT:     total += i * go::Int(r);
// CHECK-NEXT:   }
// CHECK-NEXT:   return total;
// CHECK-NEXT: }

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { println(i) })
	}
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { i++; println(i) })
	}
outer:
	for i := 0; ; i++ {
		for j := range 3 {
			if j == i {
				continue outer
			}
			if i > 2 {
				break outer
			}
		}
	}
	println(find(3), pairs(map[string]int{"a": 1}, "é"), len(fs))
}
// CHECK:      void main() {
// CHECK-NEXT:   go::Slice<go::Func<void()>> fs;
// CHECK-NEXT:   for (go::Int i = 0; i < 3; i++) {
// CHECK-NEXT:     fs = go::append(fs, [i] { go::println(i); });
// CHECK-NEXT:   }
// CHECK-NEXT:   for (go::Int i_ = 0; i_ < 3; i_++) {
// CHECK-NEXT:     auto& i = go::heap<go::Int>(i_);
// CHECK-NEXT:     fs = go::append(fs, [&i] {
// CHECK-NEXT:       i++;
// CHECK-NEXT:       go::println(i);
// CHECK-NEXT:     });
// CHECK-NEXT:     i_ = i;
// CHECK-NEXT:   }
// CHECK-NEXT:   for (go::Int i = 0;; i++) {
// CHECK-NEXT:     {
// CHECK-NEXT:       for (auto j : go::range(go::Int(3))) {
// CHECK-NEXT:         if (j == i) {
// CHECK-NEXT:           goto nextOuter;
// CHECK-NEXT:         }
// CHECK-NEXT:         if (i > 2) {
// CHECK-NEXT:           goto endOuter;
// CHECK-NEXT:         }
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   nextOuter:;
// CHECK-NEXT:   }
// CHECK-NEXT: endOuter:;
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
