// This file implements gc's memory layout on amd64: words of 8 bytes, alignment at most 8.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <unordered_map>

#include "types/generics.h"
#include "types/predicates.h"

namespace types {

static constexpr int64_t kWord = 8;

// Rounds up; negative if that overflows.
static int64_t alignUp(int64_t x, int64_t a) {
  return static_cast<int64_t>((static_cast<uint64_t>(x) + static_cast<uint64_t>(a) - 1) &
                              ~static_cast<uint64_t>(a - 1));
}

// sync/atomic marks types that must be aligned to 8 bytes with an empty struct.
static bool isAlign64(Type* t) {
  Named* n = asNamed(t);
  return n != nullptr && n->obj->name == "align64" && n->obj->pkg != nullptr &&
         (n->obj->pkg->path == "sync/atomic" || n->obj->pkg->path == "internal/runtime/atomic");
}

namespace {

int64_t sizeOfBasic(BasicKind k) {
  switch (k) {
    case BasicKind::Bool:
    case BasicKind::Int8:
    case BasicKind::Uint8:
      return 1;
    case BasicKind::Int16:
    case BasicKind::Uint16:
      return 2;
    case BasicKind::Int32:
    case BasicKind::Uint32:
    case BasicKind::Float32:
      return 4;
    case BasicKind::Complex128:
    case BasicKind::String:
      return 16;
    default:
      return kWord;
  }
}

// One question about sizes. A struct is laid out once, however often it is asked for or contained.
class Layout {
 public:
  int64_t align(Type* t) {
    Type* u = under(t);
    switch (u->kind) {
      case TypeKind::Array:
        return align(cast<Array>(u)->elem);
      case TypeKind::Struct:
        return isAlign64(t) && cast<Struct>(u)->fields.empty() ? 8 : of(cast<Struct>(u)).align;
      case TypeKind::Slice:
      case TypeKind::Interface:
        return kWord;
      case TypeKind::Basic:
        if ((cast<Basic>(u)->info & IsString) != 0) {
          return kWord;
        }
        break;
      default:
        break;
    }
    int64_t a = size(t);
    if (a < 1) {
      return 1;
    }
    if (isComplex(t)) {
      a /= 2;
    }
    return std::min(a, kWord);
  }

  int64_t size(Type* t) {
    Type* u = under(t);
    switch (u->kind) {
      case TypeKind::Basic:
        return sizeOfBasic(cast<Basic>(u)->basic);
      case TypeKind::Array: {
        int64_t n = cast<Array>(u)->len;
        int64_t elem = n <= 0 ? 0 : size(cast<Array>(u)->elem);
        if (elem <= 0) {
          return elem;
        }
        return elem > std::numeric_limits<int64_t>::max() / n ? -1 : elem * n;
      }
      case TypeKind::Slice:
        return 3 * kWord;
      case TypeKind::Struct:
        return of(cast<Struct>(u)).size;
      case TypeKind::Interface:
        return 2 * kWord;
      default:
        return kWord;
    }
  }

  std::vector<int64_t> offsets(const std::vector<Var*>& fields) {
    std::vector<int64_t> offsets;
    int64_t at = 0;
    for (Var* f : fields) {
      if (at < 0) {
        offsets.push_back(-1);
        continue;
      }
      at = alignUp(at, align(f->type));
      offsets.push_back(at);
      int64_t size = this->size(f->type);
      at = size >= 0 && at >= 0 ? static_cast<int64_t>(static_cast<uint64_t>(at) + static_cast<uint64_t>(size)) : -1;
    }
    return offsets;
  }

 private:
  struct Measures {
    int64_t size = 0;
    int64_t align = 1;
  };

  Measures of(Struct* s) {
    if (auto known = structs_.find(s); known != structs_.end()) {
      return known->second;
    }
    Measures m;
    for (Var* f : s->fields) {
      m.align = std::max(m.align, align(f->type));
    }
    if (!s->fields.empty()) {
      m.size = sizeWithoutPadding(s);
      m.size = m.size < 0 ? -1 : alignUp(m.size, m.align);
    }
    structs_[s] = m;
    return m;
  }

  int64_t sizeWithoutPadding(Struct* s) {
    int64_t last = offsets(s->fields).back();
    int64_t size = this->size(s->fields.back()->type);
    if (last < 0 || size < 0) {
      return -1;
    }
    // gc pads a final field without size, so that its address is inside the struct.
    if (last > 0 && size == 0) {
      size = 1;
    }
    return static_cast<int64_t>(static_cast<uint64_t>(last) + static_cast<uint64_t>(size));
  }

  std::unordered_map<Struct*, Measures> structs_;
};

}  // namespace

int64_t alignOf(Type* t) { return Layout().align(t); }
int64_t sizeOf(Type* t) { return Layout().size(t); }
std::vector<int64_t> offsetsOf(const std::vector<Var*>& fields) { return Layout().offsets(fields); }

int64_t offsetOf(Type* t, const std::vector<int>& index) {
  Layout layout;
  int64_t sum = 0;
  for (int i : index) {
    auto* s = asUnder<Struct>(t);
    int64_t d = layout.offsets(s->fields)[static_cast<size_t>(i)];
    if (d < 0 || sum < 0) {
      return -1;
    }
    sum += d;
    t = s->fields[static_cast<size_t>(i)]->type;
  }
  return sum;
}

}  // namespace types
