// Functions: results, named results, variadic parameters, several values.
package main

// divmod gives both at once.
func divmod(a, b int) (int, int) {
	return a / b, a % b
}
// CHECK:      auto divmod(go::Int a, go::Int b) -> go::Tuple<go::Int, go::Int> {
// CHECK-NEXT:   return {go::div(a, b), go::mod(a, b)};
// CHECK-NEXT: }

func named(s string) (n int, err error) {
	n = len(s) // of bytes
	return
}
// CHECK:      auto named(go::String s) -> go::Tuple<go::Int, go::Error> {
// CHECK-NEXT:   go::Int n = 0;
// CHECK-NEXT:   go::Error err;
// CHECK-NEXT:   n = go::len(s);  // of bytes
// CHECK-NEXT:   return {n, err};
// CHECK-NEXT: }

func sum(xs ...int) int {
	total := 0
	for _, x := range xs {
		total += x
	}
	return total
}
// CHECK:      auto sum(go::Variadic<go::Int> xs) -> go::Int {
// CHECK-NEXT:   go::Int total = 0;
// CHECK-NEXT:   for (auto x : xs) {
// CHECK-NEXT:     total += x;
// CHECK-NEXT:   }
// CHECK-NEXT:   return total;
// CHECK-NEXT: }

func pair() (int, string) { return 1, "x" }
// CHECK:      auto pair() -> go::Tuple<go::Int, go::String> {
// CHECK-NEXT:   return {1, "x"};
// CHECK-NEXT: }

func takes(n int, s string) {}
// CHECK:      void takes(go::Int, go::String) {}

func main() {
	q, r := divmod(7, 2)
	q, r = r, q
	takes(pair())
	println(q, r, sum(), sum(1, 2), sum([]int{3}...))
	n, _ := named("go")
	println(n)
}
// CHECK:      void main() {
// CHECK-NEXT:   auto [q, r] = divmod(7, 2);
// CHECK-NEXT:   go::tie(q, r) = go::Tuple<go::Int, go::Int>{r, q};
// CHECK-NEXT:   auto [t1, t2] = pair();
// CHECK-NEXT:   takes(t1, t2);
// CHECK-NEXT:   auto t3 = sum({});
// CHECK-NEXT:   auto t4 = sum({1, 2});
// CHECK-NEXT:   go::println(q, r, t3, t4, sum(go::Slice<go::Int>{3}));
// CHECK-NEXT:   auto [n, _] = named("go");
// CHECK-NEXT:   go::println(n);
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
