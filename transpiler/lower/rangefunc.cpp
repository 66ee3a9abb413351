// This file implements range over functions: the loop's body becomes a lambda that the iterator calls.
//
//   seq(go::loopBody<go::Bool(go::Int)>([&](go::Int v) -> go::Bool { ...; return true; }));
//
// continue returns true, break false. Everything that leaves the loop otherwise (return, goto, branches of outer statements) stores a code in
// a flag and returns false; behind the call the code is turned into the branch. A result is stored before.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::rangeFunc(const ast::ForStmt* s, const ast::RangeClause* r) {
  auto* sig = asUnder<Signature>(typeOf(r->x));
  auto* yield = asUnder<Signature>(sig->params->vars[0]->type);
  ast::Expr* left = r->lhs;
  ast::List<ast::Expr*> lhs = ast::unpackList(left);
  Expr* iterator = expr(r->x);
  RangeFunc rf;
  rf.flag = fresh("leave");
  Target target = newTarget(Target::Func, s);
  target.rangeFunc = &rf;
  openScope();
  std::vector<cxx::Param> params;
  std::vector<Stmt*> prologue;
  for (size_t i = 0; i < yield->params->vars.size(); i++) {
    Type* t = yield->params->vars[i]->type;
    std::string type = spell(t);
    if (i >= lhs.size() || isBlank(lhs[i])) {
      params.push_back({type, ""});
      continue;
    }
    if (!r->def) {
      std::string name = fresh("t");
      params.push_back({type, name});
      std::vector<Stmt*> set = collect([&] { store(lhs[i], convertImplicit(cxx::name(name), t, placeType(lhs[i]))); });
      prologue.insert(prologue.end(), set.begin(), set.end());
      continue;
    }
    Var* v = definedVar(lhs[i]);
    if (facts_.isHeap(v)) {
      std::string name = fresh(cppName(v->name) + "_");
      params.push_back({type, name});
      std::vector<Stmt*> copy = collect([&] { declareVar(v, declare(v), cxx::name(name), t, true); });
      prologue.insert(prologue.end(), copy.begin(), copy.end());
      continue;
    }
    params.push_back({type, declare(v)});
  }
  fn_->targets.push_back(std::move(target));
  std::vector<Stmt*> body = blockBody(s->body, true);
  fn_->targets.pop_back();
  closeScope();
  body.insert(body.begin(), prologue.begin(), prologue.end());
  if (!endsInJump(body)) {
    body.push_back(cxx::returnStmt(cxx::literal("true")));
  }
  auto* lambda = cxx::lambda({"&"}, params, std::move(body));
  lambda->lambda.result = "go::Bool";
  Expr* loopBody = cxx::call("go::loopBody<" + unit_.signature(yield) + ">", {lambda});
  Type* param = sig->params->vars[0]->type;
  Expr* loop = cxx::call(iterator, {isa<Named>(unalias(param)) ? cxx::call(spell(param), {loopBody}) : loopBody});
  if (rf.exits.empty()) {
    return emit(cxx::exprStmt(loop));
  }
  // A return stores its results first; the outermost such loop declares where.
  if (enclosingRangeFunc() == nullptr && !fn_->saved.empty()) {
    const auto& vars = fn_->sig->results->vars;
    for (size_t i = 0; i < vars.size(); i++) {
      emit(cxx::varStmt(spell(vars[i]->type), fn_->saved[i], unit_.zero(vars[i]->type)));
    }
  }
  emit(cxx::varStmt("go::Int", rf.flag, cxx::literal("0")));
  emit(cxx::exprStmt(loop));
  rangeFuncExits(rf);
  if (enclosingRangeFunc() == nullptr) {
    fn_->saved.clear();
  }
}

// Behind the call: takes the branch that the body has asked for.
void Body::rangeFuncExits(RangeFunc& rf) {
  for (size_t i = 0; i < rf.exits.size(); i++) {
    Expr* asked = cxx::binary(cxx::name(rf.flag), "==", cxx::literal(std::to_string(i + 1)));
    std::vector<Stmt*> branch = collect([&] {
      const ast::BranchStmt* b = rf.exits[i].branch;
      if (b == nullptr) {
        returnResults();
      } else {
        branchStmt(b);
      }
    });
    emit(cxx::ifStmt(asked, std::move(branch)));
  }
}

// The innermost loop over a function whose body this place is in; null outside of such loops.
Body::RangeFunc* Body::enclosingRangeFunc() const {
  for (size_t i = fn_->targets.size(); i-- > 0;) {
    if (fn_->targets[i].kind == Target::Func) {
      return fn_->targets[i].rangeFunc;
    }
  }
  return nullptr;
}

}  // namespace lower
