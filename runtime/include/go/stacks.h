// Which kind of stacks a program's goroutines may have. Small segmented ones need every function that runs on a
// goroutine to be compiled with -fsplit-stack, and to keep clear of libc's deeper functions; go2cpp compiles what it
// generates that way and defines GO2CPP_SPLIT_STACK. C++ exceptions need much more stack to be thrown, and do not know
// about segments. Any other translation unit that includes the headers of go2cpp leaves a mark in the program, and the
// runtime then gives goroutines large stacks (runtime/stack/mode.cpp).
#pragma once

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define GO2CPP_SANITIZED
#endif
#endif

#if !defined(GO2CPP_SPLIT_STACK) || defined(__EXCEPTIONS) || defined(GO2CPP_SANITIZED) || \
    defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
namespace gort {
[[gnu::used, gnu::retain, gnu::section("gort_large_stacks")]] static const char needsLargeStacks = 1;
}
#endif
