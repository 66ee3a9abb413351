// This file declares TypeSet, the meaning of an interface: its methods, the types it admits, and whether only
// comparable ones. It also has the algebra of terms (T and ~T) that type sets are made of.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/pos.h"
#include "types/object.h"
#include "types/type.h"

namespace types {

// A term with type null stands for all types.
bool equalTerms(const Term& x, const Term& y);
bool disjoint(const Term& x, const Term& y);
bool includes(const Term& x, Type* t);
std::string show(const Term& t);

// A union of terms; an empty list is the empty set.
struct TermList {
  std::vector<Term> terms;

  static TermList all() { return {{Term{}}}; }
  bool isEmpty() const { return terms.empty(); }
  bool isAll() const;
  TermList normalised() const;
  TermList unite(const TermList& other) const;
  TermList intersect(const TermList& other) const;
  bool equals(const TermList& other) const { return subsetOf(other) && other.subsetOf(*this); }
  bool subsetOf(const TermList& other) const;
  std::string toString() const;
};

struct TypeSet {
  std::vector<Func*> methods;  // sorted: exported ones first, then by name and package path
  TermList terms = TermList::all();
  bool comparable = false;  // only if terms.isAll()

  bool isEmpty() const { return terms.isEmpty(); }
  bool isAll() const { return isMethodSet() && methods.empty(); }
  bool isMethodSet() const { return !comparable && terms.isAll(); }
  bool hasTerms() const { return !terms.isEmpty() && !terms.isAll(); }
  bool isComparable(std::set<Type*>* seen) const;
  // The method of that name (of package pkg where unexported), or null; *index receives its place.
  Func* lookupMethod(const Package* pkg, std::string_view name, bool foldCase, int* index = nullptr) const;
  // f for each term, with null if there are none (or all types are admitted); stops at false.
  bool is(const std::function<bool(const Term*)>& f) const;
  // f(type, underlying type) for each term, (null, null) if there are none.
  bool all(const std::function<bool(Type*, Type*)>& f) const;
};

// The type set of an interface; computed once it is complete (before that: all types). Problems are reported through
// the current checker, at pos where the interface gives no better place.
TypeSet* typeSetOf(Interface* t, base::Pos pos = {});
// The terms of a union; an invalid union (too many terms) has none and sets *invalid.
TermList unionTerms(Union* u, base::Pos pos, bool* invalid);

// The interface that admits exactly t's types, for types that are not interfaces.
Interface* implicitInterface(Type* t);
Interface* emptyInterface();
// Order of methods in type sets and method sets.
bool methodLess(const Func* a, const Func* b);
// Unique name of a field or method: unexported ones carry the package path.
std::string objectId(const Package* pkg, std::string_view name);
// Whether o has that name, ignoring case if asked, and is visible from pkg.
bool sameId(const Object* o, const Package* pkg, std::string_view name, bool foldCase);

}  // namespace types
