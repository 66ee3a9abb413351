// This file implements the functions of package fmt that have no Go body: each runs a Printer.
#include "go/fmt.h"

#include "pkg/fmt/printer.h"

namespace go::fmt {

namespace {

constexpr Method printerMethods[] = {
    method<&Printer::Flag>("Flag"),   method<&Printer::Precision>("Precision"),     method<&Printer::Width>("Width"),
    method<&Printer::Write>("Write"), method<&Printer::WriteString>("WriteString"),
};

auto text(const Printer& p) -> String { return String::of(p.out.ptr, p.out.len); }

}  // namespace

constinit const Type Printer::goType = structType<Printer>("fmt.pp", {}, printerMethods);

auto Printer::Write(Slice<Byte> b) -> Tuple<Int, Error> {
  out = appendSlice(out, b);
  return {b.len, nullptr};
}

auto Printer::WriteString(String s) -> Tuple<Int, Error> {
  out = appendSlice(out, s);
  return {s.len, nullptr};
}

auto Printer::Flag(Int c) const -> Bool {
  switch (c) {
    case '-':
      return flags.minus;
    case '+':
      return flags.plus || flags.plusV;
    case '#':
      return flags.sharp || flags.sharpV;
    case ' ':
      return flags.space;
    case '0':
      return flags.zero;
    default:
      return false;
  }
}

auto Sprintf(String format, Variadic<Any> a) -> String {
  auto* p = alloc<Printer>();
  p->printf(format, a);
  return text(*p);
}

auto Sprint(Variadic<Any> a) -> String {
  auto* p = alloc<Printer>();
  p->print(a);
  return text(*p);
}

auto Sprintln(Variadic<Any> a) -> String {
  auto* p = alloc<Printer>();
  p->println(a);
  return text(*p);
}

auto Appendf(Slice<Byte> b, String format, Variadic<Any> a) -> Slice<Byte> {
  auto* p = alloc<Printer>();
  p->out = b;
  p->printf(format, a);
  return p->out;
}

auto Append(Slice<Byte> b, Variadic<Any> a) -> Slice<Byte> {
  auto* p = alloc<Printer>();
  p->out = b;
  p->print(a);
  return p->out;
}

auto Appendln(Slice<Byte> b, Variadic<Any> a) -> Slice<Byte> {
  auto* p = alloc<Printer>();
  p->out = b;
  p->println(a);
  return p->out;
}

auto formatErrorf(String format, Slice<Any> a) -> Tuple<String, Slice<Int>> {
  auto* p = alloc<Printer>();
  p->wrapErrors = true;
  p->printf(format, a);
  // Increasing, each once.
  Slice<Int> indexes;
  for (Int i = 0; i < a.len; i++) {
    for (Int w : p->wrapped) {
      if (w == i) {
        indexes = append(indexes, i);
        break;
      }
    }
  }
  return {text(*p), indexes};
}

}  // namespace go::fmt
