// This file implements how TypeWriter writes types.
#include "types/typestring.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include "types/checker.h"
#include "types/format.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace types {

TypeWriter TypeWriter::hasher() {
  TypeWriter w([](const Package*) { return std::string(); });
  w.hashing_ = true;
  w.paramNames = false;
  return w;
}

TypeWriter TypeWriter::portableHasher() {
  TypeWriter w = hasher();
  w.qualifier_ = relativePaths(nullptr);
  w.portable_ = true;
  return w;
}

// A small number for a type that is known by its address; in order of first use.
static size_t uniqueId(Type* t) {
  static std::unordered_map<Type*, size_t> ids;
  return ids.emplace(t, ids.size()).first->second;
}

void TypeWriter::put(char c) {
  out_ += c;
  if (!hashing_ && (c == ',' || c == ';')) {
    out_ += ' ';
  }
}

void TypeWriter::error(std::string_view what) {
  out_ += '<';
  out_ += what;
  out_ += '>';
}

void TypeWriter::prefix(const Package* pkg) {
  if (pkg == nullptr) {
    return;
  }
  std::string q = qualifier_(pkg);
  if (!q.empty()) {
    out_ += q + ".";
  }
}

// Unexported fields and methods of two packages differ.
void TypeWriter::home(const Object* member) {
  if (portable_ && !member->exported()) {
    prefix(member->pkg);
  }
}

void TypeWriter::typeName(const TypeName* o) {
  prefix(o->pkg);
  out_ += o->name;
}

static std::string_view kindName(TypeKind k) {
  constexpr std::string_view kNames[] = {"Basic", "Array",     "Slice", "Struct", "Pointer", "Tuple",     "Signature",
                                         "Union", "Interface", "Map",   "Chan",   "Named",   "TypeParam", "Alias"};
  return kNames[static_cast<size_t>(k)];
}

void TypeWriter::type(Type* t) {
  if (t == nullptr) {
    error("nil");
    return;
  }
  if (!seen_.insert(t).second) {
    error("cycle to *" + std::string(kindName(t->kind)));
    return;
  }
  if (hashing_) {
    key(t);
  } else if (out_.size() < kMaxText) {
    typeUnguarded(t);
  } else if (!std::exchange(ended_, true)) {
    out_.resize(kMaxText);
  }
  seen_.erase(t);
}

// Each type is written once and a long text shortened, so that the work does not grow with the length of the full text.
void TypeWriter::key(Type* t) {
  if (auto known = keys_.find(t); known != keys_.end()) {
    out_ += known->second;
    return;
  }
  size_t start = out_.size();
  typeUnguarded(t);
  size_t length = out_.size() - start;
  if (length > kLongKey) {
    llvm::XXH128_hash_t h = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(llvm::StringRef(out_).substr(start)));
    out_.resize(start);
    out_ += "#" + llvm::utohexstr(h.high64) + "." + llvm::utohexstr(h.low64);
  }
  if (length > kShortKey) {
    keys_[t] = out_.substr(start);
  }
}

std::string TypeWriter::take() {
  if (ended_) {
    out_.resize(kMaxText);
    out_ += "...";
  }
  return std::move(out_);
}

void TypeWriter::typeUnguarded(Type* t) {
  switch (t->kind) {
    case TypeKind::Basic:
      basic(cast<Basic>(t));
      return;
    case TypeKind::Array:
      put('[');
      out_ += std::to_string(cast<Array>(t)->len);
      put(']');
      type(cast<Array>(t)->elem);
      return;
    case TypeKind::Slice:
      out_ += "[]";
      type(cast<Slice>(t)->elem);
      return;
    case TypeKind::Struct:
      structType(cast<Struct>(t));
      return;
    case TypeKind::Pointer:
      put('*');
      type(cast<Pointer>(t)->elem);
      return;
    case TypeKind::Tuple:
      tuple(cast<Tuple>(t), false);
      return;
    case TypeKind::Signature:
      out_ += "func";
      signature(cast<Signature>(t));
      return;
    case TypeKind::Union: {
      bool first = true;
      for (const Term& term : cast<Union>(t)->terms) {
        out_ += first ? "" : " | ";
        first = false;
        out_ += term.tilde ? "~" : "";
        type(term.type);
      }
      return;
    }
    case TypeKind::Interface:
      interfaceType(cast<Interface>(t));
      return;
    case TypeKind::Map:
      out_ += "map[";
      type(cast<Map>(t)->key);
      put(']');
      type(cast<Map>(t)->elem);
      return;
    case TypeKind::Chan:
      chan(cast<Chan>(t));
      return;
    case TypeKind::Named: {
      auto* n = cast<Named>(t);
      if (instancesByAddress) {
        out_ += std::to_string(uniqueId(n));
        return;
      }
      if (hashing_ && !portable_) {
        out_ += std::to_string(uniqueId(n->origin != nullptr ? n->origin : n));
      }
      typeName(n->obj);
      if (n->origin != nullptr) {
        typeList(n->typeArgs);
      } else if (!hashing_ && !n->typeParams.empty()) {
        typeParamList(n->typeParams);
      }
      return;
    }
    case TypeKind::TypeParam:
      typeParam(cast<TypeParam>(t));
      return;
    case TypeKind::Alias: {
      auto* a = cast<Alias>(t);
      if (hashing_) {
        type(unalias(a));
        return;
      }
      typeName(a->obj);
      if (!a->typeArgs.empty()) {
        typeList(a->typeArgs);
      } else if (!a->typeParams.empty()) {
        typeParamList(a->typeParams);
      }
      return;
    }
  }
}

void TypeWriter::basic(Basic* t) {
  if (hashing_) {
    // byte and uint8 are one type.
    out_ += basicType(t->basic)->name;
    return;
  }
  if (t->basic == BasicKind::UnsafePointer) {
    prefix(unsafePackage());
  }
  out_ += t->name;
}

void TypeWriter::structType(Struct* t) {
  out_ += "struct{";
  for (size_t i = 0; i < t->fields.size(); ++i) {
    Var* f = t->fields[i];
    if (i > 0) {
      put(';');
    }
    bool annotate = packageInfo && !f->exported() && f->pkg != nullptr;
    if (annotate) {
      packageInfo = false;  // once is enough
    }
    home(f);
    if (!f->embedded) {
      out_ += f->name;
      put(' ');
    }
    type(f->type);
    if (annotate) {
      out_ += " /* package " + f->pkg->path + " */ ";
    }
    if (i < t->tags.size() && !t->tags[i].empty()) {
      put(' ');
      out_ += quote(t->tags[i]);
    }
  }
  put('}');
}

void TypeWriter::interfaceType(Interface* t) {
  if (!hashing_ && t == cast<Named>(comparableType())->underlying) {
    out_ += "interface{comparable}";
    return;
  }
  if (t->implicit) {
    if (!hashing_ && t->methods.empty() && t->embeddeds.size() == 1) {
      type(t->embeddeds[0]);
      return;
    }
    if (!hashing_) {
      out_ += "/* implicit */ ";
    }
  }
  out_ += "interface{";
  if (hashing_) {
    typeSet(t);
    put('}');
    return;
  }
  bool first = true;
  for (Func* m : t->methods) {
    if (!first) {
      put(';');
    }
    first = false;
    out_ += m->name;
    signature(m->signature());
  }
  for (Type* e : t->embeddeds) {
    if (!first) {
      put(';');
    }
    first = false;
    type(e);
  }
  put('}');
}

void TypeWriter::typeSet(Interface* t) {
  TypeSet* set = typeSetOf(t);
  if (set->comparable) {
    out_ += "comparable;";
  }
  for (Func* m : set->methods) {
    home(m);
    out_ += m->name;
    if (m->type != nullptr) {
      signature(m->signature());
    }
    put(';');
  }
  if (set->terms.isAll()) {
    return;
  }
  std::vector<std::string> terms;
  std::string before = std::move(out_);
  for (const Term& term : set->terms.terms) {
    out_ = term.tilde ? "~" : "";
    type(term.type);
    terms.push_back(std::move(out_));
  }
  out_ = std::move(before);
  std::sort(terms.begin(), terms.end());
  for (const std::string& s : terms) {
    out_ += "|" + s;
  }
}

void TypeWriter::chan(Chan* t) {
  bool parens = false;
  switch (t->dir) {
    case ChanDir::SendRecv: {
      out_ += "chan ";
      // chan (<-chan T) needs its parentheses.
      auto* c = dynCast<Chan>(t->elem);
      parens = c != nullptr && c->dir == ChanDir::RecvOnly;
      break;
    }
    case ChanDir::SendOnly:
      out_ += "chan<- ";
      break;
    case ChanDir::RecvOnly:
      out_ += "<-chan ";
      break;
  }
  out_ += parens ? "(" : "";
  type(t->elem);
  out_ += parens ? ")" : "";
}

void TypeWriter::typeParam(TypeParam* t) {
  if (hashing_) {
    auto at = std::find(local_.begin(), local_.end(), t);
    out_ += at != local_.end() ? "$" + std::to_string(at - local_.begin()) : "%" + std::to_string(t->id);
    return;
  }
  out_ += t->obj->name;
  if (universe()->lookup(t->obj->name) != nullptr) {
    out_ += message(" /* with %s declared at %s */", t->obj->name, t->obj->pos);
  }
}

void TypeWriter::typeList(const std::vector<Type*>& list) {
  put('[');
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) {
      put(',');
    }
    type(list[i]);
  }
  put(']');
}

void TypeWriter::typeParamList(const std::vector<TypeParam*>& list) {
  put('[');
  Type* prev = nullptr;
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) {
      // Parameters with the same constraint are written as one group.
      if (list[i]->bound != prev) {
        put(' ');
        type(prev);
      }
      put(',');
    }
    prev = list[i]->bound;
    type(list[i]);
  }
  if (prev != nullptr) {
    put(' ');
    type(prev);
  }
  put(']');
}

void TypeWriter::tuple(Tuple* t, bool variadic) {
  put('(');
  size_t n = t == nullptr ? 0 : t->vars.size();
  for (size_t i = 0; i < n; ++i) {
    Var* v = t->vars[i];
    if (i > 0) {
      put(',');
    }
    if (paramNames && !v->name.empty()) {
      out_ += v->name;
      put(' ');
    }
    if (!variadic || i != n - 1) {
      type(v->type);
      continue;
    }
    if (auto* s = dynCast<Slice>(v->type)) {
      out_ += "...";
      type(s->elem);
    } else {
      // append([]byte, string...)
      type(v->type);
      out_ += "...";
    }
  }
  put(')');
}

void TypeWriter::signature(Signature* sig) {
  bool generic = !sig->typeParams.empty();
  std::vector<TypeParam*> saved = local_;
  std::unordered_map<Type*, std::string> savedKeys;
  if (generic) {
    if (hashing_) {
      local_ = sig->typeParams;
      savedKeys = std::exchange(keys_, {});
    }
    typeParamList(sig->typeParams);
  }
  tuple(sig->params, sig->variadic);
  size_t n = sig->results == nullptr ? 0 : sig->results->vars.size();
  if (n > 0) {
    put(' ');
    if (n == 1 && (hashing_ || sig->results->vars[0]->name.empty())) {
      type(sig->results->vars[0]->type);
    } else {
      tuple(sig->results, false);
    }
  }
  local_ = std::move(saved);
  if (generic && hashing_) {
    keys_ = std::move(savedKeys);
  }
}

TypeWriter::Qualifier TypeWriter::relativePaths(const Package* relativeTo) {
  return [relativeTo](const Package* p) { return p == relativeTo ? std::string() : p->path; };
}

std::string typeString(Type* t, const Package* relativeTo) {
  TypeWriter w(TypeWriter::relativePaths(relativeTo));
  w.type(t);
  return w.take();
}

}  // namespace types
