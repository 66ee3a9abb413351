// This file implements checkBranches: labels and jumps of one function body (function literals inside are checked on
// their own).
//
// Go has two such checks: that of gc's parser, and that of the type checker where gc's did not run. Here one check
// speaks in the words of either (compiler_).
//
// Reported: misplaced break, continue and fallthrough; labels that are unknown, unused, declared twice or of the wrong
// kind of statement; gotos over variable declarations and into blocks. Each legal branch gets its target.
//
// Blocks are visited once, in source order. A goto to a label further down is carried along as "forward" until its
// label turns up in the same or an enclosing block; what is left at the end has no legal target.
#include <algorithm>
#include <deque>
#include <unordered_map>

#include "syntax/parser.h"
#include "syntax/printer.h"

namespace syntax {

using namespace ast;

namespace {

struct Block {
  const Block* parent;
  Pos start;
  const LabeledStmt* labeled;  // the labeled statement whose body this is, directly or further out; or null
};

struct Label {
  const Block* parent;  // where it is declared
  LabeledStmt* stmt;
  bool used;
};

// Where unlabeled branches go.
struct Targets {
  Stmt* breaks = nullptr;  // ForStmt, SwitchStmt, SelectStmt
  ForStmt* continues = nullptr;
  int caseIndex = -1;  // of the innermost switch, if directly in a case's list
};

class Checker {
 public:
  Checker(bool compiler, diag::Diags& diags) : compiler_(compiler), diags_(diags) {}

  void checkBody(BlockStmt* body) {
    std::vector<BranchStmt*> unresolved = block(nullptr, {}, nullptr, body->pos, body->list);
    for (BranchStmt* s : unresolved) {
      std::string name(s->label->value);
      if (Label* l = find(s->label)) {
        l->used = true;
        report(s->label->pos, diag::Code::JumpIntoBlock,
               "goto " + name + " jumps into block" + (compiler_ ? " starting at " + at(l->parent->start) : ""));
      } else {
        report(s->label->pos, diag::Code::UndeclaredLabel, "label " + name + " not " + declared());
      }
    }
    for (const Label& l : labels_) {
      if (!l.used) {
        report(l.stmt->label->pos, diag::Code::UnusedLabel,
               "label " + std::string(l.stmt->label->value) + " " + declared() + " and not used");
      }
    }
  }

 private:
  void report(Pos pos, diag::Code code, std::string message) { diags_.error(pos, code, std::move(message)); }

  std::string at(Pos pos) const { return diags_.sources().format(pos); }
  const char* declared() const { return compiler_ ? "defined" : "declared"; }

  Label* find(const Name* name) {
    auto it = byName_.find(name->value);
    return it == byName_.end() ? nullptr : &labels_[it->second];
  }

  Label* declare(const Block* b, LabeledStmt* s) {
    if (Label* other = find(s->label)) {
      std::string name(s->label->value), otherAt = at(other->stmt->label->pos);
      report(s->label->pos, diag::Code::DuplicateLabel,
             compiler_ ? "label " + name + " already defined at " + otherAt
                       : "label " + name + " already declared\n\t" + otherAt + ": other declaration of " + name);
      return other;
    }
    byName_[s->label->value] = labels_.size();
    labels_.push_back({b, s, false});
    return &labels_.back();
  }

  // The labeled statement that a goto in block b reaches backwards, or null.
  LabeledStmt* gotoTarget(const Block* b, const Name* name) {
    Label* l = find(name);
    if (l == nullptr) {
      return nullptr;
    }
    l->used = true;
    for (; b != nullptr; b = b->parent) {
      if (l->parent == b) {
        return l->stmt;
      }
    }
    return nullptr;
  }

  std::vector<BranchStmt*> block(const Block* parent, Targets targets, const LabeledStmt* labeled, Pos start,
                                 List<Stmt*> list);
  void unlabeled(BranchStmt* s, const Targets& targets, bool lastInList);
  void labeledBreakOrContinue(BranchStmt* s, const Block* b);

  bool compiler_;
  diag::Diags& diags_;
  std::deque<Block> blocks_;  // labels refer to them until the end
  std::vector<Label> labels_;
  std::unordered_map<std::string_view, size_t> byName_;  // index into labels_
};

// Checks one block; returns its gotos whose labels have not been seen.
std::vector<BranchStmt*> Checker::block(const Block* parent, Targets targets, const LabeledStmt* labeled, Pos start,
                                        List<Stmt*> list) {
  const Block* b = &blocks_.emplace_back(Block{parent, start, labeled});
  const Node* lastVar = nullptr;  // the last variable declaration in this block: its first name or its left side
  Pos lastVarPos;
  std::vector<BranchStmt*> forward;  // gotos without label so far
  std::vector<BranchStmt*> jumping;  // those of them that stand before the last variable declaration

  auto declareVar = [&](Pos pos, const Node* name) {
    lastVarPos = pos;
    lastVar = name;
    jumping = forward;
  };
  auto inner = [&](Targets t, Pos innerStart, List<Stmt*> innerList) {
    std::vector<BranchStmt*> rest = block(b, t, labeled, innerStart, innerList);
    forward.insert(forward.end(), rest.begin(), rest.end());
  };

  // A fallthrough counts as the last statement even if empty statements follow.
  while (!list.empty() && isa<EmptyStmt>(list.back())) {
    list = list.first(list.size() - 1);
  }
  for (size_t i = 0; i < list.size(); i++) {
    Stmt* stmt = list[i];
    labeled = nullptr;
    while (auto* s = dynCast<LabeledStmt>(stmt)) {
      if (s->label->value != "_") {
        Label* l = declare(b, s);
        std::erase_if(forward, [&](BranchStmt* jump) {
          if (jump->label->value != s->label->value) {
            return false;
          }
          jump->target = s;
          l->used = true;
          if (std::find(jumping.begin(), jumping.end(), jump) != jumping.end()) {
            report(jump->label->pos, diag::Code::JumpOverDecl,
                   "goto " + std::string(s->label->value) + " jumps over " +
                       (compiler_ ? "declaration of " + toString(lastVar) + " at " + at(lastVarPos)
                                  : "variable declaration at line " + std::to_string(lastVarPos.line())));
          }
          return true;
        });
        labeled = s;
      }
      stmt = s->stmt;
    }
    switch (stmt->kind) {
      case NodeKind::DeclStmt:
        for (Decl* d : cast<DeclStmt>(stmt)->decls) {
          if (auto* v = dynCast<VarDecl>(d)) {
            declareVar(v->pos, v->names[0]);
            break;
          }
        }
        break;
      case NodeKind::AssignStmt:
        if (auto* s = cast<AssignStmt>(stmt); s->op == Operator::Def) {
          declareVar(s->pos, s->lhs);
        }
        break;
      case NodeKind::BranchStmt: {
        auto* s = cast<BranchStmt>(stmt);
        if (s->label == nullptr) {
          unlabeled(s, targets, i + 1 == list.size());
        } else if (s->branch != BranchKind::Goto) {
          labeledBreakOrContinue(s, b);
        } else if (LabeledStmt* target = gotoTarget(b, s->label)) {
          s->target = target;
        } else {
          forward.push_back(s);
        }
        break;
      }
      case NodeKind::BlockStmt: {
        auto* s = cast<BlockStmt>(stmt);
        inner({targets.breaks, targets.continues, -1}, s->pos, s->list);
        break;
      }
      case NodeKind::IfStmt: {
        auto* s = cast<IfStmt>(stmt);
        inner({targets.breaks, targets.continues, -1}, s->then->pos, s->then->list);
        if (s->els != nullptr) {
          inner({targets.breaks, targets.continues, -1}, s->els->pos, {&s->els, 1});
        }
        break;
      }
      case NodeKind::ForStmt: {
        auto* s = cast<ForStmt>(stmt);
        inner({s, s, -1}, s->body->pos, s->body->list);
        break;
      }
      case NodeKind::SwitchStmt: {
        auto* s = cast<SwitchStmt>(stmt);
        for (size_t c = 0; c < s->body.size(); c++) {
          inner({s, targets.continues, static_cast<int>(c)}, s->body[c]->pos, s->body[c]->body);
        }
        break;
      }
      case NodeKind::SelectStmt: {
        auto* s = cast<SelectStmt>(stmt);
        for (CommClause* c : s->body) {
          inner({s, targets.continues, -1}, c->pos, c->body);
        }
        break;
      }
      default:
        break;
    }
  }
  return forward;
}

void Checker::unlabeled(BranchStmt* s, const Targets& targets, bool lastInList) {
  switch (s->branch) {
    case BranchKind::Break:
      s->target = targets.breaks;
      if (s->target == nullptr) {
        report(
            s->pos, diag::Code::MisplacedBreak,
            compiler_ ? "break is not in a loop, switch, or select" : "break not in for, switch, or select statement");
      }
      return;
    case BranchKind::Continue:
      s->target = targets.continues;
      if (s->target == nullptr) {
        report(s->pos, diag::Code::MisplacedContinue,
               compiler_ ? "continue is not in a loop" : "continue not in for statement");
      }
      return;
    case BranchKind::Fallthrough: {
      std::string message = "fallthrough statement out of place";
      if (auto* t = dynCast<SwitchStmt>(targets.breaks)) {
        if (isa<TypeSwitchGuard>(t->tag)) {
          message = "cannot fallthrough in type switch";
        } else if (targets.caseIndex >= 0 && lastInList) {
          if (targets.caseIndex + 1 < static_cast<int>(t->body.size())) {
            return;
          }
          message = "cannot fallthrough final case in switch";
        }
      }
      return report(s->pos, diag::Code::MisplacedFallthrough, message);
    }
    case BranchKind::Goto:
      return;  // always has a label
  }
}

// Spec: the label must be that of an enclosing "for", "switch" or "select" statement; for continue, of a "for"
// statement.
void Checker::labeledBreakOrContinue(BranchStmt* s, const Block* b) {
  bool isBreak = s->branch == BranchKind::Break;
  std::string word = isBreak ? "break" : "continue", name(s->label->value);
  Label* l = find(s->label);
  if (l == nullptr && compiler_) {
    return report(s->label->pos, diag::Code::UndeclaredLabel, word + " label not defined: " + name);
  }
  while (l != nullptr && b != nullptr && b->labeled != l->stmt) {
    b = b->parent;
  }
  Stmt* target = l != nullptr && b != nullptr ? l->stmt->stmt : nullptr;
  bool valid = isa<ForStmt>(target) || (isBreak && (isa<SwitchStmt>(target) || isa<SelectStmt>(target)));
  if (l != nullptr && (valid || compiler_)) {
    l->used = true;  // for the type checker a wrong use is none
  }
  if (!valid) {
    return report(s->label->pos, diag::Code::MisplacedLabel, "invalid " + word + " label " + name);
  }
  s->target = target;
}

}  // namespace

void checkBranches(BlockStmt* body, bool compiler, diag::Diags& diags) { Checker(compiler, diags).checkBody(body); }

}  // namespace syntax
