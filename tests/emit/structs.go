// Structs, methods, embedding and defined types.
package main

type Point struct {
	X, Y int // in pixels
}
// CHECK:      struct Point {
// CHECK-NEXT:   go::Int X = 0;
// CHECK-NEXT:   go::Int Y = 0;  // in pixels
// CHECK-EMPTY:
// CHECK-NEXT:   friend auto operator==(const Point&, const Point&) -> bool = default;
// CHECK-EMPTY:
// CHECK-NEXT:   void Scale(go::Int k);
// CHECK-NEXT:   auto Sum() const -> go::Int;
// CHECK-EMPTY:
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };

// Scale changes p.
func (p *Point) Scale(k int) {
	p.X *= k
	p.Y *= k
}

func (p Point) Sum() int { return p.X + p.Y }

type Named struct {
	Point
	name string
}
// CHECK:      struct Named {
// CHECK-NEXT:   Point Point_{};
// CHECK-NEXT:   go::String name{};
// CHECK-EMPTY:
// CHECK-NEXT:   friend auto operator==(const Named&, const Named&) -> bool = default;
// CHECK-EMPTY:
// CHECK-NEXT:   void Scale(go::Int k);
// CHECK-NEXT:   auto Sum() const -> go::Int;
// CHECK-EMPTY:
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };

type Celsius float64
// CHECK:      struct Celsius : go::Defined<Celsius, go::Float64> {
// CHECK-NEXT:   using Defined::Defined;
// CHECK-EMPTY:
// CHECK-NEXT:   auto Fahrenheit() const -> go::Float64;
// CHECK-EMPTY:
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };

func (c Celsius) Fahrenheit() float64 { return float64(c)*9/5 + 32 }

type Stack []int
// CHECK:      struct Stack : go::Slice<go::Int> {
// CHECK-NEXT:   using Slice::Slice;
// CHECK-EMPTY:
// CHECK-NEXT:   void Push(go::Int x);
// CHECK-EMPTY:
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };
// CHECK:      void Point::Scale(go::Int k) {
// CHECK-NEXT:   auto p = this;
// CHECK-NEXT:   p->X *= k;
// CHECK-NEXT:   p->Y *= k;
// CHECK-NEXT: }
// CHECK:      auto Point::Sum() const -> go::Int {
// CHECK-NEXT:   const auto& p = *this;
// CHECK-NEXT:   return p.X + p.Y;
// CHECK-NEXT: }
// CHECK:      auto Celsius::Fahrenheit() const -> go::Float64 {
// CHECK-NEXT:   auto c = *this;
// CHECK-NEXT:   return go::Float64(c.value) * 9 / 5 + 32;
// CHECK-NEXT: }

func (s *Stack) Push(x int) { *s = append(*s, x) }
// CHECK:      void Stack::Push(go::Int x) {
// CHECK-NEXT:   auto s = this;
// CHECK-NEXT:   *s = go::append(*s, x);
// CHECK-NEXT: }

func main() {
	n := &Named{Point{1, 2}, "p"}
	n.Scale(3)
	var s Stack
	s.Push(n.Sum())
	println(n.X, s[0], Celsius(20).Fahrenheit(), n.name)
}
// CHECK:      void main() {
// CHECK-NEXT:   auto n = go::alloc(Named{.Point_ = Point{.X = 1, .Y = 2}, .name = "p"});
// CHECK-NEXT:   n->Scale(3);
// CHECK-NEXT:   Stack s;
// CHECK-NEXT:   s.Push(n->Sum());
// CHECK-NEXT:   auto t1 = Celsius(20.0).Fahrenheit();
// CHECK-NEXT:   go::println(n->Point_.X, s[0], t1, n->name);
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
