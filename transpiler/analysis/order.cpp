// This file implements the order pass: which calls and receives need a temporary, because C++ would order them
// differently from Go.
//
// Go, as gc does it: calls and receives ("events") happen left to right; plain reads of variables and memory come after
// all of them; the right side of an assignment happens before the left side can panic. C++17 as the contract page uses
// it: operands of a binary operator and arguments in parentheses come in any order; braces, `f(...)` (callee before
// arguments), `a[i]` and `a = b` (b first) are fixed.
//
// So for each group of siblings, an event is hoisted into a temporary before the statement if
//   - another sibling has an event too and the group's order is free in C++ (all but the last), or
//   - another sibling reads something the event may change, or may panic, and C++ might do that first.
// The channel of a send and the callee of a call (a function value, a receiver) are read before the arguments in C++
// and after them by gc. Go's specification leaves that open; the nested form is kept, as it is how everybody writes it.
// Hoisting one event hoists all that come before it. Calls into packages without access to the program's memory
// (strings, math ...) are no events.
#include <algorithm>
#include <array>

#include "analysis/passes.h"

namespace analysis {

namespace {

// What evaluating an expression does, as far as order can show it.
struct Effect {
  bool event = false;     // calls or receives
  bool unstable = false;  // outside of events: reads what an event may change, or may panic
  Effect operator|(Effect o) const { return {event || o.event, unstable || o.unstable}; }
};

enum class Sequence : uint8_t { Free, LeftToRight };

class OrderPass {
 public:
  explicit OrderPass(Pass& pass) : pass_(pass), info_(pass.info), facts_(pass.facts) {}

  void run() {
    for (ast::File* file : info_.pkg->files) {
      visit(file);
    }
  }

 private:
  void visit(ast::Node* n);
  void statement(std::vector<ast::Expr*> parts, Sequence sequence);
  void assignment(ast::AssignStmt* s);

  Effect effect(ast::Expr* e);
  Effect effectOf(ast::Expr* e);
  Effect group(const std::vector<ast::Expr*>& siblings, Sequence sequence);
  Effect callEffect(ast::CallExpr* c);
  Effect compositeEffect(ast::CompositeLit* lit);
  bool isEvent(ast::Expr* e) const;
  bool isPureCall(ast::CallExpr* c) const;
  bool fieldsInOrder(ast::CompositeLit* lit) const;

  void hoistEvents(ast::Expr* e);
  void completeHoists(const std::vector<ast::Expr*>& parts);
  void collectEvents(ast::Node* n, std::vector<ast::Expr*>& out) const;
  bool markParents(ast::Node* n);
  bool isLogical(ast::Node* n) const;

  Pass& pass_;
  const types::Info& info_;
  Facts& facts_;
  bool hoistedSome_ = false;
};

bool OrderPass::isLogical(ast::Node* n) const {
  auto* op = ast::dynCast<ast::Operation>(n);
  return op != nullptr && op->y != nullptr && (op->op == ast::Operator::AndAnd || op->op == ast::Operator::OrOr);
}

// Packages whose functions neither read nor change the program's variables, unless they are given functions to call.
bool OrderPass::isPureCall(ast::CallExpr* c) const {
  constexpr std::array pure = {"math",          "math/bits", "strings", "strconv", "unicode",       "unicode/utf8",
                               "unicode/utf16", "cmp",       "errors",  "path",    "path/filepath", "math/cmplx"};
  types::Func* callee = pass_.staticCallee(c);
  if (callee == nullptr || callee->pkg == nullptr || callee->signature()->recv != nullptr) {
    return false;
  }
  if (std::find(pure.begin(), pure.end(), callee->pkg->path) == pure.end()) {
    return false;
  }
  return std::none_of(c->args.begin(), c->args.end(), [&](ast::Expr* arg) {
    types::Type* t = info_.typeOf(arg).type;
    t = t == nullptr ? nullptr : types::under(t);
    return t == nullptr || types::isa<types::Signature>(t) || types::isa<types::Interface>(t);
  });
}

bool OrderPass::isEvent(ast::Expr* e) const {
  if (auto* op = ast::dynCast<ast::Operation>(e)) {
    return op->y == nullptr && op->op == ast::Operator::Recv;
  }
  auto* c = ast::dynCast<ast::CallExpr>(e);
  if (c == nullptr || pass_.isConversion(c) || info_.typeOf(c).isConstant()) {
    return false;
  }
  if (const types::Builtin* b = pass_.builtinCallee(c)) {
    return b->id == types::BuiltinId::Copy || b->id == types::BuiltinId::Recover;
  }
  return !isPureCall(c);
}

// ---------------------------------------------------------------------------------------------------------------
// Statements

void OrderPass::visit(ast::Node* n) {
  using ast::NodeKind;
  switch (n->kind) {
    case NodeKind::ExprStmt:
      statement({ast::cast<ast::ExprStmt>(n)->x}, Sequence::LeftToRight);
      break;
    case NodeKind::SendStmt: {
      auto* s = ast::cast<ast::SendStmt>(n);
      hoistedSome_ = false;
      effect(s->chan);
      effect(s->value);
      completeHoists({s->chan, s->value});
      break;
    }
    case NodeKind::AssignStmt:
      assignment(ast::cast<ast::AssignStmt>(n));
      break;
    case NodeKind::VarDecl: {
      ast::List<ast::Expr*> values = ast::unpackList(ast::cast<ast::VarDecl>(n)->values);
      statement({values.begin(), values.end()}, Sequence::LeftToRight);
      break;
    }
    case NodeKind::ReturnStmt: {
      ast::List<ast::Expr*> results = ast::unpackList(ast::cast<ast::ReturnStmt>(n)->results);
      statement({results.begin(), results.end()}, Sequence::LeftToRight);
      break;
    }
    case NodeKind::CallStmt: {
      auto* c = ast::dynCast<ast::CallExpr>(ast::unparen(ast::cast<ast::CallStmt>(n)->x));
      if (c != nullptr) {
        std::vector<ast::Expr*> parts{c->fun};
        parts.insert(parts.end(), c->args.begin(), c->args.end());
        statement(parts, Sequence::LeftToRight);  // operands become captures or arguments, one by one
      }
      break;
    }
    case NodeKind::IfStmt:
      statement({ast::cast<ast::IfStmt>(n)->cond}, Sequence::LeftToRight);
      break;
    case NodeKind::ForStmt:
      if (auto* cond = ast::cast<ast::ForStmt>(n)->cond) {
        statement({cond}, Sequence::LeftToRight);
      }
      break;
    case NodeKind::RangeClause:
      statement({ast::cast<ast::RangeClause>(n)->x}, Sequence::LeftToRight);
      break;
    case NodeKind::SwitchStmt: {
      auto* s = ast::cast<ast::SwitchStmt>(n);
      if (auto* guard = ast::dynCast<ast::TypeSwitchGuard>(s->tag)) {
        statement({guard->x}, Sequence::LeftToRight);
      } else if (s->tag != nullptr) {
        statement({s->tag}, Sequence::LeftToRight);
      }
      break;
    }
    case NodeKind::CaseClause:
      for (ast::Expr* x : ast::unpackList(ast::cast<ast::CaseClause>(n)->cases)) {
        statement({x}, Sequence::LeftToRight);
      }
      break;
    default:
      break;
  }
  ast::forEachChild(n, [&](ast::Node* child) { visit(child); });
}

void OrderPass::statement(std::vector<ast::Expr*> parts, Sequence sequence) {
  hoistedSome_ = false;
  group(parts, sequence);
  completeHoists(parts);
}

void OrderPass::assignment(ast::AssignStmt* s) {
  if (s->rhs == nullptr) {
    return statement({s->lhs}, Sequence::LeftToRight);
  }
  ast::List<ast::Expr*> lhs = ast::unpackList(s->lhs);
  ast::List<ast::Expr*> rhs = ast::unpackList(s->rhs);
  std::vector<ast::Expr*> parts;
  for (ast::Expr* x : lhs) {
    // A plain variable on the left is not read; a defined one is not an operand at all.
    if (s->op != ast::Operator::Def && pass_.localVar(x) == nullptr) {
      parts.push_back(x);
    }
  }
  size_t targets = parts.size();
  parts.insert(parts.end(), rhs.begin(), rhs.end());
  hoistedSome_ = false;
  if (lhs.size() == 1 && targets == 1) {
    // b is evaluated first in a = b, as gc does but for a's own events. m.set(k, v) has a free order.
    auto* index = ast::dynCast<ast::IndexExpr>(ast::unparen(parts[0]));
    types::Type* t = index == nullptr ? nullptr : info_.typeOf(index->x).type;
    bool isMap = t != nullptr && types::isa<types::Map>(types::under(t));
    if (isMap && s->op == ast::Operator::None) {
      effect(parts[0]);
      group({index->index, parts[1]}, Sequence::Free);
    } else {
      Effect left = effect(parts[0]);
      Effect right = effect(parts[1]);
      if (left.event && (right.event || right.unstable)) {
        hoistEvents(parts[0]);
      }
    }
  } else {
    group(parts, Sequence::LeftToRight);
  }
  completeHoists(parts);
}

// ---------------------------------------------------------------------------------------------------------------
// Effects

Effect OrderPass::effect(ast::Expr* e) {
  if (e == nullptr || info_.typeOf(e).isType() || info_.typeOf(e).isConstant()) {
    return {};
  }
  Effect inner = effectOf(e);
  if (isEvent(e)) {
    return {.event = true, .unstable = false};
  }
  return inner;
}

Effect OrderPass::effectOf(ast::Expr* e) {
  using ast::NodeKind;
  switch (e->kind) {
    case NodeKind::Name: {
      auto* v = types::dynCast<types::Var>(info_.use(ast::cast<ast::Name>(e)));
      if (v == nullptr) {
        return {};
      }
      bool shared = v->varKind == types::VarKind::Package || facts_.addressTaken(v) ||
                    (facts_.capturedByRef(v) && facts_.reassigned(v));
      return {.event = false, .unstable = shared};
    }
    case NodeKind::ParenExpr:
      return effect(ast::cast<ast::ParenExpr>(e)->x);
    case NodeKind::SelectorExpr: {
      auto* sel = ast::cast<ast::SelectorExpr>(e);
      const types::Selection* s = info_.selection(sel);
      if (s == nullptr) {
        return {.event = false, .unstable = types::isa<types::Var>(info_.use(sel->sel))};
      }
      if (s->kind == types::SelectionKind::MethodExpr) {
        return {};
      }
      bool through = s->indirect || types::isa<types::Pointer>(types::under(s->recv));
      return effect(sel->x) | Effect{.event = false, .unstable = through && s->kind == types::SelectionKind::FieldVal};
    }
    case NodeKind::IndexExpr: {
      auto* x = ast::cast<ast::IndexExpr>(e);
      if (info_.typeOf(x->index).isType() || ast::isa<ast::ListExpr>(x->index)) {
        return {};
      }
      return group({x->x, x->index}, Sequence::LeftToRight) | Effect{.event = false, .unstable = true};
    }
    case NodeKind::SliceExpr: {
      auto* x = ast::cast<ast::SliceExpr>(e);
      std::vector<ast::Expr*> parts{x->x};
      for (ast::Expr* bound : x->index) {
        if (bound != nullptr) {
          parts.push_back(bound);
        }
      }
      return group(parts, Sequence::Free) | Effect{.event = false, .unstable = parts.size() > 1};
    }
    case NodeKind::AssertExpr:
      return effect(ast::cast<ast::AssertExpr>(e)->x) | Effect{.event = false, .unstable = true};
    case NodeKind::Operation: {
      auto* op = ast::cast<ast::Operation>(e);
      if (op->y == nullptr) {
        return effect(op->x) | Effect{.event = false, .unstable = op->op == ast::Operator::Mul};
      }
      if (isLogical(op)) {
        return effect(op->x) | effect(op->y);
      }
      types::Type* t = info_.typeOf(op).type;
      auto* basic = t == nullptr ? nullptr : types::dynCast<types::Basic>(types::under(t));
      bool divides = (op->op == ast::Operator::Div || op->op == ast::Operator::Rem) && basic != nullptr &&
                     (basic->info & types::IsInteger) != 0 && !info_.typeOf(op->y).isConstant();
      return group({op->x, op->y}, Sequence::Free) | Effect{.event = false, .unstable = divides};
    }
    case NodeKind::CallExpr:
      return callEffect(ast::cast<ast::CallExpr>(e));
    case NodeKind::CompositeLit:
      return compositeEffect(ast::cast<ast::CompositeLit>(e));
    case NodeKind::KeyValueExpr: {
      auto* kv = ast::cast<ast::KeyValueExpr>(e);
      return group({kv->key, kv->value}, Sequence::LeftToRight);
    }
    default:
      return {};  // literals of functions and constants; types
  }
}

Effect OrderPass::callEffect(ast::CallExpr* c) {
  if (pass_.isConversion(c)) {
    return c->args.empty() ? Effect{} : effect(c->args[0]);
  }
  std::vector<ast::Expr*> args(c->args.begin(), c->args.end());
  if (pass_.builtinCallee(c) != nullptr) {
    std::erase_if(args, [&](ast::Expr* arg) { return info_.typeOf(arg).isType(); });
    return group(args, Sequence::Free);
  }
  auto* sig = types::dynCast<types::Signature>(
      info_.typeOf(c->fun).type == nullptr ? nullptr : types::under(info_.typeOf(c->fun).type));
  size_t fixed = sig != nullptr && sig->variadic && !c->hasDots ? sig->params->vars.size() - 1 : args.size();
  // Arguments of a variadic tail stand in braces: fixed order among themselves, free against the others.
  bool allBraced = fixed == 0;
  Effect result = group(args, allBraced ? Sequence::LeftToRight : Sequence::Free);
  return result | effect(c->fun);
}

bool OrderPass::fieldsInOrder(ast::CompositeLit* lit) const {
  types::Type* t = info_.typeOf(lit).type;
  auto* p = t == nullptr ? nullptr : types::asUnder<types::Pointer>(t);
  auto* s = t == nullptr ? nullptr : types::asUnder<types::Struct>(p != nullptr ? p->elem : t);
  if (s == nullptr) {
    return true;
  }
  size_t next = 0;
  for (ast::Expr* e : lit->elems) {
    auto* kv = ast::dynCast<ast::KeyValueExpr>(e);
    auto* key = kv == nullptr ? nullptr : ast::dynCast<ast::Name>(kv->key);
    if (kv == nullptr) {
      return true;
    }
    size_t at = 0;
    while (at < s->fields.size() && (key == nullptr || s->fields[at]->name != key->value)) {
      at++;
    }
    if (at < next) {
      return false;
    }
    next = at;
  }
  return true;
}

Effect OrderPass::compositeEffect(ast::CompositeLit* lit) {
  types::Type* t = info_.typeOf(lit).type;
  bool isStruct = t != nullptr && types::isa<types::Struct>(types::under(t));
  std::vector<ast::Expr*> parts;
  for (ast::Expr* e : lit->elems) {
    auto* kv = ast::dynCast<ast::KeyValueExpr>(e);
    if (kv == nullptr) {
      parts.push_back(e);
      continue;
    }
    if (!isStruct) {
      parts.push_back(kv->key);
    }
    parts.push_back(kv->value);
  }
  return group(parts, fieldsInOrder(lit) ? Sequence::LeftToRight : Sequence::Free);
}

Effect OrderPass::group(const std::vector<ast::Expr*>& siblings, Sequence sequence) {
  std::vector<Effect> effects;
  Effect all;
  size_t events = 0;
  size_t lastEvent = 0;
  for (size_t i = 0; i < siblings.size(); i++) {
    effects.push_back(effect(siblings[i]));
    all = all | effects[i];
    if (effects[i].event) {
      events++;
      lastEvent = i;
    }
  }
  for (size_t i = 0; i < siblings.size(); i++) {
    if (!effects[i].event) {
      continue;
    }
    bool hoist = sequence == Sequence::Free && events > 1 && i != lastEvent;
    for (size_t j = 0; j < siblings.size(); j++) {
      bool readFirst = j < i || sequence == Sequence::Free;
      hoist = hoist || (j != i && effects[j].unstable && readFirst);
    }
    if (hoist) {
      hoistEvents(siblings[i]);
    }
  }
  return all;
}

// ---------------------------------------------------------------------------------------------------------------
// Hoisting

// Marks the outermost events inside e.
void OrderPass::hoistEvents(ast::Expr* e) {
  if (ast::isa<ast::FuncLit>(e) || info_.typeOf(e).isType()) {
    return;
  }
  if (isEvent(e)) {
    facts_.hoisted.insert(e->id);
    hoistedSome_ = true;
    return;
  }
  ast::forEachChild(e, [&](ast::Node* child) {
    if (ast::isa<ast::Expr>(child)) {
      hoistEvents(static_cast<ast::Expr*>(child));
    }
  });
}

// All events below n in the order in which they happen.
void OrderPass::collectEvents(ast::Node* n, std::vector<ast::Expr*>& out) const {
  if (!ast::isa<ast::Expr>(n) || ast::isa<ast::FuncLit>(n)) {
    return;
  }
  ast::forEachChild(n, [&](ast::Node* child) { collectEvents(child, out); });
  auto* e = static_cast<ast::Expr*>(n);
  if (isEvent(e)) {
    out.push_back(e);
  }
}

// Hoisting an event moves it before everything that is not hoisted, so what comes before it is hoisted too.
void OrderPass::completeHoists(const std::vector<ast::Expr*>& parts) {
  if (!hoistedSome_) {
    return;
  }
  std::vector<ast::Expr*> events;
  for (ast::Expr* part : parts) {
    collectEvents(part, events);
  }
  size_t last = 0;
  for (size_t i = 0; i < events.size(); i++) {
    if (facts_.hoisted.count(events[i]->id) != 0) {
      last = i;
    }
  }
  for (size_t i = 0; i < last; i++) {
    facts_.hoisted.insert(events[i]->id);
  }
  for (ast::Expr* part : parts) {
    markParents(part);
  }
}

// Fills hoistParents; a && or || with something to hoist on its right becomes a temporary itself, as that runs only on
// a condition.
bool OrderPass::markParents(ast::Node* n) {
  if (!ast::isa<ast::Expr>(n) || ast::isa<ast::FuncLit>(n)) {
    return false;
  }
  bool inside = false;
  bool insideRight = false;
  ast::forEachChild(n, [&](ast::Node* child) {
    insideRight = markParents(child);
    inside = inside || insideRight;
  });
  if (isLogical(n) && insideRight) {
    facts_.hoisted.insert(n->id);
  }
  bool self = facts_.hoisted.count(n->id) != 0;
  if (inside || self) {
    facts_.hoistParents.insert(n->id);
  }
  return inside || self;
}

}  // namespace

void findOrderHazards(Pass& pass) { OrderPass(pass).run(); }

}  // namespace analysis
