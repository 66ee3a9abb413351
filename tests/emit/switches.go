// Switches: C++'s own for integers, chains of ifs otherwise.
package main

const (
	Red = iota
	Green
	Blue
)

func name(c int) string {
	switch c {
	case Red:
		return "red"
	case Green, Blue:
		fallthrough
	default:
		return "cold"
	}
}
// CHECK:      auto name(go::Int c) -> go::String {
// CHECK-NEXT:   switch (c) {
// CHECK-NEXT:     case 0: {
// CHECK-NEXT:       return "red";
// CHECK-NEXT:     }
// CHECK-NEXT:     case 1:
// CHECK-NEXT:     case 2: {
// CHECK-NEXT:     }
// CHECK-NEXT:       {{\[\[}}fallthrough]];
// CHECK-NEXT:     default: {
// CHECK-NEXT:       return "cold";
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT:   __builtin_unreachable();
// CHECK-NEXT: }

func size(n int) string {
	switch {
	case n < 10:
		return "small"
	case n < 100:
		return "medium"
	}
	return "large"
}
// CHECK:      auto size(go::Int n) -> go::String {
// CHECK-NEXT:   if (n < 10) {
// CHECK-NEXT:     return "small";
// CHECK-NEXT:   } else if (n < 100) {
// CHECK-NEXT:     return "medium";
// CHECK-NEXT:   }
// CHECK-NEXT:   return "large";
// CHECK-NEXT: }

func word(s string) int {
	switch s {
	case "one":
		return 1
	case "two", "zwei":
		return 2
	}
	return 0
}
// CHECK:      auto word(go::String s) -> go::Int {
// CHECK-NEXT:   if (s == go::String("one")) {
// CHECK-NEXT:     return 1;
// CHECK-NEXT:   } else if (s == go::String("two") || s == go::String("zwei")) {
// CHECK-NEXT:     return 2;
// CHECK-NEXT:   }
// CHECK-NEXT:   return 0;
// CHECK-NEXT: }

func main() {
	println(name(Blue), size(50), word("zwei"))
}
// CHECK:      void main() {
// CHECK-NEXT:   auto t1 = name(Blue);
// CHECK-NEXT:   auto t2 = size(50);
// CHECK-NEXT:   go::println(t1, t2, word("zwei"));
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
