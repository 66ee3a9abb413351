// This file implements the run-time errors: their texts, their descriptors, and the cold functions that raise them.
#include "lang/errors.h"

#include "base/panic_hooks.h"
#include "go/panic.h"
#include "lang/type.h"

namespace gort {
namespace {

auto decimal(go::Int n) -> go::String {
  char digits[24];
  char* p = digits + sizeof(digits);
  go::Uint rest = n < 0 ? 0 - static_cast<go::Uint>(n) : static_cast<go::Uint>(n);
  do {
    *--p = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (n < 0) {
    *--p = '-';
  }
  go::Int size = digits + sizeof(digits) - p;
  char* text = static_cast<char*>(allocateBytes(size));
  __builtin_memcpy(text, p, static_cast<size_t>(size));
  return go::String::of(text, size);
}

// Texts of BoundsError in the order of Bounds: around x and y; for a negative x only x is told.
struct BoundsText {
  go::String before, between, after;
  go::String negativeAfter;
};
constexpr BoundsText boundsTexts[] = {
    {"index out of range [", "] with length ", "", "]"},
    {"slice bounds out of range [:", "] with length ", "", "]"},
    {"slice bounds out of range [:", "] with capacity ", "", "]"},
    {"slice bounds out of range [", ":", "]", ":]"},
    {"slice bounds out of range [::", "] with length ", "", "]"},
    {"slice bounds out of range [::", "] with capacity ", "", "]"},
    {"slice bounds out of range [:", ":", "]", ":]"},
    {"slice bounds out of range [", ":", ":]", "::]"},
};

}  // namespace

auto BoundsError::Error() const -> go::String {
  go::String start("runtime error: ");
  if (code == Bounds::Convert) {
    return start + "cannot convert slice with length " + decimal(y) + " to array or pointer to array with length " +
           decimal(x);
  }
  const BoundsText& text = boundsTexts[static_cast<int>(code)];
  if (x < 0) {
    return start + text.before + decimal(x) + text.negativeAfter;
  }
  return start + text.before + decimal(x) + text.between + decimal(y) + text.after;
}

auto ErrorString::Error() const -> go::String { return go::String("runtime error: ") + text; }

auto TypeAssertionError::Error() -> go::String {
  go::String start("interface conversion: ");
  go::String as = typeString(asserted);
  go::String inter = interface == nullptr ? go::String("interface") : typeString(interface);
  if (concrete == nullptr) {
    return start + inter + " is nil, not " + as;
  }
  go::String cs = typeString(concrete);
  if (missingMethod.len > 0) {
    return start + cs + " is not " + as + ": missing method " + missingMethod;
  }
  go::String text = start + inter + " is " + cs + ", not " + as;
  if (cs == as) {
    bool samePackage = typePackage(concrete) == typePackage(asserted);
    text += samePackage ? go::String(" (types from different scopes)") : go::String(" (types from different packages)");
  }
  return text;
}

auto PanicNilError::Error() -> go::String { return "runtime error: panic called with nil argument"; }

namespace {

constexpr go::Method boundsMethods[] = {go::method<&BoundsError::Error>("Error"),
                                        go::method<&BoundsError::RuntimeError>("RuntimeError")};
constexpr go::Method stringMethods[] = {go::method<&ErrorString::Error>("Error"),
                                        go::method<&ErrorString::RuntimeError>("RuntimeError")};
constexpr go::Method plainMethods[] = {go::method<&PlainError::Error>("Error"),
                                       go::method<&PlainError::RuntimeError>("RuntimeError")};
constexpr go::Method assertionMethods[] = {go::method<&TypeAssertionError::Error>("Error"),
                                           go::method<&TypeAssertionError::RuntimeError>("RuntimeError")};
constexpr go::Method nilMethods[] = {go::method<&PanicNilError::Error>("Error"),
                                     go::method<&PanicNilError::RuntimeError>("RuntimeError")};

constexpr go::Field boundsFields[] = {
    {.name = "x", .type = go::typeOf<go::Int64>(), .offset = offsetof(BoundsError, x)},
    {.name = "y", .type = go::typeOf<go::Int>(), .offset = offsetof(BoundsError, y)},
    {.name = "code", .type = go::typeOf<go::Uint8>(), .offset = offsetof(BoundsError, code)},
};
constexpr go::Field assertionFields[] = {
    {.name = "_interface", .type = go::typeOf<void*>(), .offset = offsetof(TypeAssertionError, interface)},
    {.name = "concrete", .type = go::typeOf<void*>(), .offset = offsetof(TypeAssertionError, concrete)},
    {.name = "asserted", .type = go::typeOf<void*>(), .offset = offsetof(TypeAssertionError, asserted)},
    {.name = "missingMethod", .type = go::typeOf<go::String>(), .offset = offsetof(TypeAssertionError, missingMethod)},
};

}  // namespace

constinit const go::Type BoundsError::goType =
    go::structType<BoundsError>("runtime.boundsError", boundsFields, boundsMethods);
constinit const go::Type ErrorString::goType =
    go::definedType<ErrorString, go::String>("runtime.errorString", stringMethods);
constinit const go::Type PlainError::goType =
    go::definedType<PlainError, go::String>("runtime.plainError", plainMethods);
constinit const go::Type TypeAssertionError::goType =
    go::structType<TypeAssertionError>("runtime.TypeAssertionError", assertionFields, assertionMethods);
constinit const go::Type PanicNilError::goType = go::structType<PanicNilError>("runtime.PanicNilError", {}, nilMethods);

void panicRuntime(go::String text, go::String detail) {
  go::panic(ErrorString{detail.len == 0 ? text : text + detail});
}

void panicPlain(const char* text) {
  go::panic(PlainError{go::String::of(text, static_cast<go::Int>(__builtin_strlen(text)))});
}

void panicBounds(Bounds code, go::Int x, go::Int y) { go::panic(BoundsError{x, y, code}); }
void panicIndex(go::Int index, go::Int len) { panicBounds(Bounds::Index, index, len); }
void panicDivide() { panicRuntime("integer divide by zero"); }
void panicShift() { panicRuntime("negative shift amount"); }
void panicNil() { panicRuntime("invalid memory address or nil pointer dereference"); }
void panicNilDereference() { panicNil(); }
void panicNilMap() { panicPlain("assignment to entry in nil map"); }

}  // namespace gort
