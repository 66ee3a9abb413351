// Which kind of stacks a program's goroutines may have. Small segmented ones need every function that runs on a
// goroutine to be compiled with -fsplit-stack, and to keep clear of libc's deeper functions; go2cpp compiles what it
// generates that way and defines GO2CPP_SPLIT_STACK. C++ exceptions need much more stack to be thrown, and do not know
// about segments. Any other translation unit that includes the headers of go2cpp leaves a mark in the program, and the
// runtime then gives goroutines large stacks (runtime/stack/mode.cpp).
#pragma once

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define GO2CPP_ASAN
#elif __has_feature(thread_sanitizer)
#define GO2CPP_TSAN
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define GO2CPP_ASAN
#endif
#ifdef __SANITIZE_THREAD__
#define GO2CPP_TSAN
#endif

// A sanitizer that is not told about goroutine switches reports nonsense or crashes. So the runtime must be built with
// it, too (GO2CPP_SANITIZE), which has these.
#if defined(GO2CPP_ASAN)
extern "C" const char go2cpp_runtime_is_built_with_AddressSanitizer;
namespace gort {
[[gnu::used, gnu::retain]] static const char* const needsSanitizedRuntime =
    &go2cpp_runtime_is_built_with_AddressSanitizer;
}
#elif defined(GO2CPP_TSAN)
extern "C" const char go2cpp_runtime_is_built_with_ThreadSanitizer;
namespace gort {
[[gnu::used, gnu::retain]] static const char* const needsSanitizedRuntime =
    &go2cpp_runtime_is_built_with_ThreadSanitizer;
}
#endif

#if !defined(GO2CPP_SPLIT_STACK) || defined(__EXCEPTIONS) || defined(GO2CPP_ASAN) || defined(GO2CPP_TSAN)
namespace gort {
[[gnu::used, gnu::retain, gnu::section("gort_large_stacks")]] static const char needsLargeStacks = 1;
}
#endif
