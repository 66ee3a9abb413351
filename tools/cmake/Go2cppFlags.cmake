# The flags that generated C++ and the runtime are compiled with, and why. This is their only home: the runtime's build,
# the bundled packages, the installed CMake package, the pkg-config file and `go2cpp --cxxflags` all read these variables.

# What everything that includes go/go.h needs, hand-written C++ too.
set(GO2CPP_CXX_FLAGS
  -fwrapv                           # Go's integers wrap
  -fno-strict-aliasing              # unsafe.Pointer
  -fno-delete-null-pointer-checks   # a method may be called through a nil receiver
  -ffp-contract=off)                # no fused multiply-add behind the program's back
set(GO2CPP_GNU_FLAGS -fno-tree-slp-vectorize)   # up to twice as fast without (nbody, matmul)
set(GO2CPP_CLANG_FLAGS -fno-slp-vectorize)      # the same, 1.1x
# Beside these, what generated code and the runtime are compiled with.
set(GO2CPP_GENERATED_FLAGS -fno-exceptions)     # panics are not C++ exceptions
# Stacks that grow by segments (runtime/stack). What is compiled without these makes a program use large stacks instead.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND NOT GO2CPP_SANITIZE)
  set(GO2CPP_STACK_FLAGS -fsplit-stack -DGO2CPP_SPLIT_STACK)
endif()
set(GO2CPP_LINK_FLAGS
  -Wl,-z,now                        # binding a call when it is made needs more stack than a goroutine has
  -Wl,-u,pthread_create)            # -fsplit-stack renames it when it links: a static program would have none
set(GO2CPP_LINK_LIBRARIES gmp backtrace)        # math/big, linked --as-needed; tracebacks (comes with gcc)
