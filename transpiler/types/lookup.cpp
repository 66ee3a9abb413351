// This file implements finding fields and methods, and what a type lacks to implement an interface.
//
// The search goes breadth first through embedded fields; the first depth at which the name is found decides. Found
// twice at one depth, or once in a type that is embedded twice there, it is ambiguous.
#include <algorithm>

#include "types/checker.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/typestring.h"
#include "types/utf8.h"

namespace types {

namespace {

struct EmbeddedType {
  Type* type;
  std::vector<int> index;
  bool indirect;   // a pointer was followed on the way
  bool multiples;  // stands at this depth more than once
};

std::vector<int> extended(const std::vector<int>& index, int i) {
  std::vector<int> v = index;
  v.push_back(i);
  return v;
}

// One search, depth by depth.
class Search {
 public:
  Search(bool addressable, const Package* pkg, std::string_view name, bool foldCase)
      : addressable_(addressable), pkg_(pkg), name_(name), foldCase_(foldCase) {}

  Lookup run(Type* t) {
    bool isPtr = false;
    t = deref(t, &isPtr);
    if (name_ == "_" || (isPtr && isInterface(t))) {
      return {};
    }
    std::vector<EmbeddedType> current = {{t, {}, isPtr, false}};
    while (!current.empty()) {
      next_.clear();
      for (const EmbeddedType& e : current) {
        if (!visit(e)) {
          return {nullptr, found_.index, false};
        }
      }
      if (found_.obj != nullptr) {
        auto* f = dynCast<Func>(found_.obj);
        if (f != nullptr && hasPtrRecv(f) && !found_.indirect && !addressable_) {
          return {nullptr, {}, true};
        }
        return found_;
      }
      current = consolidated();
    }
    return {};
  }

 private:
  // False: ambiguous; found_.index then tells where.
  bool visit(const EmbeddedType& e) {
    if (Named* n = asNamed(e.type)) {
      std::vector<Named*>& seen = seen_[n->origin != nullptr ? n->origin : n];
      if (std::any_of(seen.begin(), seen.end(), [n](Named* s) { return identical(s, n); })) {
        return true;  // seen at a smaller depth, or counted by consolidated()
      }
      seen.push_back(n);
      int i = 0;
      if (Func* m = lookupNamedMethod(n, pkg_, name_, foldCase_, &i)) {
        return take(m, e, i);
      }
    }
    Type* u = under(e.type);
    if (auto* s = dynCast<Struct>(u)) {
      return visitStruct(s, e);
    }
    if (auto* t = dynCast<Interface>(u)) {
      int i = 0;
      Func* m = typeSetOf(t)->lookupMethod(pkg_, name_, foldCase_, &i);
      return m == nullptr || take(m, e, i);
    }
    return true;
  }

  bool visitStruct(Struct* s, const EmbeddedType& e) {
    for (size_t i = 0; i < s->fields.size(); ++i) {
      Var* f = s->fields[i];
      if (sameId(f, pkg_, name_, foldCase_)) {
        if (!take(f, e, static_cast<int>(i))) {
          return false;
        }
        continue;
      }
      if (found_.obj == nullptr && f->embedded) {
        bool isPtr = false;
        Type* t = deref(f->type, &isPtr);
        next_.push_back({t, extended(e.index, static_cast<int>(i)), e.indirect || isPtr, e.multiples});
      }
    }
    return true;
  }

  bool take(Object* o, const EmbeddedType& e, int i) {
    bool collision = found_.obj != nullptr || e.multiples;
    found_ = {o, extended(e.index, i), e.indirect};
    return !collision;
  }

  // The next depth with each type once.
  std::vector<EmbeddedType> consolidated() {
    std::vector<EmbeddedType> result;
    std::unordered_map<const void*, std::vector<size_t>> byName;  // indices into result; unnamed types: null
    for (EmbeddedType& e : next_) {
      Named* n = asNamed(e.type);
      std::vector<size_t>& known = byName[n != nullptr ? n->obj : nullptr];
      auto same = std::find_if(known.begin(), known.end(), [&](size_t i) { return identical(result[i].type, e.type); });
      if (same != known.end()) {
        result[*same].multiples = true;
      } else {
        known.push_back(result.size());
        result.push_back(std::move(e));
      }
    }
    return result;
  }

  bool addressable_;
  const Package* pkg_;
  std::string_view name_;
  bool foldCase_;
  std::unordered_map<Named*, std::vector<Named*>> seen_;  // by origin
  std::vector<EmbeddedType> next_;
  Lookup found_;
};

}  // namespace

// The search without the rule for named pointer types.
static Lookup search(Type* t, bool addressable, const Package* pkg, std::string_view name, bool foldCase) {
  return Search(addressable, pkg, name, foldCase).run(t);
}

Lookup lookupMember(Type* t, bool addressable, const Package* pkg, std::string_view name, bool foldCase) {
  // A defined pointer type has no methods, but the fields of what it points to.
  if (Named* n = asNamed(t)) {
    if (auto* p = asUnder<Pointer>(n)) {
      Lookup r = search(p, false, pkg, name, foldCase);
      return isa<Func>(r.obj) ? Lookup{} : r;
    }
  }
  return search(t, addressable, pkg, name, foldCase);
}

LookupResult lookupFieldOrMethod(Type* t, bool addressable, Package* pkg, std::string_view name, bool foldCase) {
  Lookup r = lookupMember(t, addressable, pkg, name, foldCase);
  return {r.obj, std::move(r.index), r.indirect};
}

// ---------------------------------------------------------------------------------------------------------------
// Missing methods

namespace {

// Looks for the first method of interface t that v lacks, and for the reason.
class MissingMethod {
 public:
  MissingMethod(Type* v, Type* t, bool isStatic, const Equivalence& equivalent)
      : v_(v), t_(t), isStatic_(isStatic), equivalent_(equivalent) {}

  Func* run() {
    const std::vector<Func*>& methods = typeSetOf(asUnder<Interface>(t_))->methods;
    if (methods.empty()) {
      return nullptr;
    }
    auto* vi = asUnder<Interface>(v_);
    for (Func* m : methods) {
      wanted_ = m;
      state_ = vi != nullptr ? checkInterface(*typeSetOf(vi)) : checkMethod();
      if (state_ != State::Ok) {
        return m;
      }
    }
    return nullptr;
  }

  bool wrongType() const { return state_ == State::WrongSig || state_ == State::PtrRecv; }
  std::string cause() const;

 private:
  enum class State { Ok, NotFound, WrongName, Unexported, WrongSig, AmbiguousSel, PtrRecv, Field };

  State checkInterface(const TypeSet& have) {
    found_ = have.lookupMethod(wanted_->pkg, wanted_->name, false);
    if (found_ == nullptr) {
      return isStatic_ ? State::NotFound : State::Ok;
    }
    return equivalent_(found_->type, wanted_->type) ? State::Ok : State::WrongSig;
  }

  State checkMethod() {
    Lookup r = search(v_, false, wanted_->pkg, wanted_->name, false);
    if (r.obj == nullptr) {
      if (!r.index.empty()) {
        return State::AmbiguousSel;
      }
      if (r.indirect) {
        return State::PtrRecv;
      }
      found_ = dynCast<Func>(search(v_, false, wanted_->pkg, wanted_->name, true).obj);
      if (found_ == nullptr) {
        return State::NotFound;
      }
      complete(found_);
      return found_->name == wanted_->name ? State::Unexported : State::WrongName;
    }
    found_ = dynCast<Func>(r.obj);
    if (found_ == nullptr) {
      return State::Field;
    }
    complete(found_);
    return equivalent_(found_->type, wanted_->type) ? State::Ok : State::WrongSig;
  }

  static void complete(Func* f) {
    if (f->type == nullptr && currentChecker() != nullptr) {
      currentChecker()->objDecl(f);
    }
  }

  Type* v_;
  Type* t_;
  bool isStatic_;
  const Equivalence& equivalent_;
  State state_ = State::Ok;
  Func* wanted_ = nullptr;
  Func* found_ = nullptr;
};

std::string MissingMethod::cause() const {
  switch (state_) {
    case State::Ok:
      return "";
    case State::NotFound:
      if (isInterfacePtr(v_)) {
        return "(" + interfacePtrError(v_) + ")";
      }
      if (isInterfacePtr(t_)) {
        return "(" + interfacePtrError(t_) + ")";
      }
      return message("(missing method %s)", wanted_->name);
    case State::WrongName:
      return message("(missing method %s)\n\t\thave %s\n\t\twant %s", wanted_->name, funcString(found_, false),
                     funcString(wanted_, false));
    case State::Unexported:
      return message("(unexported method %s)", wanted_->name);
    case State::WrongSig: {
      std::string have = funcString(found_, false);
      std::string want = funcString(wanted_, false);
      if (have == want) {
        have = funcString(found_, true);
        want = funcString(wanted_, true);
      }
      if (have == want) {
        return message("(wrong type for method %s)", wanted_->name);
      }
      return message("(wrong type for method %s)\n\t\thave %s\n\t\twant %s", wanted_->name, have, want);
    }
    case State::AmbiguousSel:
      return message("(ambiguous selector %s.%s)", v_, wanted_->name);
    case State::PtrRecv:
      return message("(method %s has pointer receiver)", wanted_->name);
    case State::Field:
      return message("(%s.%s is a field, not a method)", v_, wanted_->name);
  }
  return "";
}

bool hasInvalidEmbeddedFields(Type* t, std::set<Struct*>& seen) {
  auto* s = asUnder<Struct>(derefStructPtr(t));
  if (s == nullptr || !seen.insert(s).second) {
    return false;
  }
  return std::any_of(s->fields.begin(), s->fields.end(), [&](Var* f) {
    return f->embedded && (!isValid(f->type) || hasInvalidEmbeddedFields(f->type, seen));
  });
}

}  // namespace

Func* missingMethod(Type* v, Type* t, bool isStatic, const Equivalence& equivalent, std::string* cause,
                    bool* wrongType) {
  MissingMethod question(v, t, isStatic, equivalent);
  Func* m = question.run();
  if (m != nullptr && cause != nullptr) {
    *cause = question.cause();
  }
  if (wrongType != nullptr) {
    *wrongType = m != nullptr && question.wrongType();
  }
  return m;
}

bool hasAllMethods(Type* v, Type* t, bool isStatic, const Equivalence& equivalent, std::string* cause) {
  if (!isValid(v) || missingMethod(v, t, isStatic, equivalent, cause) == nullptr) {
    return true;
  }
  std::set<Struct*> seen;
  return hasInvalidEmbeddedFields(v, seen);
}

bool assertableTo(Type* v, Type* t, std::string* cause) {
  // An assertion to an interface is decided at run time.
  return isInterface(t) || hasAllMethods(t, v, false, identical, cause);
}

bool newAssertableTo(Type* v, Type* t, std::string* cause) {
  return isInterface(t) || implementsType(t, v, false, cause);
}

// ---------------------------------------------------------------------------------------------------------------
// Text for messages

std::string interfacePtrError(Type* t) {
  if (isTypeParam(asUnder<Pointer>(t)->elem)) {
    return message("type %s is pointer to type parameter, not type parameter", t);
  }
  return message("type %s is pointer to interface, not interface", t);
}

std::string funcString(Func* f, bool withPackages) {
  TypeWriter w(withPackages ? TypeWriter::Qualifier([](const Package* p) { return p->path; })
                            : TypeWriter::Qualifier(qualify));
  w.packageInfo = withPackages;
  w.paramNames = false;
  w.text(f->name);
  w.signature(f->signature());
  return w.take();
}

std::string fieldPath(Type* t, const std::vector<int>& index) {
  std::string path;
  for (int i : index) {
    auto* s = asUnder<Struct>(derefStructPtr(t));
    if (s == nullptr) {
      break;
    }
    Var* f = s->fields[static_cast<size_t>(i)];
    path += (path.empty() ? "" : ".") + std::string(f->name);
    t = f->type;
  }
  return path;
}

// s without its first character.
static std::string_view tail(std::string_view s) {
  size_t i = 0;
  decodeRune(s, &i);
  return s.substr(i);
}

std::string lookupError(Type* t, std::string_view sel, const Object* obj, bool structLit) {
  enum { Missing, Misspelled, Unexported, Inaccessible } kind = Missing;
  std::string_view alt = obj == nullptr ? "" : obj->name;
  if (obj != nullptr) {
    bool selExported = objectId(nullptr, sel) == sel;
    bool sameTail = tail(sel) == tail(alt);
    if (obj->pkg == messagePackage()) {
      kind = Misspelled;
    } else if (selExported) {
      kind = obj->exported() ? Misspelled : sameTail ? Unexported : Missing;
    } else if (obj->exported()) {
      kind = sameTail ? Misspelled : Missing;
    } else if (sel == alt) {
      kind = Inaccessible;
    }
  }
  if (structLit) {
    switch (kind) {
      case Missing:
        return message("unknown field %s in struct literal of type %s", sel, t);
      case Misspelled:
        return message("unknown field %s in struct literal of type %s, but does have %s", sel, t, alt);
      case Unexported:
        return message("unknown field %s in struct literal of type %s, but does have unexported %s", sel, t, alt);
      case Inaccessible:
        return message("cannot refer to unexported field %s in struct literal of type %s", alt, t);
    }
  }
  std::string_view what = isa<Var>(obj) ? "field" : isa<Func>(obj) ? "method" : "object";
  switch (kind) {
    case Missing:
      return message("type %s has no field or method %s", t, sel);
    case Misspelled:
      return message("type %s has no field or method %s, but does have %s %s", t, sel, what, alt);
    case Unexported:
      return message("type %s has no field or method %s, but does have unexported %s %s", t, sel, what, alt);
    case Inaccessible:
      return message("cannot refer to unexported %s %s", what, alt);
  }
  return "";
}

}  // namespace types
