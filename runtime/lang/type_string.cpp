// This file implements the names of types: reflect's String(), computed on first use and kept in the descriptor.
#include "lang/type.h"
#include "mem/persist.h"

namespace gort {
namespace {

using go::Kind;
using go::Type;

// Text that counts first and writes afterwards: run twice, without and with a buffer.
class Text {
 public:
  explicit Text(char* to) : to_(to) {}

  void add(const char* s, size_t n) {
    if (to_ != nullptr) {
      __builtin_memcpy(to_ + size_, s, n);
    }
    size_ += n;
  }
  void add(const char* s) { add(s, __builtin_strlen(s)); }
  void add(go::String s) { add(s.ptr, static_cast<size_t>(s.len)); }
  void addInt(go::Int n) {
    char digits[20];
    char* p = digits + sizeof(digits);
    do {
      *--p = static_cast<char>('0' + n % 10);
      n /= 10;
    } while (n > 0);
    add(p, static_cast<size_t>(digits + sizeof(digits) - p));
  }
  void addQuoted(const char* s) {
    add("\"");
    for (; *s != 0; s++) {
      if (*s == '"' || *s == '\\') {
        add("\\");
      }
      add(s, 1);
    }
    add("\"");
  }
  auto size() const -> size_t { return size_; }

 private:
  char* to_;
  size_t size_ = 0;
};

// The part of a name before its type arguments.
auto plainLength(const char* name) -> size_t {
  size_t n = 0;
  while (name[n] != 0 && name[n] != '[') {
    n++;
  }
  return n;
}

// Where "json.Decoder" begins in "encoding/json.Decoder". A package that is not called as its path ends has its name
// behind the path: "example.com/go-yaml#yaml.Node".
auto shortName(const char* name) -> const char* {
  const char* start = name;
  for (size_t i = 0, n = plainLength(name); i < n; i++) {
    if (name[i] == '/' || name[i] == '#') {
      start = name + i + 1;
    }
  }
  return start;
}

void write(Text& out, const Type* t);

void writeSignature(Text& out, const Type* t) {
  out.add("(");
  for (go::Int i = 0; i < t->numIn; i++) {
    out.add(i == 0 ? "" : ", ");
    if (t->variadic && i == t->numIn - 1) {
      out.add("...");
      write(out, t->params[i]->elem);
    } else {
      write(out, t->params[i]);
    }
  }
  out.add(")");
  if (t->numOut == 0) {
    return;
  }
  out.add(t->numOut == 1 ? " " : " (");
  for (go::Int i = 0; i < t->numOut; i++) {
    out.add(i == 0 ? "" : ", ");
    write(out, t->params[t->numIn + i]);
  }
  out.add(t->numOut == 1 ? "" : ")");
}

void writeStruct(Text& out, const Type* t) {
  if (t->numField == 0) {
    out.add("struct {}");
    return;
  }
  out.add("struct { ");
  for (go::Int i = 0; i < t->numField; i++) {
    const go::Field& f = t->fields[i];
    out.add(i == 0 ? "" : "; ");
    if (!f.embedded) {
      out.add(f.name);
      out.add(" ");
    }
    write(out, f.type);
    if (*f.tag != 0) {
      out.add(" ");
      out.addQuoted(f.tag);
    }
  }
  out.add(" }");
}

void writeInterface(Text& out, const Type* t) {
  if (t->numMethod == 0) {
    out.add("interface {}");
    return;
  }
  out.add("interface { ");
  for (go::Int i = 0; i < t->numMethod; i++) {
    out.add(i == 0 ? "" : "; ");
    out.add(t->methods[i].name);
    writeSignature(out, t->methods[i].type);
  }
  out.add(" }");
}

void writeChan(Text& out, const Type* t) {
  if (t->direction == go::ChanDir::Recv) {
    out.add("<-chan ");
  } else if (t->direction == go::ChanDir::Send) {
    out.add("chan<- ");
  } else if (t->elem->kind == Kind::Chan && t->elem->name == nullptr && t->elem->direction == go::ChanDir::Recv) {
    out.add("chan (");
    write(out, t->elem);
    out.add(")");
    return;
  } else {
    out.add("chan ");
  }
  write(out, t->elem);
}

void write(Text& out, const Type* t) {
  if (t->name != nullptr) {
    out.add(shortName(t->name));
    return;
  }
  switch (t->kind) {
    case Kind::Pointer:
      out.add("*");
      return write(out, t->elem);
    case Kind::Slice:
      out.add("[]");
      return write(out, t->elem);
    case Kind::Array:
      out.add("[");
      out.addInt(t->len);
      out.add("]");
      return write(out, t->elem);
    case Kind::Map:
      out.add("map[");
      write(out, t->key);
      out.add("]");
      return write(out, t->elem);
    case Kind::Chan:
      return writeChan(out, t);
    case Kind::Func:
      out.add("func");
      return writeSignature(out, t);
    case Kind::Struct:
      return t->opaque ? out.add("struct { /* native */ }") : writeStruct(out, t);
    case Kind::Interface:
      return writeInterface(out, t);
    default:
      out.add("?");
  }
}

}  // namespace

auto typeString(const Type* type) -> go::String {
  const char* known = __atomic_load_n(&type->cache.string, __ATOMIC_ACQUIRE);
  if (known != nullptr) {
    return go::String::of(known, type->cache.stringLen);
  }
  Text measure(nullptr);
  write(measure, type);
  char* text = static_cast<char*>(persist(measure.size() + 1));
  Text out(text);
  write(out, type);
  __atomic_store_n(&type->cache.stringLen, static_cast<go::Int>(out.size()), __ATOMIC_RELAXED);
  __atomic_store_n(&type->cache.string, text, __ATOMIC_RELEASE);
  return go::String::of(text, static_cast<go::Int>(out.size()));
}

auto typeName(const Type* type) -> go::String {
  if (type->name == nullptr) {
    return {};
  }
  const char* start = shortName(type->name);
  for (size_t i = 0, n = plainLength(start); i < n; i++) {
    if (start[i] == '.') {
      start += i + 1;
      break;
    }
  }
  return go::String::of(start, static_cast<go::Int>(__builtin_strlen(start)));
}

auto typePackage(const Type* type) -> go::String {
  if (type->name == nullptr) {
    return {};
  }
  const char* name = typeName(type).ptr;
  const char* mark = static_cast<const char*>(__builtin_memchr(type->name, '#', plainLength(type->name)));
  if (mark != nullptr) {
    return go::String::of(type->name, mark - type->name);
  }
  return name == type->name ? go::String() : go::String::of(type->name, name - type->name - 1);
}

}  // namespace gort
