// This file implements assignments: x = y, x := y, x op= y, several at a time, and the comma-ok forms.
//
// Several values go through go::tie and a go::Tuple: the right side is evaluated first, then the places, then the values
// are stored from left to right.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::assignStmt(const ast::AssignStmt* s) {
  if (s->op == ast::Operator::Def) {
    return define(s);
  }
  if (s->op == ast::Operator::None) {
    return assign(s);
  }
  assignOp(s);
}

bool Body::isMapIndex(const ast::Expr* e) {
  auto* index = ast::dynCast<ast::IndexExpr>(ast::unparen(const_cast<ast::Expr*>(e)));
  return index != nullptr && !isType(index->x) && calleeOf(index) == nullptr && asUnder<Map>(typeOf(index->x)) != nullptr;
}

// The variable that the left side of := declares here; null if it existed, or is blank.
Var* Body::definedVar(const ast::Expr* lhs) {
  auto* name = ast::dynCast<ast::Name>(lhs);
  return name == nullptr || name->value == "_" ? nullptr : dynCast<Var>(info_.def(name));
}

// The type of what is assigned to; variables that := declares have none as expressions.
Type* Body::placeType(const ast::Expr* lhs) {
  Var* v = varOf(lhs);
  return v != nullptr && v->type != nullptr ? objType(v) : typeOf(lhs);
}

Expr* Body::lvalue(const ast::Expr* e) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (isMapIndex(x)) {
    auto* index = ast::cast<ast::IndexExpr>(x);
    Expr* m = expr(index->x);
    return cxx::call(baseMember(m, typeOf(index->x), "ref"), {exprAs(index->index, asUnder<Map>(typeOf(index->x))->key)});
  }
  return exprNoHoist(x);
}

void Body::store(const ast::Expr* lhs, Expr* value) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(lhs));
  if (isBlank(x)) {
    emit(cxx::exprStmt(cxx::call("static_cast<void>", {value})));
    return;
  }
  if (isMapIndex(x)) {
    auto* index = ast::cast<ast::IndexExpr>(x);
    Expr* m = expr(index->x);
    Expr* key = exprAs(index->index, asUnder<Map>(typeOf(index->x))->key);
    emit(cxx::exprStmt(cxx::call(baseMember(m, typeOf(index->x), "set"), {key, value})));
    return;
  }
  emit(cxx::exprStmt(cxx::assign(exprNoHoist(x), value)));
}

void Body::assignOne(const ast::Expr* lhs, const ast::Expr* rhs) {
  if (isBlank(lhs)) {
    auto* op = ast::dynCast<ast::Operation>(ast::unparen(const_cast<ast::Expr*>(rhs)));
    if (op != nullptr && op->y == nullptr && op->op == ast::Operator::Mul) {
      emit(cxx::exprStmt(cxx::call("go::nilCheck", {rawExpr(op->x)})));
      return;
    }
    Type* t = isNil(rhs) ? anyType() : defaultType(typeOf(rhs));
    emit(cxx::exprStmt(cxx::call("static_cast<void>", {exact(rhs, t)})));
    return;
  }
  Type* t = placeType(lhs);
  if (isMapIndex(lhs)) {
    // The map and its key come first in the source; hoisted parts keep that order.
    auto* index = ast::cast<ast::IndexExpr>(ast::unparen(const_cast<ast::Expr*>(lhs)));
    Expr* m = expr(index->x);
    Expr* key = exprAs(index->index, asUnder<Map>(typeOf(index->x))->key);
    emit(cxx::exprStmt(cxx::call(baseMember(m, typeOf(index->x), "set"), {key, exprAs(rhs, t)})));
    return;
  }
  Expr* target = exprNoHoist(ast::unparen(const_cast<ast::Expr*>(lhs)));
  emit(cxx::exprStmt(cxx::assign(target, exprAs(rhs, t))));
}

Expr* Body::tupleExpr(const ast::Expr* e, std::vector<Type*>* parts) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  Type* boolean = basicType(BasicKind::Bool);
  if (auto* assert = ast::dynCast<ast::AssertExpr>(x)) {
    Type* t = typeOf(assert->type);
    *parts = {t, boolean};
    return cxx::call("go::cast<" + spell(t) + ">", {expr(assert->x)});
  }
  if (isMapIndex(x)) {
    auto* index = ast::cast<ast::IndexExpr>(x);
    auto* map = asUnder<Map>(typeOf(index->x));
    *parts = {map->elem, boolean};
    Expr* m = expr(index->x);
    return cxx::call(baseMember(m, typeOf(index->x), "lookup"), {exprAs(index->index, map->key)});
  }
  if (auto* op = ast::dynCast<ast::Operation>(x); op != nullptr && op->op == ast::Operator::Recv) {
    *parts = {asUnder<Chan>(typeOf(op->x))->elem, boolean};
    return cxx::call(baseMember(expr(op->x), typeOf(op->x), "recvOk"), {});
  }
  if (auto* tuple = dynCast<Tuple>(typeOf(x))) {
    for (Var* v : tuple->vars) {
      parts->push_back(v->type);
    }
  }
  return expr(x);
}

void Body::define(const ast::AssignStmt* s) {
  auto lhs = ast::unpackList(s->lhs);
  auto rhs = ast::unpackList(s->rhs);
  bool allNew = true;
  for (const ast::Expr* l : lhs) {
    allNew = allNew && (definedVar(l) != nullptr || isBlank(l));
  }
  if (allNew && lhs.size() == rhs.size()) {
    std::vector<const ast::Node*> inits(rhs.begin(), rhs.end());
    for (size_t i = 0; i < lhs.size(); i++) {
      Var* v = definedVar(lhs[i]);
      if (v == nullptr) {
        assignOne(lhs[i], rhs[i]);
        continue;
      }
      Type* t = objType(v);
      Expr* init = exprAs(rhs[i], t);
      std::string name = declareIn(v, inits);
      declareVar(v, name, init, t, identical(typeOf(rhs[i]), t) && hasExactType(rhs[i]));
    }
    return;
  }
  if (allNew) {
    std::vector<Type*> parts;
    Expr* x = tupleExpr(rhs[0], &parts);
    std::vector<std::string> names;
    std::vector<Stmt*> after;
    for (size_t i = 0; i < lhs.size(); i++) {
      Var* v = definedVar(lhs[i]);
      if (v == nullptr) {
        names.push_back(blankName());
        continue;
      }
      if (!facts_.isHeap(v) && identical(objType(v), parts[i])) {
        names.push_back(declare(v, {rhs[0]}));
        bindings_.insert(v);
        continue;
      }
      names.push_back(fresh("t"));
      std::string name = declare(v, {rhs[0]});
      Expr* part = convertImplicit(cxx::name(names.back()), parts[i], objType(v));
      std::vector<Stmt*> more = collect([&] { declareVar(v, name, part, objType(v), false); });
      after.insert(after.end(), more.begin(), more.end());
    }
    emit(cxx::bindStmt(names, x));
    for (Stmt* a : after) {
      emit(a);
    }
    return;
  }
  // Some exist already: the new ones start as zero, then all are assigned.
  std::vector<const ast::Node*> inits(rhs.begin(), rhs.end());
  for (const ast::Expr* l : lhs) {
    if (Var* v = definedVar(l)) {
      declareVar(v, declareIn(v, inits), nullptr, objType(v), false);
    }
  }
  assign(s);
}

void Body::assign(const ast::AssignStmt* s) {
  auto lhs = ast::unpackList(s->lhs);
  auto rhs = ast::unpackList(s->rhs);
  if (lhs.size() == 1) {
    return assignOne(lhs[0], rhs[0]);
  }
  if (rhs.size() == 1) {
    return assignTuple(lhs, rhs[0]);
  }
  bool maps = false;
  bool blanks = true;
  for (const ast::Expr* l : lhs) {
    maps = maps || isMapIndex(l);
    blanks = blanks && isBlank(l);
  }
  auto typeAt = [&](size_t i) {
    return isBlank(lhs[i]) ? (isNil(rhs[i]) ? anyType() : defaultType(typeOf(rhs[i]))) : placeType(lhs[i]);
  };
  if (blanks) {
    for (size_t i = 0; i < lhs.size(); i++) {
      assignOne(lhs[i], rhs[i]);
    }
    return;
  }
  if (lhs.size() > 10) {
    unsupported(s, "assignment of more than 10 values");
    return;
  }
  for (const ast::Expr* l : lhs) {
    if (!isBlank(l)) {
      evaluatePlace(l);
    }
  }
  if (maps) {
    for (const ast::Expr* l : lhs) {
      if (!isMapIndex(l)) {
        continue;
      }
      auto* index = ast::cast<ast::IndexExpr>(ast::unparen(const_cast<ast::Expr*>(l)));
      for (const ast::Expr* part : {index->x, index->index}) {
        if (!isStable(part) && evaluated_.count(part) == 0) {
          evaluated_[part] = {temp(exact(part))->text};
        }
      }
    }
    std::vector<Expr*> values;
    for (size_t i = 0; i < rhs.size(); i++) {
      values.push_back(temp(exact(rhs[i], typeAt(i))));
    }
    for (size_t i = 0; i < lhs.size(); i++) {
      store(lhs[i], values[i]);
    }
    return;
  }
  std::vector<Expr*> targets;
  std::vector<Expr*> values;
  std::string tuple = "go::Tuple<";
  for (size_t i = 0; i < lhs.size(); i++) {
    targets.push_back(isBlank(lhs[i]) ? cxx::name("go::ignore") : exprNoHoist(ast::unparen(lhs[i])));
    tuple += (i > 0 ? ", " : "") + spell(typeAt(i));
  }
  for (size_t i = 0; i < rhs.size(); i++) {
    values.push_back(exprAs(rhs[i], typeAt(i)));
  }
  emit(cxx::exprStmt(cxx::assign(cxx::call("go::tie", targets), cxx::braces(tuple + ">", values))));
}

// Evaluates the calls inside the places of an assignment of several values: they come before the right side.
void Body::evaluatePlace(const ast::Expr* place) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(place));
  auto early = [&](const ast::Expr* part) {
    if (hasCall(part) && evaluated_.count(part) == 0) {
      evaluated_[part] = {temp(exact(part))->text};
    }
  };
  if (auto* index = ast::dynCast<ast::IndexExpr>(x)) {
    if (asUnder<Array>(typeOf(index->x)) != nullptr) {
      evaluatePlace(index->x);
    } else {
      early(index->x);
    }
    early(index->index);
  } else if (auto* op = ast::dynCast<ast::Operation>(x)) {
    early(op->x);
  } else if (auto* sel = ast::dynCast<ast::SelectorExpr>(x); sel != nullptr && info_.selection(sel) != nullptr) {
    if (isPointer(typeOf(sel->x))) {
      early(sel->x);
    } else {
      evaluatePlace(sel->x);
    }
  }
}

void Body::assignTuple(ast::List<ast::Expr*> lhs, const ast::Expr* rhs) {
  std::vector<Type*> parts;
  bool direct = true;
  bool blanks = true;
  for (const ast::Expr* l : lhs) {
    direct = direct && !isMapIndex(l);
    blanks = blanks && isBlank(l);
  }
  if (blanks) {
    emit(cxx::exprStmt(cxx::call("static_cast<void>", {tupleExpr(rhs, &parts)})));
    return;
  }
  for (const ast::Expr* l : lhs) {
    evaluatePlace(l);
  }
  Expr* x = nullptr;
  std::vector<Stmt*> before = collect([&] { x = tupleExpr(rhs, &parts); });
  for (size_t i = 0; i < lhs.size(); i++) {
    bool same = isBlank(lhs[i]) || identical(placeType(lhs[i]), parts[i]) || isInterface(placeType(lhs[i]));
    direct = direct && same;
  }
  for (Stmt* b : before) {
    emit(b);
  }
  if (direct) {
    std::vector<Expr*> targets;
    for (const ast::Expr* l : lhs) {
      targets.push_back(isBlank(l) ? cxx::name("go::ignore") : exprNoHoist(ast::unparen(const_cast<ast::Expr*>(l))));
    }
    emit(cxx::exprStmt(cxx::assign(cxx::call("go::tie", targets), x)));
    return;
  }
  std::vector<std::string> names;
  for (size_t i = 0; i < lhs.size(); i++) {
    names.push_back(fresh("t"));
  }
  emit(cxx::bindStmt(names, x));
  for (size_t i = 0; i < lhs.size(); i++) {
    if (!isBlank(lhs[i])) {
      store(lhs[i], convertImplicit(cxx::name(names[i]), parts[i], placeType(lhs[i])));
    }
  }
}

void Body::assignOp(const ast::AssignStmt* s) {
  const ast::Expr* lhs = ast::unparen(s->lhs);
  Type* t = typeOf(lhs);
  if (s->rhs == nullptr) {
    Expr* x = lvalue(lhs);
    bool add = s->op == ast::Operator::Add;
    if (isComplex(t)) {
      Expr* one = constant(Constant::ofInt(1), t, true, nullptr);
      emit(cxx::exprStmt(cxx::binary(x, add ? "+=" : "-=", one)));
      return;
    }
    emit(cxx::exprStmt(cxx::postfix(x, add ? "++" : "--")));
    return;
  }
  bool shift = s->op == ast::Operator::Shl || s->op == ast::Operator::Shr;
  bool divide = (s->op == ast::Operator::Div || s->op == ast::Operator::Rem) && isInteger(t);
  bool checked = shift || divide;
  if (checked && isConstant(s->rhs)) {
    auto n = info(s->rhs).value.toInt().int64Value();
    checked = shift ? !n.has_value() || *n >= bitsOf(t) : n.has_value() && (*n == 0 || *n == -1);
  }
  auto right = [&]() -> Expr* {
    if (!isConstant(s->rhs)) {
      return expr(s->rhs);
    }
    if (shift) {
      Type* n = isInteger(typeOf(s->rhs)) ? typeOf(s->rhs) : basicType(BasicKind::Uint);
      return checked ? constantExpr(s->rhs, n, true)
                     : constant(info(s->rhs).value.toInt(), basicType(BasicKind::Int), false, s->rhs);
    }
    if (Expr* tree = constantTree(s->rhs, t)) {
      return tree;
    }
    auto* b = asUnder<Basic>(t);
    bool needsType = isComplex(t) || s->op == ast::Operator::AndNot || b == nullptr || b->basic == BasicKind::Uintptr;
    return constant(info(s->rhs).value, needsType ? t : static_cast<Type*>(basicType(b->basic)), needsType, s->rhs);
  };
  std::string op(ast::operatorText(s->op));
  if (!checked) {
    Expr* x = lvalue(lhs);
    Expr* y = right();
    if (s->op == ast::Operator::AndNot) {
      op = "&";
      y = cxx::unary("~", y);
    }
    emit(cxx::exprStmt(cxx::binary(x, op + "=", y)));
    return;
  }
  const char* function = s->op == ast::Operator::Shl   ? "go::shl"
                         : s->op == ast::Operator::Shr ? "go::shr"
                         : s->op == ast::Operator::Div ? "go::div"
                                                       : "go::mod";
  if (isMapIndex(lhs)) {
    // A panic of the operation must not leave an entry behind.
    auto* index = ast::cast<ast::IndexExpr>(lhs);
    Expr* m = isStable(index->x) ? expr(index->x) : temp(expr(index->x));
    Type* key = asUnder<Map>(typeOf(index->x))->key;
    Expr* k = isStable(index->index) ? exprAs(index->index, key) : temp(exact(index->index, key));
    Expr* value = cxx::call(function, {cxx::index(m, k), right()});
    emit(cxx::exprStmt(cxx::call(baseMember(m, typeOf(index->x), "set"), {k, value})));
    return;
  }
  Expr* x = lvalue(lhs);
  if (varOf(lhs) == nullptr) {
    std::string name = fresh("t");
    emit(cxx::varStmt("auto&", name, x));
    x = cxx::name(name);
  }
  emit(cxx::exprStmt(cxx::assign(x, cxx::call(function, {x, right()}))));
}

}  // namespace lower
