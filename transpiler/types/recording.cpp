// This file writes what the checker finds out into Info.
//
// A node with id 0 stands for no source (see Checker::newName); nothing is recorded for it.
#include "types/checker.h"

namespace types {

namespace {

// The table's place for a node, or null for nodes of no or another package.
template <class T>
T* slot(std::vector<T>& table, const Info* info, const ast::Node* n) {
  return n->id >= info->firstId && n->id - info->firstId < table.size() ? &table[n->id - info->firstId] : nullptr;
}

template <class T>
void set(std::vector<T*>& table, const Info* info, const ast::Node* n, T* value) {
  if (T** p = slot(table, info, n); p != nullptr) {
    *p = value;
  }
}

}  // namespace

void Checker::record(Operand& x) {
  Type* type = x.type;
  if (x.mode == Mode::Invalid) {
    type = invalidType();
  } else if (x.mode == Mode::NoValue) {
    static Tuple* const none = make<Tuple>();
    type = none;
  }
  if (type != nullptr && isUntyped(type)) {
    // The type is not final yet; the end of the check at the latest records it.
    rememberUntyped(x.expr, false, x.mode, cast<Basic>(unalias(type)), x.val);
    return;
  }
  recordTypeAndValue(x.expr, x.mode, type, x.mode == Mode::Constant ? x.val : Constant());
}

void Checker::rememberUntyped(ast::Expr* e, bool lhs, Mode mode, Basic* type, const Constant& val) {
  untyped[e] = UntypedInfo{lhs, mode, type, val};
}

void Checker::recordUntyped() {
  for (auto& [e, u] : untyped) {
    // No context gave a type: conditions, array lengths, shift counts, operands of constant expressions. Constants too
    // large for their default type are among the latter only.
    Type* type = defaultType(u.type);
    Constant val = u.val;
    if (u.mode == Mode::Constant && !representableConst(u.val, cast<Basic>(type), &val)) {
      type = u.type;
    }
    recordTypeAndValue(e, u.mode, type, val);
  }
  untyped.clear();
}

void Checker::recordTypeAndValue(ast::Expr* e, Mode mode, Type* type, const Constant& val) {
  if (mode == Mode::Invalid) {
    return;
  }
  if (TypeAndValue* tv = slot(info->types, info, e); tv != nullptr) {
    *tv = TypeAndValue{mode, type, val};
  }
}

void Checker::recordBuiltinType(ast::Expr* f, Signature* sig) {
  for (;;) {
    recordTypeAndValue(f, Mode::Builtin, sig);
    auto* p = ast::dynCast<ast::ParenExpr>(f);
    if (p == nullptr) {
      return;
    }
    f = p->x;
  }
}

void Checker::recordCommaOkTypes(ast::Expr* e, const std::vector<Operand>& list) {
  if (!list[0].isValid()) {
    return;
  }
  for (;;) {
    if (TypeAndValue* tv = slot(info->types, info, e); tv != nullptr) {
      auto part = [&](Type* t) { return make<Var>(VarKind::Local, e->pos, pkg, "", t); };
      tv->type = make<Tuple>(std::vector<Var*>{part(list[0].type), part(list[1].type)});
    }
    auto* p = ast::dynCast<ast::ParenExpr>(e);
    if (p == nullptr) {
      return;
    }
    e = p->x;
  }
}

// The identifier that an instantiated expression denotes: f of f, f[int], p.f, (f).
static ast::Name* instantiatedIdent(ast::Expr* e) {
  e = ast::unparen(e);
  if (auto* ix = ast::dynCast<ast::IndexExpr>(e)) {
    e = ast::unparen(ix->x);
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(e)) {
    return sel->sel;
  }
  return ast::dynCast<ast::Name>(e);
}

void Checker::recordInstance(ast::Expr* e, const std::vector<Type*>& targs, Type* type) {
  ast::Name* ident = instantiatedIdent(e);
  if (ident == nullptr) {
    return;
  }
  // The instance of a generic method has its receiver, which the method value or expression hides.
  if (auto* sig = dynCast<Signature>(type); sig != nullptr && (sig->droppedRecv != nullptr || sig->isMethodExpr)) {
    auto* copy = make<Signature>(*sig);
    copy->droppedRecv = nullptr;
    copy->isMethodExpr = false;
    if (sig->isMethodExpr) {
      copy->recv = sig->params->vars[0];
      copy->params = make<Tuple>(std::vector<Var*>(sig->params->vars.begin() + 1, sig->params->vars.end()));
    } else {
      copy->recv = sig->droppedRecv;
    }
    type = copy;
  }
  set(info->instances, info, ident, make<Instance>(Instance{targs, type}));
}

void Checker::recordDef(ast::Name* id, Object* o) { set(info->defs, info, id, o); }

void Checker::recordUse(ast::Name* id, Object* o) { set(info->uses, info, id, o); }

void Checker::recordImplicit(ast::Node* n, Object* o) { set(info->implicits, info, n, o); }

void Checker::recordSelection(ast::SelectorExpr* e, SelectionKind kind, Type* recv, Object* o,
                              const std::vector<int>& index, bool indirect, Type* type) {
  recordUse(e->sel, o);
  set(info->selections, info, e, make<Selection>(Selection{kind, recv, o, index, indirect, type}));
}

void Checker::recordScope(ast::Node* n, Scope* s) { set(info->scopes, info, n, s); }

}  // namespace types
