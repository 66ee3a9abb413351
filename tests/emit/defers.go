// Defer and recover: the general form, operands evaluated at the statement.
package main

func safe(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err, _ = r.(error)
		}
	}()
	f()
	return nil
}
// CHECK:      auto safe(go::Func<void()> f) -> go::Error {
// CHECK-NEXT:   go::Error err;
// CHECK-NEXT:   go::deferring([&](go::Defers& defers) {
// CHECK-NEXT:     defers.push([&err](go::Recover recover) {
// CHECK-NEXT:       if (auto r = recover(); r != nullptr) {
// CHECK-NEXT:         go::tie(err, go::ignore) = go::cast<go::Error>(r);
// CHECK-NEXT:       }
// CHECK-NEXT:     });
// CHECK-NEXT:     f();
// CHECK-NEXT:     err = nullptr;
// CHECK-NEXT:   });
// CHECK-NEXT:   return err;
// CHECK-NEXT: }

func logged(name string) {
	n := 1
	defer println("leave", name, n)
	n++
	println("enter", name, n)
}
// CHECK:      void logged(go::String name) {
// CHECK-NEXT:   go::deferring([&](go::Defers& defers) {
// CHECK-NEXT:     go::Int n = 1;
// CHECK-NEXT:     defers.push([name, n] { go::println("leave", name, n); });
// CHECK-NEXT:     n++;
// CHECK-NEXT:     go::println("enter", name, n);
// CHECK-NEXT:   });
// CHECK-NEXT: }

func main() {
	logged("main")
	if err := safe(func() { panic("x") }); err != nil {
		println(err.Error())
	}
}
// CHECK:      void main() {
// CHECK-NEXT:   logged("main");
// CHECK-NEXT:   if (auto err = safe([] { go::panic("x"); }); err != nullptr) {
// CHECK-NEXT:     go::println(err.Error());
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
