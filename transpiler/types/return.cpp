// This file decides which statements are terminating, as the spec defines it.
#include "types/checker.h"

namespace types {

namespace {

bool hasBreak(ast::Stmt* s, std::string_view label, bool implicit);

bool hasBreakList(ast::List<ast::Stmt*> list, std::string_view label, bool implicit) {
  for (ast::Stmt* s : list) {
    if (hasBreak(s, label, implicit)) {
      return true;
    }
  }
  return false;
}

// True if s contains a break that leaves the statement labelled `label` (or, if implicit, the one around s).
bool hasBreak(ast::Stmt* s, std::string_view label, bool implicit) {
  auto inClauses = [&](auto clauses) {
    if (label.empty()) {
      return false;
    }
    for (auto* c : clauses) {
      if (hasBreakList(c->body, label, false)) {
        return true;
      }
    }
    return false;
  };
  switch (s->kind) {
    case ast::NodeKind::LabeledStmt:
      return hasBreak(ast::cast<ast::LabeledStmt>(s)->stmt, label, implicit);
    case ast::NodeKind::BranchStmt: {
      auto* b = ast::cast<ast::BranchStmt>(s);
      if (b->branch != ast::BranchKind::Break) {
        return false;
      }
      return b->label == nullptr ? implicit : b->label->value == label;
    }
    case ast::NodeKind::BlockStmt:
      return hasBreakList(ast::cast<ast::BlockStmt>(s)->list, label, implicit);
    case ast::NodeKind::IfStmt: {
      auto* i = ast::cast<ast::IfStmt>(s);
      return hasBreak(i->then, label, implicit) || (i->els != nullptr && hasBreak(i->els, label, implicit));
    }
    case ast::NodeKind::SwitchStmt:
      return inClauses(ast::cast<ast::SwitchStmt>(s)->body);
    case ast::NodeKind::SelectStmt:
      return inClauses(ast::cast<ast::SelectStmt>(s)->body);
    case ast::NodeKind::ForStmt:
      return !label.empty() && hasBreak(ast::cast<ast::ForStmt>(s)->body, label, false);
    default:
      return false;
  }
}

}  // namespace

bool Checker::isTerminating(ast::Stmt* s, std::string_view label) {
  // No clause may end without terminating, or be left by a break.
  auto allClauses = [&](auto clauses) {
    for (auto* c : clauses) {
      if (!isTerminatingList(c->body, "") || hasBreakList(c->body, label, true)) {
        return false;
      }
    }
    return true;
  };
  switch (s->kind) {
    case ast::NodeKind::LabeledStmt: {
      auto* l = ast::cast<ast::LabeledStmt>(s);
      return isTerminating(l->stmt, l->label->value);
    }
    case ast::NodeKind::ExprStmt: {
      auto* call = ast::dynCast<ast::CallExpr>(ast::unparen(ast::cast<ast::ExprStmt>(s)->x));
      return call != nullptr && env.isPanic.contains(call);
    }
    case ast::NodeKind::ReturnStmt:
      return true;
    case ast::NodeKind::BranchStmt: {
      ast::BranchKind kind = ast::cast<ast::BranchStmt>(s)->branch;
      return kind == ast::BranchKind::Goto || kind == ast::BranchKind::Fallthrough;
    }
    case ast::NodeKind::BlockStmt:
      return isTerminatingList(ast::cast<ast::BlockStmt>(s)->list, "");
    case ast::NodeKind::IfStmt: {
      auto* i = ast::cast<ast::IfStmt>(s);
      return i->els != nullptr && isTerminating(i->then, "") && isTerminating(i->els, "");
    }
    case ast::NodeKind::SwitchStmt: {
      auto* sw = ast::cast<ast::SwitchStmt>(s);
      bool hasDefault = false;
      for (ast::CaseClause* c : sw->body) {
        hasDefault |= c->cases == nullptr;
      }
      return hasDefault && allClauses(sw->body);
    }
    case ast::NodeKind::SelectStmt:
      return allClauses(ast::cast<ast::SelectStmt>(s)->body);
    case ast::NodeKind::ForStmt: {
      auto* f = ast::cast<ast::ForStmt>(s);
      return !ast::isa<ast::RangeClause>(f->init) && f->cond == nullptr && !hasBreak(f->body, label, true);
    }
    default:
      return false;
  }
}

bool Checker::isTerminatingList(ast::List<ast::Stmt*> list, std::string_view label) {
  for (size_t i = list.size(); i > 0; i--) {
    if (!ast::isa<ast::EmptyStmt>(list[i - 1])) {
      return isTerminating(list[i - 1], label);
    }
  }
  return false;
}

}  // namespace types
