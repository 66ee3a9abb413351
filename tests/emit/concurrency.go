// Goroutines, channels and select.
package main

func worker(id int, jobs <-chan int, results chan<- int) {
	for j := range jobs {
		results <- j * id
	}
}
// CHECK:      void worker(go::Int id, go::RecvChan<go::Int> jobs, go::SendChan<go::Int> results) {
// CHECK-NEXT:   for (auto j : jobs) {
// CHECK-NEXT:     results.send(j * id);
// CHECK-NEXT:   }
// CHECK-NEXT: }

func first(a, b chan int, quit chan bool) int {
	for {
		select {
		case v := <-a:
			return v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			return v
		case quit <- true: // nobody listens
		default:
			return 0
		}
	}
}
// CHECK:      auto first(go::Chan<go::Int> a, go::Chan<go::Int> b, go::Chan<go::Bool> quit) -> go::Int {
// CHECK-NEXT:   for (;;) {
// CHECK-NEXT:     go::RecvCase recv0{a};
// CHECK-NEXT:     go::RecvCase recv1{b};
// CHECK-NEXT:     go::SendCase send2{quit, true};
// CHECK-NEXT:     switch (go::trySelect(recv0, recv1, send2)) {
// CHECK-NEXT:       case 0: {
// CHECK-NEXT:         auto v = recv0.value();
// CHECK-NEXT:         return v;
// CHECK-NEXT:       }
// CHECK-NEXT:       case 1: {
// CHECK-NEXT:         auto [v, ok] = recv1.result();
// CHECK-NEXT:         if (!ok) {
// CHECK-NEXT:           b = nullptr;
// CHECK-NEXT:           continue;
// CHECK-NEXT:         }
// CHECK-NEXT:         return v;
// CHECK-NEXT:       }
// CHECK-NEXT:       case 2: {  // nobody listens
// CHECK-NEXT:         break;
// CHECK-NEXT:       }
// CHECK-NEXT:       default: {
// CHECK-NEXT:         return 0;
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }

func main() {
	jobs := make(chan int, 5)
	results := make(chan int, 5)
	for i := 1; i <= 2; i++ {
		go worker(i, jobs, results)
		go func() { results <- i }()
	}
	close(jobs)
	println(first(results, nil, nil), <-results)
}
// CHECK:      void main() {
// CHECK-NEXT:   auto jobs = go::makeChan<go::Int>(5);
// CHECK-NEXT:   auto results = go::makeChan<go::Int>(5);
// CHECK-NEXT:   for (go::Int i = 1; i <= 2; i++) {
// CHECK-NEXT:     go::spawn(worker, i, jobs, results);
// CHECK-NEXT:     go::spawn([results, i] { results.send(i); });
// CHECK-NEXT:   }
// CHECK-NEXT:   jobs.close();
// CHECK-NEXT:   auto t1 = first(results, nullptr, nullptr);
// CHECK-NEXT:   go::println(t1, results.recv());
// CHECK-NEXT: }
// CHECK:      int main() {
// CHECK-NEXT:   return go::run(main_::main);
// CHECK-NEXT: }
