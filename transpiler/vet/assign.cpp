// This file implements the warning about x = x.
#include <algorithm>
#include <iterator>

#include "syntax/walk.h"
#include "vet/pass.h"

namespace vet {

namespace {

// Whether the call computes nothing but a value: conversions and some builtins.
bool isPure(const Pass& pass, const ast::CallExpr* call) {
  if (pass.info.typeOf(call->fun).isType()) {
    return true;
  }
  auto* builtin = types::dynCast<types::Builtin>(pass.info.use(ast::dynCast<ast::Name>(ast::unparen(call->fun))));
  if (builtin == nullptr) {
    return false;
  }
  using enum types::BuiltinId;
  constexpr types::BuiltinId kPure[] = {Cap, Complex, Imag, Len, Make, Max, Min, New, Real};
  return std::find(std::begin(kPure), std::end(kPure), builtin->id) != std::end(kPure);
}

bool hasNoEffects(const Pass& pass, ast::Node* n) {
  if (auto* op = ast::dynCast<ast::Operation>(n); op != nullptr && op->op == ast::Operator::Recv) {
    return false;
  }
  if (auto* call = ast::dynCast<ast::CallExpr>(n); call != nullptr && !isPure(pass, call)) {
    return false;
  }
  if (ast::isa<ast::FuncLit>(n)) {
    return true;
  }
  bool none = true;
  ast::forEachChild(n, [&](ast::Node* child) { none = none && hasNoEffects(pass, child); });
  return none;
}

bool isMapIndex(const Pass& pass, ast::Expr* e) {
  auto* index = ast::dynCast<ast::IndexExpr>(ast::unparen(e));
  types::Type* t = index != nullptr ? pass.typeOf(index->x) : nullptr;
  return t != nullptr && types::asUnder<types::Map>(t) != nullptr;
}

}  // namespace

void warnSelfAssignment(Pass& pass, ast::AssignStmt* s) {
  if (s->op != ast::Operator::None || s->rhs == nullptr) {
    return;
  }
  auto lhs = ast::unpackList(s->lhs), rhs = ast::unpackList(s->rhs);
  if (lhs.size() != rhs.size()) {
    return;
  }
  std::string same;
  for (size_t i = 0; i < lhs.size(); i++) {
    if (lhs[i]->kind != rhs[i]->kind || isMapIndex(pass, lhs[i]) || !hasNoEffects(pass, lhs[i]) ||
        !hasNoEffects(pass, rhs[i])) {
      continue;
    }
    if (std::string text = format(lhs[i]); text == format(rhs[i])) {
      same += (same.empty() ? "" : ", ") + text;
    }
  }
  if (!same.empty()) {
    pass.warn(s, Text::AssignedToItself, {same});
  }
}

}  // namespace vet
