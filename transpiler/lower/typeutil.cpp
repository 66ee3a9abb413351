// This file implements small questions about types.
#include "lower/unit.h"

namespace lower {

using namespace types;

namespace {

uint16_t infoBits(Type* t) {
  auto* b = asUnder<Basic>(t);
  return b == nullptr ? 0 : b->info;
}

}  // namespace

bool isInterface(Type* t) { return t != nullptr && asUnder<Interface>(t) != nullptr; }

bool isPointer(Type* t) { return t != nullptr && asUnder<Pointer>(t) != nullptr; }

bool isString(Type* t) { return (infoBits(t) & IsString) != 0; }

bool isFloat(Type* t) { return (infoBits(t) & IsFloat) != 0; }

bool isComplex(Type* t) { return (infoBits(t) & IsComplex) != 0; }

bool isInteger(Type* t) { return (infoBits(t) & IsInteger) != 0; }

bool isUnsigned(Type* t) { return (infoBits(t) & IsUnsigned) != 0; }

bool isBoolean(Type* t) { return (infoBits(t) & IsBoolean) != 0; }

bool isUntypedNil(Type* t) {
  auto* b = dynCast<Basic>(unalias(t));
  return b != nullptr && b->basic == BasicKind::UntypedNil;
}

int bitsOf(Type* t) {
  auto* b = asUnder<Basic>(t);
  switch (b == nullptr ? BasicKind::Invalid : b->basic) {
    case BasicKind::Int8:
    case BasicKind::Uint8:
      return 8;
    case BasicKind::Int16:
    case BasicKind::Uint16:
      return 16;
    case BasicKind::Int32:
    case BasicKind::Uint32:
    case BasicKind::Float32:
    case BasicKind::UntypedRune:
      return 32;
    default:
      return 64;
  }
}

bool isNarrow(Type* t) { return isInteger(t) && bitsOf(t) < 32; }

Named* namedOrigin(Named* t) { return t->origin != nullptr ? t->origin : t; }

Type* pointerElem(Type* t) {
  auto* p = asUnder<Pointer>(t);
  return p == nullptr ? nullptr : p->elem;
}

bool isEmptyInterface(Type* t) {
  auto* i = asUnder<Interface>(t);
  return i != nullptr && interfaceMethods(i).empty();
}

}  // namespace lower
