// Interfaces: method tables, assertions, type switches.
package main

type Shape interface {
	Area() float64
	Scale(k float64)
}
// CHECK:      struct Shape : go::Interface<Shape> {
// CHECK-NEXT:   using Interface::Interface;
// CHECK-NEXT:   struct Methods {
// CHECK-NEXT:     go::Float64 (*Area)(void* self);
// CHECK-NEXT:     void (*Scale)(void* self, go::Float64);
// CHECK-NEXT:   };
// CHECK-NEXT:   template <class T>
// CHECK-NEXT:   static constexpr Methods methodsOf = {
// CHECK-NEXT:       .Area = [](void* self) { return static_cast<T*>(self)->Area(); },
// CHECK-NEXT:       .Scale = [](void* self, go::Float64 arg1) { static_cast<T*>(self)->Scale(arg1); },
// CHECK-NEXT:   };
// CHECK-NEXT:   auto Area() const -> go::Float64 {
// CHECK-NEXT:     return methods()->Area(data());
// CHECK-NEXT:   }
// CHECK-NEXT:   void Scale(go::Float64 arg1) const {
// CHECK-NEXT:     methods()->Scale(data(), arg1);
// CHECK-NEXT:   }
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };

type Square struct{ side float64 }
// CHECK:      struct Square {
// CHECK-NEXT:   go::Float64 side = 0;
// CHECK-EMPTY:
// CHECK-NEXT:   friend auto operator==(const Square&, const Square&) -> bool = default;
// CHECK-EMPTY:
// CHECK-NEXT:   auto Area() -> go::Float64;
// CHECK-NEXT:   void Scale(go::Float64 k);
// CHECK-EMPTY:
// CHECK-NEXT:   static const go::Type goType;
// CHECK-NEXT: };

func (s *Square) Area() float64   { return s.side * s.side }
// CHECK:      auto Square::Area() -> go::Float64 {
// CHECK-NEXT:   auto s = this;
// CHECK-NEXT:   return s->side * s->side;
// CHECK-NEXT: }
func (s *Square) Scale(k float64) { s.side *= k }
// CHECK:      void Square::Scale(go::Float64 k) {
// CHECK-NEXT:   auto s = this;
// CHECK-NEXT:   s->side *= k;
// CHECK-NEXT: }

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nothing"
	case int, int64:
		return "integer"
	case Shape:
		v.Scale(2)
		return "shape"
	case string:
		return v
	default:
		return "other"
	}
}
// CHECK:      auto describe(go::Any x) -> go::String {
// CHECK-NEXT:   if (x == nullptr) {
// CHECK-NEXT:     return "nothing";
// CHECK-NEXT:   } else if (go::is<go::Int>(x) || go::is<go::Int64>(x)) {
// CHECK-NEXT:     return "integer";
// CHECK-NEXT:   } else if (auto [v, ok] = go::cast<Shape>(x); ok) {
// CHECK-NEXT:     v.Scale(2);
// CHECK-NEXT:     return "shape";
// CHECK-NEXT:   } else if (auto [v, ok] = go::cast<go::String>(x); ok) {
// CHECK-NEXT:     return v;
// CHECK-NEXT:   } else {
// CHECK-NEXT:     return "other";
// CHECK-NEXT:   }
// CHECK-NEXT: }

func main() {
	var s Shape = &Square{2}
	if sq, ok := s.(*Square); ok {
		println(sq.side)
	}
	println(s.Area(), describe(s), describe("x"), describe(3), describe(nil))
}
// CHECK:      void main() {
// CHECK-NEXT:   Shape s = go::alloc(Square{.side = 2});
// CHECK-NEXT:   if (auto [sq, ok] = go::cast<Square*>(s); ok) {
// CHECK-NEXT:     go::println(sq->side);
// CHECK-NEXT:   }
// CHECK-NEXT:   auto t1 = s.Area();
// CHECK-NEXT:   auto t2 = describe(s);
// CHECK-NEXT:   auto t3 = describe("x");
// CHECK-NEXT:   auto t4 = describe(go::Int(3));
// CHECK-NEXT:   go::println(t1, t2, t3, t4, describe(nullptr));
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
