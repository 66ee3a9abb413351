// This file implements what happens on a memory fault: a stack overflow and a wild address end the process with Go's
// text; a nil dereference of Go code continues in lang as a panic. The handler runs on an alternate stack.
#include <sys/mman.h>
#include <ucontext.h>

#include <csignal>

#include "arch/limit.h"
#include "base/fatal.h"
#include "base/panic_hooks.h"
#include "os/os.h"
#include "sched/sched.h"
#include "sched/world.h"
#include "stack/stack.h"

namespace gort {
namespace {

constexpr size_t kSignalStack = 64 << 10;
// Nothing is ever mapped below (vm.mmap_min_addr), so such an address is an offset from nil.
constexpr uintptr_t kNilPage = 65536;

[[noreturn]] void stackOverflow(uintptr_t sp, const void* address) {
  Stack* stack = findStack(address);
  writeErr("runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=");
  writeErrHex(sp);
  writeErr(" stack=[");
  writeErrHex(reinterpret_cast<uintptr_t>(stack->low));
  writeErr(", ");
  writeErrHex(reinterpret_cast<uintptr_t>(stack->high));
  writeErr("]\n");
  fatal("stack overflow");
}

[[noreturn]] void unexpectedFault(const char* signal, uintptr_t code, uintptr_t address, uintptr_t pc) {
  writeErr("unexpected fault address ");
  writeErrHex(address);
  writeErr("\nfatal error: fault\n[signal ");
  writeErr(signal);
  writeErr(" code=");
  writeErrHex(code);
  writeErr(" addr=");
  writeErrHex(address);
  writeErr(" pc=");
  writeErrHex(pc);
  writeErr("]\n");
  if (dumpGoroutines) dumpGoroutines();
  os::exitProcess(2);
}

// Makes the interrupted code continue in panicNilDereference() as if it had called it.
void continueInPanic(ucontext_t* context, uintptr_t pc) {
  greg_t* registers = context->uc_mcontext.gregs;
  uintptr_t sp = static_cast<uintptr_t>(registers[REG_RSP]);
  sp = (sp - 128) & ~uintptr_t{15};  // below the red zone
  sp -= 8;
  *reinterpret_cast<uintptr_t*>(sp) = pc;
  registers[REG_RSP] = static_cast<greg_t>(sp);
  registers[REG_RIP] = static_cast<greg_t>(reinterpret_cast<uintptr_t>(&panicNilDereference));
}

GORT_NO_SPLIT void onFault(int number, siginfo_t* info, void* argument);

void onFault(int number, siginfo_t* info, void* argument) {
  NoStackLimit noLimit;
  auto* context = static_cast<ucontext_t*>(argument);
  auto pc = static_cast<uintptr_t>(context->uc_mcontext.gregs[REG_RIP]);
  auto sp = static_cast<uintptr_t>(context->uc_mcontext.gregs[REG_RSP]);
  auto address = reinterpret_cast<uintptr_t>(info->si_addr);
  auto code = static_cast<uintptr_t>(info->si_code);
  if (isStackGuard(info->si_addr)) stackOverflow(sp, info->si_addr);
  M* m = currentM();
  bool inGoCode = m && m->g && m->pins == 0 && !m->onSystemStack && m->critical == 0 &&
                  findStack(reinterpret_cast<void*>(sp)) != nullptr;
  if (number == SIGSEGV && inGoCode && info->si_code > 0 && address < kNilPage) {
    m->g->fault = {code, address, pc};
    continueInPanic(context, pc);
    return;
  }
  unexpectedFault(number == SIGBUS ? "SIGBUS: bus error" : "SIGSEGV: segmentation violation", code, address, pc);
}

}  // namespace

void prepareThreadSignals() {
  stack_t stack = {};
  stack.ss_sp = os::map(kSignalStack);
  stack.ss_size = kSignalStack;
  sigaltstack(&stack, nullptr);
}

void installFaultSignals() {
  struct sigaction action = {};
  action.sa_sigaction = onFault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigaddset(&action.sa_mask, kStopSignal);  // the collector must find the thread on its goroutine's stack
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace gort
