// This file implements how values flow in calls, for the escape pass.
#include "analysis/escape.h"

namespace analysis {

void EscapePass::call(const std::vector<Hole>& results, ast::CallExpr* c) {
  Hole first = results.empty() ? Hole{graph_->discard()} : results[0];
  if (pass_.isConversion(c)) {
    types::Type* from = c->args.empty() ? nullptr : underOf(c->args[0]);
    types::Type* to = underOf(c);
    bool copies = types::isa<types::Basic>(from) != types::isa<types::Basic>(to) && !types::isa<types::Interface>(to);
    auto unsafePointer = [](types::Type* t) {
      auto* b = types::dynCast<types::Basic>(t);
      return b != nullptr && b->basic == types::BasicKind::UnsafePointer;
    };
    bool isUnsafe = unsafePointer(to) || unsafePointer(from);
    if (unsafePointer(to) && types::isa<types::Basic>(from) && !unsafePointer(from)) {
      return unsafeValue(first, c->args[0]);
    }
    if (unsafePointer(from) && types::isa<types::Basic>(to) && !unsafePointer(to)) {
      return discard(c->args[0]);  // an address alone keeps nothing alive
    }
    if (copies && !isUnsafe) {
      spill(first, c);  // string <-> []byte
      return discard(c->args[0]);
    }
    return expr(first, c->args[0]);
  }
  if (const types::Builtin* b = pass_.builtinCallee(c)) {
    return builtin(first, c, b->id);
  }
  if (types::Func* callee = pass_.staticCallee(c); callee != nullptr && callKnown(results, c, callee)) {
    return;
  }
  auto* sig = types::dynCast<types::Signature>(underOf(c->fun));
  std::vector<Hole> params;
  if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(c->fun)); lit != nullptr && sig != nullptr) {
    // A literal called on the spot: its parameters and results are ours.
    discard(lit);
    for (types::Var* v : sig->params->vars) {
      params.push_back({locate(v)});
    }
    for (size_t i = 0; i < results.size() && i < sig->results->vars.size(); i++) {
      graph_->flow(results[i].dst, locate(sig->results->vars[i]), results[i].derefs);
    }
  } else {
    auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(c->fun));
    const types::Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
    if (s != nullptr && s->kind == types::SelectionKind::MethodVal) {
      selector({graph_->discard()}, sel);
    } else {
      discard(c->fun);
    }
    if (sig != nullptr) {
      params.assign(sig->params->vars.size(), Hole{graph_->heap()});
    }
  }
  if (sig == nullptr) {
    for (ast::Expr* arg : c->args) {
      toHeap(arg);
    }
    return;
  }
  arguments(c, sig, params);
}

// Evaluates the arguments into the holes of the parameters, packing variadic ones into a slice.
void EscapePass::arguments(ast::CallExpr* c, types::Signature* sig, const std::vector<Hole>& params) {
  size_t fixed = params.size() - (sig->variadic && !c->hasDots ? 1 : 0);
  auto* multi = c->args.size() == 1 ? ast::dynCast<ast::CallExpr>(ast::unparen(c->args[0])) : nullptr;
  if (multi != nullptr && types::isa<types::Tuple>(typeOf(multi))) {
    std::vector<Hole> holes(params.begin(), params.begin() + static_cast<std::ptrdiff_t>(fixed));
    size_t count = types::cast<types::Tuple>(typeOf(multi))->vars.size();
    while (holes.size() < count) {
      holes.push_back({graph_->heap()});
    }
    return call(holes, multi);
  }
  for (size_t i = 0; i < c->args.size() && i < fixed; i++) {
    expr(params[i], c->args[i]);
  }
  if (c->args.size() > fixed) {
    Hole slice = spill(params.back(), c);
    for (size_t i = fixed; i < c->args.size(); i++) {
      expr(slice, c->args[i]);
    }
  }
}

// A call whose callee is in this group or was analysed before. False: nothing is known about it.
bool EscapePass::callKnown(const std::vector<Hole>& results, ast::CallExpr* c, types::Func* callee) {
  auto tags = functionTags().find(callee);
  if (tags == functionTags().end()) {
    return false;
  }
  types::Signature* sig = callee->signature();
  bool sameGroup = group_.count(callee) != 0;
  size_t skip = sig->recv != nullptr ? 1 : 0;
  // The hole of parameter i (receiver first).
  auto holeOf = [&](size_t i) -> Hole {
    if (sameGroup) {
      return {locate(i < skip ? sig->recv : sig->params->vars[i - skip])};
    }
    const ParamTag& tag = tags->second[i];
    Location* l = graph_->newLocation(func_, depth());
    if (tag.toHeap != ParamTag::kNever) {
      graph_->flow(graph_->heap(), l, tag.toHeap);
    }
    for (size_t r = 0; r < tag.toResult.size() && r < results.size(); r++) {
      if (tag.toResult[r] != ParamTag::kNever) {
        graph_->flow(results[r].dst, l, tag.toResult[r] + results[r].derefs);
      }
    }
    return {l};
  };
  if (sameGroup) {
    for (size_t i = 0; i < results.size() && i < sig->results->vars.size(); i++) {
      graph_->flow(results[i].dst, locate(sig->results->vars[i]), results[i].derefs);
    }
  }
  std::vector<Hole> params;
  auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(c->fun));
  const types::Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
  if (skip == 1) {
    if (s == nullptr || s->kind != types::SelectionKind::MethodVal) {
      return false;  // a method expression: its first argument is the receiver
    }
    bool ptrRecv = types::isa<types::Pointer>(types::under(sig->recv->type));
    bool throughPointer = s->indirect || types::isa<types::Pointer>(types::under(s->recv));
    Hole k = holeOf(0);
    if (ptrRecv) {
      expr(throughPointer ? k : k.addr(), sel->x);
    } else {
      expr(throughPointer ? k.deref() : k, sel->x);
    }
  }
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    params.push_back(holeOf(i + skip));
  }
  arguments(c, sig, params);
  return true;
}

void EscapePass::builtin(Hole k, ast::CallExpr* c, types::BuiltinId id) {
  switch (id) {
    case types::BuiltinId::Append: {
      expr(k, c->args[0]);
      for (size_t i = 1; i < c->args.size(); i++) {
        Hole heap{graph_->heap()};
        expr(c->hasDots ? heap.deref() : heap, c->args[i]);
      }
      return;
    }
    case types::BuiltinId::Copy:
      discard(c->args[0]);
      return expr(Hole{graph_->heap()}.deref(), c->args[1]);
    case types::BuiltinId::Panic:
      return toHeap(c->args[0]);
    case types::BuiltinId::New: {
      Hole content = spill(k, c);
      return expr(content, c->args[0]);
    }
    case types::BuiltinId::Make: {
      // Only a slice of constant length can live in the frame.
      auto* lengthOf = c->args.size() > 1 ? c->args[c->args.size() - 1] : nullptr;
      bool fixedSize =
          lengthOf != nullptr && info_.typeOf(lengthOf).isConstant() && types::isa<types::Slice>(underOf(c));
      if (fixedSize) {
        spill(k, c);
      }
      for (size_t i = 1; i < c->args.size(); i++) {
        discard(c->args[i]);
      }
      return;
    }
    case types::BuiltinId::Min:
    case types::BuiltinId::Max:
    case types::BuiltinId::Add:
    case types::BuiltinId::Slice:
    case types::BuiltinId::SliceData:
    case types::BuiltinId::String:
    case types::BuiltinId::StringData:
      for (ast::Expr* arg : c->args) {
        expr(k, arg);
      }
      return;
    case types::BuiltinId::Delete:
    case types::BuiltinId::Clear:
    case types::BuiltinId::Close:
    case types::BuiltinId::Cap:
    case types::BuiltinId::Len:
    case types::BuiltinId::Complex:
    case types::BuiltinId::Real:
    case types::BuiltinId::Imag:
    case types::BuiltinId::Print:
    case types::BuiltinId::Println:
    case types::BuiltinId::Recover:
    case types::BuiltinId::Alignof:
    case types::BuiltinId::Offsetof:
    case types::BuiltinId::Sizeof:
    case types::BuiltinId::Assert:
    case types::BuiltinId::Trace:
      for (ast::Expr* arg : c->args) {
        discard(arg);
      }
      return;
  }
}

}  // namespace analysis
