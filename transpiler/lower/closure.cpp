// This file implements function literals: lambdas with an explicit capture list, by value where the variable never
// changes after the closure is made, by reference (to the variable or its heap cell) otherwise.
#include "lower/body.h"

namespace lower {

using namespace types;

bool Body::capturesByValue(const analysis::Capture& c) const { return c.byValue || iteration_.count(c.var) != 0; }

std::vector<std::string> Body::captureList(const ast::FuncLit* e) {
  std::vector<std::string> list;
  for (const analysis::Capture& c : facts_.captures(e)) {
    std::string name = localName(c.var);
    bool rename = bindings_.count(c.var) != 0;
    std::string text = capturesByValue(c) ? "" : "&";
    list.push_back(text + name + (rename ? " = " + name : ""));
  }
  return list;
}

Expr* Body::funcLit(const ast::FuncLit* e, const std::string& recoverParam) {
  auto* sig = asUnder<Signature>(typeOf(e));
  std::vector<std::string> captures = captureList(e);
  FuncState state;
  state.node = e;
  state.sig = sig;
  state.facts = &facts_.function(e);
  state.outer = fn_;
  std::vector<Stmt*> body;
  std::vector<Stmt*>* outer = std::exchange(out_, &body);
  FuncState* outerFn = std::exchange(fn_, &state);
  openScope();
  std::vector<Stmt*> prologue;
  std::vector<cxx::Param> ps = params(sig, e->type, prologue);
  if (!recoverParam.empty()) {
    ps.push_back({"go::Recover", recoverParam});
  } else if (state.facts->callsRecover) {
    prologue.insert(prologue.begin(), cxx::varStmt("auto", ownName("recover"), cxx::call("go::takeRecover", {})));
  }
  for (Stmt* s : prologue) {
    emit(s);
  }
  declareResults(state, e->type, e->body);
  std::vector<Stmt*> rest = funcBody(e->body, state);
  body.insert(body.end(), rest.begin(), rest.end());
  closeScope();
  fn_ = outerFn;
  out_ = outer;
  auto* x = cxx::lambda(captures, ps, body);
  x->lambda.result = unit_.resultType(sig);
  return x;
}

}  // namespace lower
