// This file implements the choice between segmented and reserved stacks. Segmented ones are taken only where nothing
// can run on a goroutine that needs more stack than it asks for:
//  - the runtime itself was built for them (GO2CPP_SPLIT_STACK), and no translation unit left the mark of go/stacks.h;
//  - calls into shared libraries are bound at start: binding one at its first call needs several KB of stack;
//  - the linker has not made functions that call into shared libraries ask for 16 KB, as lld and gold do;
//  - no valgrind, which replaces functions of libc by deeper ones of its own.
// The environment variable GO2CPP_STACKS=reserved|segmented overrules all but the first half of the first condition.
#include "stack/mode.h"

#include <elf.h>
#include <link.h>

#include <cstdlib>
#include <cstring>

#include "base/sanitizer.h"
#include "go/stacks.h"

// Set by a prologue that a linker has rewritten (arch/morestack_amd64.S). chooseStacks() has one of those.
extern "C" __attribute__((visibility("hidden"))) bool gortProloguesRewritten;
bool gortProloguesRewritten = false;

// Bounds of the section of marks; null when there is no mark.
extern "C" {
extern const char __start_gort_large_stacks[] __attribute__((weak, visibility("hidden")));
extern const char __stop_gort_large_stacks[] __attribute__((weak, visibility("hidden")));
}

// Code built with a sanitizer links only with a runtime that was, too (go/stacks.h).
#if GORT_ASAN
extern "C" [[gnu::used]] const char go2cpp_runtime_is_built_with_AddressSanitizer = 1;
#elif GORT_TSAN
extern "C" [[gnu::used]] const char go2cpp_runtime_is_built_with_ThreadSanitizer = 1;
#endif

namespace gort {
namespace {

#ifdef GO2CPP_SPLIT_STACK
constexpr bool kBuiltForSegments = true;
#else
constexpr bool kBuiltForSegments = false;
#endif

bool segmented = false;

bool isMarked() { return &__start_gort_large_stacks[0] != &__stop_gort_large_stacks[0]; }

// The dynamic section of the program; null if it is linked statically.
const ElfW(Dyn) * dynamicSection() {
  const ElfW(Dyn)* section = nullptr;
  auto visit = [](dl_phdr_info* info, size_t, void* result) {
    for (int i = 0; i < info->dlpi_phnum; i++) {
      if (info->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
      *static_cast<const ElfW(Dyn)**>(result) =
          reinterpret_cast<const ElfW(Dyn)*>(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
    }
    return 1;  // the program itself comes first
  };
  dl_iterate_phdr(visit, &section);
  return section;
}

bool callsAreBound() {
  const char* setting = getenv("LD_BIND_NOW");
  const ElfW(Dyn)* entry = dynamicSection();
  if (!entry || (setting && *setting)) return true;
  bool bindsLazily = false;
  for (; entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_BIND_NOW)) return true;
    if (entry->d_tag == DT_FLAGS_1 && (entry->d_un.d_val & DF_1_NOW)) return true;
    if (entry->d_tag == DT_JMPREL) bindsLazily = true;
  }
  return !bindsLazily;
}

bool underValgrind() {
  const char* preload = getenv("LD_PRELOAD");
  return preload && strstr(preload, "vgpreload");
}

}  // namespace

void chooseStacks() {
  if (!kBuiltForSegments) return;
  const char* setting = getenv("GO2CPP_STACKS");
  if (setting && strcmp(setting, "segmented") == 0) {
    segmented = true;
  } else if (!setting || strcmp(setting, "reserved") != 0) {
    segmented = !isMarked() && !gortProloguesRewritten && callsAreBound() && !underValgrind();
  }
}

bool stacksAreSegmented() { return segmented; }

}  // namespace gort
