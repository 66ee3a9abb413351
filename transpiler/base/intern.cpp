// This file implements the table of interned strings.
#include "base/intern.h"

#include <unordered_set>

#include "base/arena.h"

namespace base {

std::string_view intern(std::string_view s) {
  static auto& arena = *new Arena;
  static auto& table = *new std::unordered_set<std::string_view>;
  auto it = table.find(s);
  if (it != table.end()) {
    return *it;
  }
  return *table.insert(arena.copy(s)).first;
}

}  // namespace base
