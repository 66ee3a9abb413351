// This file implements the checking of unions in constraints: ~int | string.
#include "types/checker.h"

namespace types {

static constexpr size_t kMaxTerms = 100;

// Splits a | b | c into its terms and, for each "|", the operation that ends with it.
static void flatten(ast::Expr* e, std::vector<ast::Expr*>& ops, std::vector<ast::Expr*>& terms) {
  auto* op = ast::dynCast<ast::Operation>(e);
  if (op == nullptr || op->op != ast::Operator::Or || op->y == nullptr) {
    terms.push_back(e);
    return;
  }
  flatten(op->x, ops, terms);
  ops.push_back(op);
  terms.push_back(op->y);
}

static Term parseTerm(Checker& check, ast::Expr* e) {
  auto* op = ast::dynCast<ast::Operation>(e);
  bool tilde = op != nullptr && op->op == ast::Operator::Tilde;
  ast::Expr* x = tilde ? op->x : e;
  Type* t = check.typ(x);
  if (isTypeParam(t)) {
    if (tilde) {
      check.errorf(x, Code::MisplacedTypeParam, "type in term %s cannot be a type parameter",
                   static_cast<const ast::Node*>(e));
    } else {
      check.error(x, Code::MisplacedTypeParam, "term cannot be a type parameter");
    }
    t = invalidType();
  }
  Term term{tilde, t};
  if (tilde) {
    check.recordTypeAndValue(e, Mode::TypeExpr, make<Union>(std::vector<Term>{term}));
  }
  return term;
}

// The first of terms[0:n] that overlaps with t, or -1. Interfaces are not compared.
static int overlapping(const std::vector<Term>& terms, size_t n, const Term& t) {
  for (size_t i = 0; i < n; ++i) {
    if (!isInterface(terms[i].type) && !disjoint(terms[i], t)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// Checks term i, once types are complete.
static void checkTerm(Checker& check, const std::vector<Term>& terms, size_t i, ast::Expr* e) {
  const Term& t = terms[i];
  if (!isValid(t.type)) {
    return;
  }
  Type* u = under(t.type);
  auto* iface = dynCast<Interface>(u);
  if (t.tilde) {
    if (iface != nullptr) {
      check.errorf(e, Code::InvalidUnion, "invalid use of ~ (%s is an interface)", t.type);
      return;
    }
    if (!identical(u, t.type)) {
      check.errorf(e, Code::InvalidUnion, "invalid use of ~ (underlying type of %s is %s)", t.type, u);
      return;
    }
  }
  if (iface != nullptr) {
    TypeSet* set = typeSetOf(iface);
    if (!set->methods.empty()) {
      check.errorf(e, Code::InvalidUnion, "cannot use %s in union (%s contains methods)", t, t);
    } else if (t.type == comparableType()) {
      check.error(e, Code::InvalidUnion, "cannot use comparable in union");
    } else if (set->comparable) {
      check.errorf(e, Code::InvalidUnion, "cannot use %s in union (%s embeds comparable)", t, t);
    }
    return;
  }
  if (int j = overlapping(terms, i, t); j >= 0) {
    check.errorf(e, Code::InvalidUnion, "overlapping terms %s and %s", t, terms[static_cast<size_t>(j)]);
  }
}

Type* Checker::parseUnion(ast::Expr* e) {
  std::vector<ast::Expr*> ops;
  std::vector<ast::Expr*> exprs;
  flatten(e, ops, exprs);
  std::vector<Term> terms;
  Type* u = nullptr;
  for (size_t i = 0; i < exprs.size(); ++i) {
    Term term = parseTerm(*this, exprs[i]);
    if (exprs.size() == 1 && !term.tilde) {
      return term.type;
    }
    if (terms.size() < kMaxTerms) {
      terms.push_back(term);
      u = make<Union>(terms);
    } else if (isValid(u)) {
      errorf(exprs[i], Code::InvalidUnion, "cannot handle more than %d union terms (implementation limitation)",
             kMaxTerms);
      u = invalidType();
    }
    if (i > 0) {
      recordTypeAndValue(ops[i - 1], Mode::TypeExpr, u);
    }
  }
  if (!isValid(u)) {
    return u;
  }
  later([this, terms, exprs] {
    for (size_t i = 0; i < terms.size(); ++i) {
      checkTerm(*this, terms, i, exprs[i]);
    }
  });
  return u;
}

}  // namespace types
