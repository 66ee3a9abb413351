#include "sched/symbol.h"

#include <gtest/gtest.h>

namespace gort {
namespace {

TEST(GoName, FunctionsMethodsAndLiterals) {
  EXPECT_STREQ(GoName("main_::worker(go::Chan<long>)").text(), "main.worker");
  EXPECT_TRUE(GoName("main_::worker(go::Chan<long>)").hasParameters());
  EXPECT_STREQ(GoName("main_::main()").text(), "main.main");
  EXPECT_FALSE(GoName("main_::main()").hasParameters());
  EXPECT_STREQ(GoName("main_::List::Push(long)").text(), "main.(*List).Push");
  EXPECT_STREQ(GoName("main_::List::Len() const").text(), "main.List.Len");
  EXPECT_STREQ(GoName("main_::main()::$_0::operator()() const").text(), "main.main.func1");
  EXPECT_STREQ(GoName("main_::main()::{lambda(long)#1}::operator()(long) const").text(), "main.main.func1");
}

TEST(GoName, BundledPackagesAndInstances) {
  EXPECT_STREQ(GoName("go::sync::WaitGroup::Wait()").text(), "sync.(*WaitGroup).Wait");
  EXPECT_STREQ(GoName("go::sync::atomic::AddInt32(int*, int)").text(), "sync/atomic.AddInt32");
  EXPECT_STREQ(GoName("go::Slice<long> main_::Map<long, long>(go::Slice<long>, go::Func<long (long)>)").text(),
               "main.Map");
}

TEST(GoName, SiblingsOfInlinedFunctions) {
  GoName main("main_::main()");
  EXPECT_STREQ(main.sibling("helper<long>").text(), "main.helper");
  EXPECT_STREQ(main.sibling("operator()").text(), "main.main.func1");
  EXPECT_STREQ(GoName("go::sync::atomic::AddInt32(int*, int)").sibling("f").text(), "sync/atomic.f");
}

TEST(GoName, TheRuntimeIsNotShown) {
  EXPECT_FALSE(GoName("gort::chanRecv(gort::ChanCore*, void*)").known());
  EXPECT_FALSE(GoName("void go::spawn<long, long>(void (*)(long), long const&)").known());
  EXPECT_FALSE(GoName("go::Chan<long>::recv() const").known());
  EXPECT_FALSE(GoName("go::detail::recv<long>(gort::ChanCore*)").known());
  EXPECT_FALSE(GoName("main").known());
}

}  // namespace
}  // namespace gort
