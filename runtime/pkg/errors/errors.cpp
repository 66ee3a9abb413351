// Errors by dynamic type: what As and Is need from type descriptors.
#include "go/errors.h"

#include "lang/type.h"

namespace go::errors {
auto checkTarget(Any target) -> Int {
  if (target == nullptr) {
    return targetIsNil;
  }
  const gort::Dynamic d = target.dynamic();
  if (d.type->kind != Kind::Pointer || d.data == nullptr) {
    return targetIsNoPointer;
  }
  const Type* elem = d.type->elem;
  if (elem->kind != Kind::Interface && gort::findItab(typeOf<Error>(), elem) == nullptr) {
    return targetIsNoError;
  }
  return targetIsFine;
}

auto store(Error err, Any target) -> Bool {
  const gort::Dynamic from = err.dynamic();
  const gort::Dynamic to = target.dynamic();
  const Type* elem = to.type->elem;
  if (elem->kind == Kind::Interface) {
    // An interface is two words: the dynamic type, or the method table that stands for it, and the data.
    const void* head = elem->isAny ? static_cast<const void*>(from.type) : gort::findItab(elem, from.type);
    if (head == nullptr) {
      return false;
    }
    const void* words[] = {head, from.data};
    __builtin_memcpy(to.data, words, sizeof words);
    return true;
  }
  if (!gort::sameType(from.type, elem)) {
    return false;
  }
  __builtin_memcpy(to.data, gort::valueAddress(from), static_cast<size_t>(elem->size));
  return true;
}

auto comparable_(Error err) -> Bool { return err.dynamic().type->equal != nullptr; }

}  // namespace go::errors
