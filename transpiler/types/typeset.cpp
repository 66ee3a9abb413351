// This file implements type sets and the algebra of terms.
//
// The type set of an interface is computed once it is complete. While that goes on, the set already stands in the
// interface as "all types", so that interfaces that embed themselves (an error found elsewhere) end.
#include "types/typeset.h"

#include <algorithm>
#include <map>

#include "types/checker.h"
#include "types/predicates.h"

namespace types {

static constexpr size_t kMaxTerms = 100;

// ---------------------------------------------------------------------------------------------------------------
// Terms

bool equalTerms(const Term& x, const Term& y) {
  if (x.type == nullptr || y.type == nullptr) {
    return x.type == y.type;
  }
  return x.tilde == y.tilde && identical(x.type, y.type);
}

bool disjoint(const Term& x, const Term& y) {
  Type* ux = y.tilde ? under(x.type) : x.type;
  Type* uy = x.tilde ? under(y.type) : y.type;
  return !identical(ux, uy);
}

bool includes(const Term& x, Type* t) {
  if (x.type == nullptr) {
    return true;
  }
  return identical(x.type, x.tilde ? under(t) : t);
}

std::string show(const Term& t) {
  if (t.type == nullptr) {
    return "𝓤";
  }
  // gc writes the types of terms with their full package paths.
  return (t.tilde ? "~" : "") + typeString(t.type);
}

static bool isSubset(const Term& x, const Term& y) {
  if (y.type == nullptr) {
    return true;
  }
  if (x.type == nullptr || disjoint(x, y)) {
    return false;
  }
  return !x.tilde || y.tilde;
}

bool TermList::isAll() const {
  return std::any_of(terms.begin(), terms.end(), [](const Term& t) { return t.type == nullptr; });
}

TermList TermList::normalised() const {
  if (isAll()) {
    return all();
  }
  std::vector<bool> used(terms.size(), false);
  TermList result;
  for (size_t i = 0; i < terms.size(); ++i) {
    if (used[i]) {
      continue;
    }
    Term x = terms[i];
    for (size_t j = i + 1; j < terms.size(); ++j) {
      if (used[j] || disjoint(x, terms[j])) {
        continue;
      }
      // One includes the other: the one with the tilde stays.
      if (!x.tilde && terms[j].tilde) {
        x = terms[j];
      }
      used[j] = true;
    }
    result.terms.push_back(x);
  }
  return result;
}

TermList TermList::unite(const TermList& other) const {
  TermList result = *this;
  result.terms.insert(result.terms.end(), other.terms.begin(), other.terms.end());
  return result.normalised();
}

TermList TermList::intersect(const TermList& other) const {
  TermList result;
  for (const Term& x : terms) {
    for (const Term& y : other.terms) {
      if (x.type == nullptr) {
        result.terms.push_back(y);
      } else if (y.type == nullptr) {
        result.terms.push_back(x);
      } else if (!disjoint(x, y)) {
        result.terms.push_back(!x.tilde || y.tilde ? x : y);
      }
    }
  }
  return result.normalised();
}

bool TermList::subsetOf(const TermList& other) const {
  return std::all_of(terms.begin(), terms.end(), [&](const Term& x) {
    return std::any_of(other.terms.begin(), other.terms.end(), [&](const Term& y) { return isSubset(x, y); });
  });
}

std::string TermList::toString() const {
  if (terms.empty()) {
    return "∅";
  }
  std::string s;
  for (const Term& t : terms) {
    s += (s.empty() ? "" : " | ") + show(t);
  }
  return s;
}

// ---------------------------------------------------------------------------------------------------------------
// Type sets

bool TypeSet::isComparable(std::set<Type*>* seen) const {
  if (terms.isAll()) {
    return comparable;
  }
  return is([seen](const Term* t) { return t != nullptr && !incomparableCause(t->type, false, seen); });
}

Func* TypeSet::lookupMethod(const Package* pkg, std::string_view name, bool foldCase, int* index) const {
  if (name == "_") {
    return nullptr;
  }
  for (size_t i = 0; i < methods.size(); ++i) {
    if (sameId(methods[i], pkg, name, foldCase)) {
      if (index != nullptr) {
        *index = static_cast<int>(i);
      }
      return methods[i];
    }
  }
  return nullptr;
}

bool TypeSet::is(const std::function<bool(const Term*)>& f) const {
  if (!hasTerms()) {
    return f(nullptr);
  }
  return std::all_of(terms.terms.begin(), terms.terms.end(), [&](const Term& t) { return f(&t); });
}

bool TypeSet::all(const std::function<bool(Type*, Type*)>& f) const {
  if (!hasTerms()) {
    return f(nullptr, nullptr);
  }
  return std::all_of(terms.terms.begin(), terms.terms.end(), [&](const Term& t) {
    // The type of a ~T term is its own underlying type.
    return f(t.type, t.tilde ? unalias(t.type) : under(t.type));
  });
}

// Computes the type set of one interface.
class TypeSetBuilder {
 public:
  TypeSetBuilder(Interface* t, Pos pos) : iface_(t), pos_(pos), check_(currentChecker()) {}

  void run() {
    iface_->typeSet = make<TypeSet>();
    for (Func* m : iface_->methods) {
      addMethod(m->pos, m, true);
    }
    TermList terms = TermList::all();
    bool comparable = false;
    for (size_t i = 0; i < iface_->embeddeds.size(); ++i) {
      embedPos_ = i < iface_->embedPos.size() ? iface_->embedPos[i] : Pos();
      embed(iface_->embeddeds[i], terms, comparable);
    }
    std::sort(methods_.begin(), methods_.end(), methodLess);
    iface_->typeSet->methods = std::move(methods_);
    iface_->typeSet->terms = std::move(terms);
    iface_->typeSet->comparable = comparable;
  }

 private:
  void embed(Type* t, TermList& terms, bool& comparable) {
    Type* u = under(t);
    if (auto* i = dynCast<Interface>(u)) {
      TypeSet* set = typeSetOf(i, embedPos_);
      if (reportable() && check_->isImportedConstraint(t) &&
          !check_->verifyVersionf(embedPos_, go1_18, "embedding constraint interface %s", t)) {
        return;
      }
      for (Func* m : set->methods) {
        addMethod(embedPos_, m, false);
      }
      intersect(terms, comparable, set->terms, set->comparable);
      return;
    }
    if (auto* un = dynCast<Union>(u)) {
      if (reportable() && !check_->verifyVersionf(embedPos_, go1_18, "embedding interface element %s", u)) {
        return;
      }
      bool invalid = false;
      TermList unionList = unionTerms(un, embedPos_, &invalid);
      if (!invalid) {
        intersect(terms, comparable, unionList, false);
      }
      return;
    }
    if (!isValid(u)) {
      return;
    }
    if (reportable() && !check_->verifyVersionf(embedPos_, go1_18, "embedding non-interface type %s", t)) {
      return;
    }
    intersect(terms, comparable, TermList{{Term{false, t}}}, false);
  }

  bool reportable() const { return check_ != nullptr && embedPos_.isKnown(); }

  // Narrows terms and comparable by those of an embedded element.
  static void intersect(TermList& terms, bool& comparable, const TermList& byTerms, bool byComparable) {
    terms = terms.intersect(byTerms);
    comparable = comparable || byComparable;
    if (!comparable || terms.isAll()) {
      return;
    }
    std::erase_if(terms.terms, [](const Term& t) { return incomparableCause(t.type, false).has_value(); });
    comparable = false;
  }

  void addMethod(Pos pos, Func* m, bool isExplicit) {
    auto [at, isNew] = seen_.emplace(objectId(m->pkg, m->name), std::pair{m, pos});
    if (isNew) {
      methods_.push_back(m);
      return;
    }
    if (check_ == nullptr) {
      return;
    }
    auto [other, otherPos] = at->second;
    if (isExplicit) {
      reportDuplicate(*check_, pos, otherPos, m);
      return;
    }
    // Signatures may not be complete yet.
    Checker* check = check_;
    check->later([check, pos, otherPos = otherPos, other = other, m] {
      if ((pos.isKnown() && !check->allowVersion(go1_14)) || !identical(m->type, other->type)) {
        reportDuplicate(*check, pos, otherPos, m);
      }
    });
  }

  static void reportDuplicate(Checker& check, Pos pos, Pos otherPos, Func* m) {
    ErrorReport err(check, Code::DuplicateDecl);
    err.addf(pos, "duplicate method %s", m->name);
    err.addf(otherPos, "other declaration of method %s", m->name);
    err.report();
  }

  Interface* iface_;
  Pos pos_;
  Pos embedPos_;
  Checker* check_;
  std::vector<Func*> methods_;
  std::map<std::string, std::pair<Func*, Pos>> seen_;  // by objectId: the method and where it came from
};

TypeSet* typeSetOf(Interface* t, base::Pos pos) {
  static TypeSet& all = *new TypeSet();
  if (t->typeSet != nullptr) {
    return t->typeSet;
  }
  if (!t->complete) {
    // Asked too early, in a cycle that is reported elsewhere.
    return &all;
  }
  TypeSetBuilder(t, pos).run();
  return t->typeSet;
}

TermList unionTerms(Union* u, base::Pos pos, bool* invalid) {
  if (u->typeSet != nullptr) {
    *invalid = u->invalid;
    return u->typeSet->terms;
  }
  u->typeSet = make<TypeSet>();
  u->typeSet->terms = {};
  TermList all;
  for (const Term& t : u->terms) {
    Type* x = under(t.type);
    if (auto* i = dynCast<Interface>(x)) {
      all = all.unite(typeSetOf(i, pos)->terms);
    } else if (isValid(x) && (!t.tilde || identical(t.type, x))) {
      all = all.unite(TermList{{t}});
    }
    if (all.terms.size() > kMaxTerms) {
      Checker* check = currentChecker();
      if (check != nullptr && pos.isKnown()) {
        check->errorf(pos, Code::InvalidUnion, "cannot handle more than %d union terms (implementation limitation)",
                      kMaxTerms);
      }
      *invalid = u->invalid = true;
      return {};
    }
  }
  u->typeSet->terms = all;
  return all;
}

Interface* emptyInterface() {
  static Interface& empty = *[] {
    auto* i = make<Interface>();
    i->complete = true;
    i->typeSet = make<TypeSet>();
    return i;
  }();
  return &empty;
}

Interface* implicitInterface(Type* t) {
  Interface* i = newInterface();
  i->embeddeds = {t};
  i->implicit = true;
  i->complete = true;
  return i;
}

}  // namespace types
