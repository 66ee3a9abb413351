// Errors by dynamic type: what As and Is need from type descriptors.
#include "go/errors.h"

#include "lang/type.h"

namespace go::errors {
namespace {

// Whether values of type t have the methods of the interface `wanted`.
auto implements(const Type* t, const Type* wanted) -> bool {
  for (Int i = 0; i < wanted->numMethod; i++) {
    const Method& m = wanted->methods[i];
    if (t->kind == Kind::Interface) {
      bool found = false;
      for (Int j = 0; j < t->numMethod; j++) {
        found = found || (__builtin_strcmp(t->methods[j].name, m.name) == 0 && t->methods[j].type == m.type);
      }
      if (!found) {
        return false;
      }
      continue;
    }
    if (gort::findMethod(t, m.name, m.type) == nullptr) {
      return false;
    }
  }
  return true;
}

}  // namespace

auto checkTarget(Any target) -> Int {
  if (target == nullptr) {
    return targetIsNil;
  }
  const gort::Dynamic d = target.dynamic();
  if (d.type->kind != Kind::Pointer || d.data == nullptr) {
    return targetIsNoPointer;
  }
  const Type* elem = d.type->elem;
  if (elem->kind != Kind::Interface && !implements(elem, typeOf<Error>())) {
    return targetIsNoError;
  }
  return targetIsFine;
}

auto store(Error err, Any target) -> Bool {
  const gort::Dynamic from = err.dynamic();
  const gort::Dynamic to = target.dynamic();
  const Type* elem = to.type->elem;
  if (elem->kind == Kind::Interface) {
    return implements(from.type, elem) && gort::storeInterface(elem, to.data, from);
  }
  if (!gort::sameType(from.type, elem)) {
    return false;
  }
  __builtin_memcpy(to.data, gort::valueAddress(from), static_cast<size_t>(elem->size));
  return true;
}

auto comparable_(Error err) -> Bool { return err.dynamic().type->equal != nullptr; }

}  // namespace go::errors
