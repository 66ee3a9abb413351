// This file implements break, continue, goto and labels.
//
// targets of the function state mirrors the Go statements that can be left. A branch becomes C++'s own break or continue where that means the
// same; otherwise a goto to a label behind the statement (break) or at the end of the loop's body (continue). Out of the body lambda of a range
// over a function neither reaches: the lambda stores a code and returns false, and the code behind the call takes the branch (rangefunc.cpp).
// Go itself forbids to jump over declarations and into blocks, and loop bodies get their own block before a label, so C++'s rule against jumping
// over initialisations is kept.
#include "lower/body.h"

namespace lower {

using namespace types;

namespace {

std::string capital(std::string label) {
  if ('a' <= label[0] && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  }
  return label;
}

}  // namespace

std::string Body::breakLabelOf(Target& t) {
  if (t.breakLabel.empty()) {
    t.breakLabel = fresh(t.label.empty() ? "done" : "end" + capital(t.label));
  }
  return t.breakLabel;
}

std::string Body::continueLabelOf(Target& t) {
  if (t.continueLabel.empty()) {
    t.continueLabel = fresh(t.label.empty() ? "next" : "next" + capital(t.label));
  }
  return t.continueLabel;
}

void Body::placeLabel(const std::string& label) {
  if (!label.empty()) {
    emit(cxx::labelStmt(label));
  }
}

// Takes the branch through the innermost body lambda around this place: a code for what follows the call of the iterator.
void Body::exitRangeFunc(RangeFunc& rf, const ast::BranchStmt* branch) {
  size_t code = 0;
  while (code < rf.exits.size() && rf.exits[code].branch != branch) {
    code++;
  }
  if (code == rf.exits.size()) {
    rf.exits.push_back({branch});
  }
  emit(cxx::exprStmt(cxx::assign(cxx::name(rf.flag), cxx::literal(std::to_string(code + 1)))));
  emit(cxx::returnStmt(cxx::literal("false")));
}

// break and continue.
void Body::leave(const ast::BranchStmt* s) {
  auto& targets = fn_->targets;
  size_t at = targets.size();
  while (at > 0 && targets[at - 1].stmt != s->target) {
    at--;
  }
  if (at == 0) {
    return static_cast<void>(unsupported(s, "this branch"));
  }
  at--;
  for (size_t i = targets.size(); i-- > at + 1;) {
    if (targets[i].kind == Target::Func) {
      return exitRangeFunc(*targets[i].rangeFunc, s);
    }
  }
  Target& target = targets[at];
  bool isBreak = s->branch == ast::BranchKind::Break;
  if (target.kind == Target::Func) {
    return emit(cxx::returnStmt(cxx::literal(isBreak ? "false" : "true")));
  }
  // What C++'s own break or continue would act on.
  size_t own = targets.size() - 1;
  while (own > at && (targets[own].kind == Target::Chain || (!isBreak && targets[own].kind == Target::Switch))) {
    own--;
  }
  if (isBreak) {
    bool plain = own == at && target.kind != Target::Chain;
    return emit(plain ? cxx::stmt(cxx::StmtKind::Break) : cxx::gotoStmt(breakLabelOf(target)));
  }
  bool plain = own == at && !target.continueByGoto;
  emit(plain ? cxx::stmt(cxx::StmtKind::Continue) : cxx::gotoStmt(continueLabelOf(target)));
}

void Body::branchStmt(const ast::BranchStmt* s) {
  switch (s->branch) {
    case ast::BranchKind::Break:
    case ast::BranchKind::Continue:
      return leave(s);
    case ast::BranchKind::Fallthrough:
      if (!chainLabel_.empty()) {
        emit(cxx::gotoStmt(chainLabel_));  // a C++ switch falls through by itself
      }
      return;
    case ast::BranchKind::Goto:
      break;
  }
  auto* label = ast::cast<ast::LabeledStmt>(s->target);
  for (size_t i = fn_->targets.size(); i-- > 0;) {
    Target& t = fn_->targets[i];
    if (t.kind != Target::Func) {
      continue;
    }
    auto* loop = ast::cast<ast::ForStmt>(t.stmt);
    bool inside = loop->body->pos < label->pos && label->pos < loop->body->rbrace;
    if (!inside) {
      return exitRangeFunc(*t.rangeFunc, s);
    }
    break;
  }
  emit(cxx::gotoStmt(gotoLabelOf(label)));
}

std::string Body::gotoLabelOf(const ast::LabeledStmt* s) {
  std::string& label = fn_->labels[s];
  if (label.empty()) {
    label = cppName(s->label->value);
  }
  return label;
}

void Body::labeledStmt(const ast::LabeledStmt* s) {
  if (fn_->gotoTargets.count(s) != 0) {
    emit(cxx::labelStmt(gotoLabelOf(s)));
  }
  pendingLabel_ = std::string(s->label->value);
  stmt(s->stmt);
  pendingLabel_.clear();
}

// A Target for s, which takes the label that stands before it.
Body::Target Body::newTarget(Target::Kind kind, const ast::Stmt* s) {
  Target t;
  t.kind = kind;
  t.stmt = s;
  t.label = std::exchange(pendingLabel_, "");
  return t;
}

}  // namespace lower
