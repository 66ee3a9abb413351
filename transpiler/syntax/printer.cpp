// This file implements toString: syntax as gc's messages quote it. Function bodies and composite literals are cut short
// with "…".
#include "syntax/printer.h"

namespace ast {

namespace {

// Appends one node at a time; statements only as far as messages quote them (simple statements).
class Printer {
 public:
  std::string text;

  void node(const Node* n);

 private:
  void operator()(std::string_view s) { text += s; }

  template <class T>
  void list(List<T*> nodes) {
    for (size_t i = 0; i < nodes.size(); i++) {
      if (i > 0) {
        text += ", ";
      }
      node(nodes[i]);
    }
  }

  void fields(const StructType* t);
  void params(List<Field*> list, char open, char close);
  void signature(const FuncType* t);
};

// a, b T "tag"; c U
void Printer::fields(const StructType* t) {
  for (size_t i = 0; i < t->fields.size(); i++) {
    const Field* f = t->fields[i];
    if (i > 0) {
      text += t->fields[i - 1]->sharesNextType ? ", " : "; ";
    }
    if (f->name != nullptr) {
      node(f->name);
      if (f->sharesNextType) {
        continue;
      }
      text += " ";
    }
    node(f->type);
    if (t->tag(i) != nullptr) {
      text += " ";
      node(t->tag(i));
    }
  }
}

void Printer::params(List<Field*> list, char open, char close) {
  text += open;
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) {
      text += ", ";
    }
    if (list[i]->name != nullptr) {
      node(list[i]->name);
      if (list[i]->sharesNextType) {
        continue;
      }
      text += " ";
    }
    node(list[i]->type);
  }
  text += close;
}

void Printer::signature(const FuncType* t) {
  params(t->params, '(', ')');
  if (t->results.empty()) {
    return;
  }
  text += " ";
  if (t->results.size() == 1 && t->results[0]->name == nullptr) {
    return node(t->results[0]->type);
  }
  params(t->results, '(', ')');
}

void Printer::node(const Node* n) {
  auto& out = *this;
  if (n == nullptr) {
    return;
  }
  switch (n->kind) {
    case NodeKind::BadExpr:
      return out("<bad expr>");
    case NodeKind::Name:
      return out(cast<Name>(n)->value);
    case NodeKind::BasicLit:
      return out(cast<BasicLit>(n)->value);
    case NodeKind::FuncLit: {
      auto* x = cast<FuncLit>(n);
      node(x->type);
      return out(x->body->list.empty() ? " {}" : " {…}");
    }
    case NodeKind::CompositeLit: {
      auto* x = cast<CompositeLit>(n);
      node(x->type);
      return out(x->elems.empty() ? "{}" : "{…}");
    }
    case NodeKind::KeyValueExpr: {
      auto* x = cast<KeyValueExpr>(n);
      node(x->key), out(": "), node(x->value);
      return;
    }
    case NodeKind::ParenExpr:
      out("("), node(cast<ParenExpr>(n)->x), out(")");
      return;
    case NodeKind::SelectorExpr: {
      auto* x = cast<SelectorExpr>(n);
      node(x->x), out("."), node(x->sel);
      return;
    }
    case NodeKind::IndexExpr: {
      auto* x = cast<IndexExpr>(n);
      node(x->x), out("["), node(x->index), out("]");
      return;
    }
    case NodeKind::SliceExpr: {
      auto* x = cast<SliceExpr>(n);
      node(x->x), out("["), node(x->index[0]), out(":"), node(x->index[1]);
      if (x->index[2] != nullptr) {
        out(":"), node(x->index[2]);
      }
      return out("]");
    }
    case NodeKind::AssertExpr: {
      auto* x = cast<AssertExpr>(n);
      node(x->x), out(".("), node(x->type), out(")");
      return;
    }
    case NodeKind::TypeSwitchGuard: {
      auto* x = cast<TypeSwitchGuard>(n);
      if (x->lhs != nullptr) {
        node(x->lhs), out(" := ");
      }
      node(x->x), out(".(type)");
      return;
    }
    case NodeKind::Operation: {
      auto* x = cast<Operation>(n);
      if (x->y == nullptr) {
        out(operatorText(x->op)), node(x->x);
        return;
      }
      node(x->x), out(" "), out(operatorText(x->op)), out(" "), node(x->y);
      return;
    }
    case NodeKind::CallExpr: {
      auto* x = cast<CallExpr>(n);
      node(x->fun), out("("), list(x->args);
      return out(x->hasDots ? "...)" : ")");
    }
    case NodeKind::ListExpr:
      return list(cast<ListExpr>(n)->elems);
    case NodeKind::ArrayType: {
      auto* x = cast<ArrayType>(n);
      out("[");
      if (x->len == nullptr) {
        out("...");
      }
      node(x->len), out("]"), node(x->elem);
      return;
    }
    case NodeKind::SliceType:
      out("[]"), node(cast<SliceType>(n)->elem);
      return;
    case NodeKind::DotsType:
      out("..."), node(cast<DotsType>(n)->elem);
      return;
    case NodeKind::StructType:
      out("struct{"), fields(cast<StructType>(n)), out("}");
      return;
    case NodeKind::InterfaceType: {
      auto* x = cast<InterfaceType>(n);
      out("interface{");
      for (size_t i = 0; i < x->methods.size(); i++) {
        if (i > 0) {
          out("; ");
        }
        const Field* m = x->methods[i];
        if (m->name == nullptr) {
          node(m->type);
          continue;
        }
        node(m->name);
        signature(cast<FuncType>(m->type));
      }
      return out("}");
    }
    case NodeKind::FuncType:
      out("func"), signature(cast<FuncType>(n));
      return;
    case NodeKind::MapType: {
      auto* x = cast<MapType>(n);
      out("map["), node(x->key), out("]"), node(x->value);
      return;
    }
    case NodeKind::ChanType: {
      auto* x = cast<ChanType>(n);
      out(x->dir == ChanDir::RecvOnly ? "<-chan " : x->dir == ChanDir::SendOnly ? "chan<- " : "chan ");
      auto* elem = dynCast<ChanType>(x->elem);
      if (x->dir == ChanDir::Both && elem != nullptr && elem->dir == ChanDir::RecvOnly) {  // not chan <-chan T
        out("("), node(x->elem), out(")");
        return;
      }
      return node(x->elem);
    }
    case NodeKind::Field: {
      auto* x = cast<Field>(n);
      if (x->name != nullptr) {
        node(x->name), out(" ");
      }
      return node(x->type);
    }
    case NodeKind::ExprStmt:
      return node(cast<ExprStmt>(n)->x);
    case NodeKind::SendStmt: {
      auto* x = cast<SendStmt>(n);
      node(x->chan), out(" <- "), node(x->value);
      return;
    }
    case NodeKind::AssignStmt: {
      auto* x = cast<AssignStmt>(n);
      node(x->lhs);
      if (x->rhs == nullptr) {
        out(operatorText(x->op)), out(operatorText(x->op));
        return;
      }
      out(" "), out(operatorText(x->op)), out("= "), node(x->rhs);
      return;
    }
    case NodeKind::RangeClause: {
      auto* x = cast<RangeClause>(n);
      if (x->lhs != nullptr) {
        node(x->lhs), out(x->def ? " := " : " = ");
      }
      out("range "), node(x->x);
      return;
    }
    default:  // declarations and compound statements are not quoted
      return out(kindName(n->kind));
  }
}

}  // namespace

std::string toString(const Node* n) {
  Printer p;
  p.node(n);
  return std::move(p.text);
}

}  // namespace ast
