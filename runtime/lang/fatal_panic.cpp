// This file implements the last words of an unrecovered panic: the chain of panics, oldest first, the signal if one
// caused it, the goroutine. Values are turned into text first, on the goroutine, because Error and String methods are
// Go code.
#include "lang/fatal_panic.h"

#include "base/fatal.h"
#include "lang/lang_g.h"
#include "lang/print.h"
#include "lang/type.h"
#include "os/os.h"
#include "sched/traceback.h"

namespace gort {
namespace {

using go::Kind;

struct Stringer : go::Interface<Stringer> {
  using Interface::Interface;
  struct Methods {
    go::String (*String)(void* self);
  };
  template <class T>
  static constexpr Methods methodsOf = {
      .String = [](void* self) -> go::String { return static_cast<T*>(self)->String(); }};
  auto String() const -> go::String { return methods()->String(data()); }
  static const go::Type goType;
};
constexpr go::Method stringerMethods[] = {go::interfaceMethod<go::String()>("String")};
constinit const go::Type Stringer::goType = go::interfaceType<Stringer>("runtime.stringer", stringerMethods);

auto sameValue(const go::Any& a, const go::Any& b) -> bool { return a.type() == b.type() && a.data() == b.data(); }

// Replaces errors and Stringers by their texts.
void prepare(Panic* newest) {
  for (Panic* p = newest; p != nullptr; p = p->link) {
    if (p->link != nullptr && sameValue(p->link->value, p->value)) {
      p->link->repanicked = true;
      continue;
    }
    if (auto [e, isError] = go::cast<go::Error>(p->value); isError) {
      p->value = e.Error();
    } else if (auto [s, isStringer] = go::cast<Stringer>(p->value); isStringer) {
      p->value = s.String();
    }
  }
}

[[noreturn]] void fatalWhilePrinting(const go::Any& r) {
  ErrText out;
  out.add("panic while printing panic value");
  if (auto [s, ok] = go::cast<go::String>(r); ok) {
    out.add(": ");
    out.add(s);
  } else {
    out.add(": type ");
    out.add(typeString(r.type()));
  }
  out.add("\n");
  out.flush();
  fatal("panic while printing panic value");
}

// Further lines of a text are indented, so that they cannot be mistaken for ours.
void addIndented(ErrText& out, const go::String& s) {
  for (go::Int i = 0; i < s.len; i++) {
    out.add(s.ptr + i, 1);
    if (s.ptr[i] == '\n') {
      out.add("\t");
    }
  }
}

template <class T>
void addNumber(ErrText& out, const void* p) {
  out.add(PrintArg(*static_cast<const T*>(p)));
}

// The number or bool of the kind at p; false for other kinds.
auto addBasic(ErrText& out, Kind kind, const void* p) -> bool {
  switch (kind) {
    case Kind::Bool:
      return addNumber<go::Bool>(out, p), true;
    case Kind::Int:
      return addNumber<go::Int>(out, p), true;
    case Kind::Int8:
      return addNumber<go::Int8>(out, p), true;
    case Kind::Int16:
      return addNumber<go::Int16>(out, p), true;
    case Kind::Int32:
      return addNumber<go::Int32>(out, p), true;
    case Kind::Int64:
      return addNumber<go::Int64>(out, p), true;
    case Kind::Uint:
      return addNumber<go::Uint>(out, p), true;
    case Kind::Uint8:
      return addNumber<go::Uint8>(out, p), true;
    case Kind::Uint16:
      return addNumber<go::Uint16>(out, p), true;
    case Kind::Uint32:
      return addNumber<go::Uint32>(out, p), true;
    case Kind::Uint64:
    case Kind::Uintptr:
      return addNumber<go::Uint64>(out, p), true;
    case Kind::Float32:
      return addNumber<go::Float32>(out, p), true;
    case Kind::Float64:
      return addNumber<go::Float64>(out, p), true;
    case Kind::Complex64:
      return addNumber<go::Complex64>(out, p), true;
    case Kind::Complex128:
      return addNumber<go::Complex128>(out, p), true;
    default:
      return false;
  }
}

// "boom", 42, main.Code(3), main.Name("x"), (main.T) 0xc000...
void addValue(ErrText& out, const go::Any& value) {
  const go::Type* t = value.type();
  if (t == nullptr) {
    return out.add("nil");
  }
  Dynamic d = value.dynamic();
  const void* p = valueAddress(d);
  bool plain = typePackage(t).len == 0;  // a predeclared type
  if (t->kind == Kind::String) {
    if (!plain) {
      out.add(typeString(t));
      out.add("(\"");
    }
    addIndented(out, *static_cast<const go::String*>(p));
    return out.add(plain ? "" : "\")");
  }
  bool complex = t->kind == Kind::Complex64 || t->kind == Kind::Complex128;
  if (t->kind >= Kind::Bool && t->kind <= Kind::Complex128) {
    if (!plain) {
      out.add(typeString(t));
      out.add(complex ? "" : "(");
    }
    addBasic(out, t->kind, p);
    return out.add(plain || complex ? "" : ")");
  }
  out.add("(");
  out.add(typeString(t));
  out.add(") ");
  out.addHex(reinterpret_cast<go::Uint64>(d.data));
}

void addPanics(ErrText& out, const Panic* p) {
  if (p->link != nullptr) {
    addPanics(out, p->link);
    if (p->link->repanicked) {
      return;
    }
    out.add(p->link->goexit ? "" : "\t");
  }
  if (p->goexit) {
    return;
  }
  out.add("panic: ");
  addValue(out, p->value);
  out.add(p->recovered && p->repanicked ? " [recovered, repanicked]" : p->recovered ? " [recovered]" : "");
  out.add("\n");
}

void addFault(ErrText& out, const Fault& fault) {
  out.add("[signal SIGSEGV: segmentation violation code=");
  out.addHex(fault.code);
  out.add(" addr=");
  out.addHex(fault.address);
  out.add(" pc=");
  out.addHex(fault.pc);
  out.add("]\n");
}

}  // namespace

void fatalPanic(G* g, Panic* newest) {
  go::deferring([&](go::Defers& defers) {
    defers.push([](go::Recover recover) {
      if (auto r = recover(); r != nullptr) {
        fatalWhilePrinting(r);
      }
    });
    prepare(newest);
  });
  beginFatalPanic();
  {
    ErrText out;
    addPanics(out, newest);
    if (g->fault.pc != 0) {
      addFault(out, g->fault);
    }
    out.add("\ngoroutine ");
    out.addUnsigned(g->id == 0 ? 1 : g->id);
    out.add(" [running]:\n");
  }
  printTraceback();
  if (g->parentId != 0) {
    printCreation(g);
  }
  os::exitProcess(2);
}

}  // namespace gort
