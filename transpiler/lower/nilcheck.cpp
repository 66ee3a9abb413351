// This file implements checks for nil pointers where the hardware would not notice: where only an address is computed,
// where a value is dropped or has no bytes, and where an offset could jump over the guard page at address zero.
#include "lower/body.h"
#include "types/generics.h"

namespace lower {

using namespace types;

namespace {

constexpr int64_t kGuardSize = 4096;

}  // namespace

Expr* Body::checkedPlace(const ast::Expr* e) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (isMapIndex(x)) {
    return lvalue(x);
  }
  addressOnly_ = true;
  Expr* place = exprNoHoist(x);
  addressOnly_ = false;
  return place;
}

bool Body::missesNil(Type* t) {
  int64_t size = sizeOf(t);
  return size == 0 || size < 0 || size > kGuardSize;
}

// Reading the field of a nil pointer's struct touches no byte of the guard page.
bool Body::missesNil(Struct* s, size_t field) {
  int64_t size = sizeOf(s->fields[field]->type);
  if (size == 0) {
    return true;
  }
  int64_t whole = sizeOf(s);
  return whole < 0 || (whole > kGuardSize && offsetOf(s, {static_cast<int>(field)}) + size > kGuardSize);
}

}  // namespace lower
