// This file implements range loops over everything but functions: range-for over go::range, go::indices, go::keys, or the value itself.
//
// C++ gives each iteration fresh variables, which is Go's rule since 1.22; a variable that lives on the heap, is assigned (`for i = range`),
// or is shared between iterations (before 1.22) is set from the fresh one at the top of the body.
#include "lower/body.h"

namespace lower {

using namespace types;

// What a range clause yields: the range to loop over, and which names it binds.
struct Body::RangeForm {
  Expr* range = nullptr;
  bool bind = false;         // [first, second], else one name
  bool second = false;       // the one name is the second variable
  Type* types[2] = {};       // of the two variables
};

bool Body::rangesOverLength(const ast::RangeClause* r) {
  Type* t = typeOf(r->x);
  Type* u = pointerElem(t) != nullptr ? under(pointerElem(t)) : under(t);
  ast::Expr* left = r->lhs;
  ast::List<ast::Expr*> lhs = ast::unpackList(left);
  return isa<Array>(u) && (lhs.size() < 2 || isBlank(lhs[1])) && !hasCall(r->x);
}

Body::RangeForm Body::rangeForm(const ast::RangeClause* r, bool first, bool second) {
  RangeForm f;
  Type* t = typeOf(r->x);
  Type* u = under(t);
  Type* integer = basicType(BasicKind::Int);
  f.types[0] = integer;
  auto count = [&](Expr* n) { return cxx::call("go::range", {n}); };
  if (auto* p = dynCast<Pointer>(u)) {
    u = under(p->elem);
  }
  switch (u->kind) {
    case TypeKind::Basic:
      if (isString(u)) {
        f.types[1] = basicType(BasicKind::Int32);
        f.range = cxx::call("go::range", {exact(r->x)});
        f.bind = true;
        return f;
      }
      f.types[0] = isConstant(r->x) ? defaultType(t) : t;
      f.range = count(exact(r->x, f.types[0]));
      return f;
    case TypeKind::Chan:
      f.types[0] = cast<Chan>(u)->elem;
      f.range = expr(r->x);
      return f;
    case TypeKind::Map:
      f.types[0] = cast<Map>(u)->key;
      f.types[1] = cast<Map>(u)->elem;
      f.bind = second;
      f.range = cxx::call(second ? "go::range" : "go::keys", {exact(r->x)});
      return f;
    case TypeKind::Slice:
    case TypeKind::Array: {
      bool isSlice = u->kind == TypeKind::Slice;
      f.types[1] = isSlice ? cast<Slice>(u)->elem : cast<Array>(u)->elem;
      if (second) {
        // Only a slice may be walked directly: Go copies an array first.
        f.second = !first && isSlice;
        f.bind = !f.second;
        f.range = f.second ? expr(r->x) : cxx::call("go::range", {exact(r->x)});
        return f;
      }
      if (rangesOverLength(r)) {
        f.range = count(cxx::call("go::Int", {cxx::literal(std::to_string(cast<Array>(u)->len))}));
        return f;
      }
      Expr* x = isa<Array>(under(t)) ? checkedPlace(r->x) : exact(r->x);
      f.range = first ? cxx::call("go::indices", {x}) : count(cxx::call("go::len", {x}));
      return f;
    }
    default:
      unsupported(r, "range over " + typeString(t));
      f.range = cxx::name("unsupported");
      return f;
  }
}

void Body::rangeStmt(const ast::ForStmt* s) {
  auto* r = ast::cast<ast::RangeClause>(s->init);
  Type* t = typeOf(r->x);
  if (asUnder<Signature>(t) != nullptr) {
    return rangeFunc(s, r);
  }
  Target target = newTarget(Target::Loop, s);
  ast::Expr* left = r->lhs;
  ast::List<ast::Expr*> lhs = ast::unpackList(left);
  auto wanted = [&](size_t i) { return i < lhs.size() && !isBlank(lhs[i]); };
  RangeForm form = rangeForm(r, wanted(0), wanted(1));
  std::string breakLabel;
  std::vector<Stmt*> shared;  // declarations before the loop
  openScope();
  if (r->def && sharedLoopVars()) {
    for (const ast::Expr* x : lhs) {
      Var* v = isBlank(x) ? nullptr : definedVar(x);
      if (v != nullptr && (facts_.isHeap(v) || facts_.capturedByRef(v) || facts_.addressTaken(v))) {
        std::vector<Stmt*> declaration = collect([&] { declareVar(v, declare(v), nullptr, objType(v), true); });
        shared.insert(shared.end(), declaration.begin(), declaration.end());
      }
    }
  }
  openScope(true);
  std::vector<Stmt*> prologue;
  std::string firstName;
  auto nameOf = [&](size_t i) -> std::string {
    if (!wanted(i)) {
      return blankName();
    }
    if (!r->def && wanted(0) && wanted(1) && form.bind && !isMapIndex(lhs[0]) && !isMapIndex(lhs[1])) {
      // Both are stored at once: the second place may depend on the first variable.
      std::string name = fresh("t");
      if (i == 1) {
        std::vector<Stmt*> set = collect([&] {
          std::vector<Expr*> places = {lvalue(lhs[0]), lvalue(lhs[1])};
          std::string tuple = "go::Tuple<" + spell(placeType(lhs[0])) + ", " + spell(placeType(lhs[1])) + ">";
          Expr* values = cxx::braces(tuple, {convertImplicit(cxx::name(firstName), form.types[0], placeType(lhs[0])),
                                             convertImplicit(cxx::name(name), form.types[1], placeType(lhs[1]))});
          emit(cxx::exprStmt(cxx::assign(cxx::call("go::tie", places), values)));
        });
        prologue.insert(prologue.end(), set.begin(), set.end());
      }
      firstName = name;
      return name;
    }
    if (!r->def) {
      std::string name = fresh("t");
      std::vector<Stmt*> set = collect([&] { store(lhs[i], convertImplicit(cxx::name(name), form.types[i], placeType(lhs[i]))); });
      prologue.insert(prologue.end(), set.begin(), set.end());
      return name;
    }
    Var* v = definedVar(lhs[i]);
    if (names_.count(v) != 0 && !shared.empty()) {
      std::string name = fresh("t");
      prologue.push_back(cxx::exprStmt(cxx::assign(cxx::name(localName(v)), cxx::name(name))));
      return name;
    }
    bool own = facts_.isHeap(v) || (form.bind && facts_.capturedByRef(v));
    if (!own) {
      if (form.bind) {
        bindings_.insert(v);
      }
      return declare(v);
    }
    std::string name = fresh(cppName(v->name) + "_");
    std::vector<Stmt*> copy = collect([&] { declareVar(v, declare(v), cxx::name(name), objType(v), true); });
    prologue.insert(prologue.end(), copy.begin(), copy.end());
    return name;
  };
  Stmt* loop = cxx::stmt(cxx::StmtKind::RangeFor);
  loop->x = form.range;
  loop->text = "auto";
  loop->bind = form.bind;
  if (form.bind) {
    loop->names = {nameOf(0), nameOf(1)};
  } else {
    loop->names = {nameOf(form.second ? 1 : 0)};
  }
  if (!wanted(0) && !wanted(1)) {
    loop->text = "[[maybe_unused]] auto";
  }
  std::vector<Stmt*> body = loopBody(s, target, {}, &breakLabel);
  closeScope();
  closeScope();
  loop->body = std::move(prologue);
  loop->body.insert(loop->body.end(), body.begin(), body.end());
  if (shared.empty()) {
    emit(loop);
  } else {
    shared.push_back(loop);
    emit(cxx::block(std::move(shared)));
  }
  placeLabel(breakLabel);
}

}  // namespace lower
