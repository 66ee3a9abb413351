// This file implements startPos and endPos: loops down the leftmost and the rightmost child.
#include "syntax/positions.h"

namespace ast {

namespace {

// The child that begins n, or null if n begins with its own token.
const Node* firstChild(const Node* n) {
  switch (n->kind) {
    case NodeKind::CompositeLit:
      return cast<CompositeLit>(n)->type;
    case NodeKind::KeyValueExpr:
      return cast<KeyValueExpr>(n)->key;
    case NodeKind::SelectorExpr:
      return cast<SelectorExpr>(n)->x;
    case NodeKind::IndexExpr:
      return cast<IndexExpr>(n)->x;
    case NodeKind::SliceExpr:
      return nullptr;  // gc counts from the bracket, and scopes and messages follow it
    case NodeKind::AssertExpr:
      return cast<AssertExpr>(n)->x;
    case NodeKind::TypeSwitchGuard: {
      auto* x = cast<TypeSwitchGuard>(n);
      return x->lhs != nullptr ? x->lhs : x->x;
    }
    case NodeKind::Operation: {
      auto* x = cast<Operation>(n);
      return x->y != nullptr ? x->x : nullptr;
    }
    case NodeKind::CallExpr:
      return cast<CallExpr>(n)->fun;
    case NodeKind::ListExpr: {
      auto* x = cast<ListExpr>(n);
      return x->elems.empty() ? nullptr : x->elems.front();
    }
    case NodeKind::SendStmt:
      return cast<SendStmt>(n)->chan;
    case NodeKind::AssignStmt:
      return cast<AssignStmt>(n)->lhs;
    case NodeKind::RangeClause: {
      auto* x = cast<RangeClause>(n);
      return x->lhs != nullptr ? x->lhs : x->x;
    }
    default:  // all others begin with a token of their own
      return nullptr;
  }
}

template <class T>
const Node* last(List<T*> list) {
  return list.empty() ? nullptr : list.back();
}

const Node* lastOf(const Node* a, const Node* b, const Node* c = nullptr) {
  return a != nullptr ? a : b != nullptr ? b : c;
}

// The child that ends n, or null; then n ends at ownEnd(n).
const Node* lastChild(const Node* n) {
  switch (n->kind) {
    case NodeKind::ImportDecl:
      return cast<ImportDecl>(n)->path;
    case NodeKind::ConstDecl: {
      auto* x = cast<ConstDecl>(n);
      return lastOf(x->values, x->type, last(x->names));
    }
    case NodeKind::TypeDecl:
      return cast<TypeDecl>(n)->type;
    case NodeKind::VarDecl: {
      auto* x = cast<VarDecl>(n);
      return lastOf(x->values, x->type, last(x->names));
    }
    case NodeKind::FuncDecl: {
      auto* x = cast<FuncDecl>(n);
      return lastOf(x->body, x->type);
    }
    case NodeKind::KeyValueExpr:
      return cast<KeyValueExpr>(n)->value;
    case NodeKind::FuncLit:
      return cast<FuncLit>(n)->body;
    case NodeKind::ParenExpr:
      return cast<ParenExpr>(n)->x;
    case NodeKind::SelectorExpr:
      return cast<SelectorExpr>(n)->sel;
    case NodeKind::IndexExpr:
      return cast<IndexExpr>(n)->index;
    case NodeKind::SliceExpr: {
      auto* x = cast<SliceExpr>(n);
      const Node* index = lastOf(x->index[2], x->index[1], x->index[0]);
      return index != nullptr ? index : x->x;
    }
    case NodeKind::AssertExpr:
      return cast<AssertExpr>(n)->type;
    case NodeKind::TypeSwitchGuard:
      return cast<TypeSwitchGuard>(n)->x;
    case NodeKind::Operation: {
      auto* x = cast<Operation>(n);
      return lastOf(x->y, x->x);
    }
    case NodeKind::CallExpr: {
      auto* x = cast<CallExpr>(n);
      return lastOf(last(x->args), x->fun);
    }
    case NodeKind::ListExpr:
      return last(cast<ListExpr>(n)->elems);
    case NodeKind::ArrayType:
      return cast<ArrayType>(n)->elem;
    case NodeKind::SliceType:
      return cast<SliceType>(n)->elem;
    case NodeKind::DotsType:
      return cast<DotsType>(n)->elem;
    case NodeKind::StructType:
      return last(cast<StructType>(n)->fields);
    case NodeKind::Field: {
      auto* x = cast<Field>(n);
      return lastOf(x->type, x->name);
    }
    case NodeKind::InterfaceType:
      return last(cast<InterfaceType>(n)->methods);
    case NodeKind::FuncType: {
      auto* x = cast<FuncType>(n);
      return lastOf(last(x->results), last(x->params));
    }
    case NodeKind::MapType:
      return cast<MapType>(n)->value;
    case NodeKind::ChanType:
      return cast<ChanType>(n)->elem;
    case NodeKind::LabeledStmt:
      return cast<LabeledStmt>(n)->stmt;
    case NodeKind::ExprStmt:
      return cast<ExprStmt>(n)->x;
    case NodeKind::SendStmt:
      return cast<SendStmt>(n)->value;
    case NodeKind::DeclStmt:
      return last(cast<DeclStmt>(n)->decls);
    case NodeKind::AssignStmt:
      return cast<AssignStmt>(n)->rhs;
    case NodeKind::BranchStmt:
      return cast<BranchStmt>(n)->label;
    case NodeKind::CallStmt:
      return cast<CallStmt>(n)->x;
    case NodeKind::ReturnStmt:
      return cast<ReturnStmt>(n)->results;
    case NodeKind::IfStmt: {
      auto* x = cast<IfStmt>(n);
      return lastOf(x->els, x->then);
    }
    case NodeKind::ForStmt:
      return cast<ForStmt>(n)->body;
    case NodeKind::RangeClause:
      return cast<RangeClause>(n)->x;
    case NodeKind::CaseClause:
      return last(cast<CaseClause>(n)->body);
    case NodeKind::CommClause:
      return last(cast<CommClause>(n)->body);
    default:  // all others end with a token of their own
      return nullptr;
  }
}

Pos ownEnd(const Node* n) {
  switch (n->kind) {
    case NodeKind::File:
      return cast<File>(n)->eof;
    case NodeKind::Name:
      return n->pos.advance(static_cast<uint32_t>(cast<Name>(n)->value.size()));
    case NodeKind::BasicLit:
      return n->pos.advance(static_cast<uint32_t>(cast<BasicLit>(n)->value.size()));
    case NodeKind::CompositeLit:
      return cast<CompositeLit>(n)->rbrace;
    case NodeKind::BlockStmt:
      return cast<BlockStmt>(n)->rbrace;
    case NodeKind::AssignStmt:  // lhs++
      return endPos(cast<AssignStmt>(n)->lhs).advance(2);
    case NodeKind::SwitchStmt:
      return cast<SwitchStmt>(n)->rbrace;
    case NodeKind::SelectStmt:
      return cast<SelectStmt>(n)->rbrace;
    case NodeKind::CaseClause:
      return cast<CaseClause>(n)->colon;
    case NodeKind::CommClause:
      return cast<CommClause>(n)->colon;
    default:
      return n->pos;
  }
}

}  // namespace

Pos startPos(const Node* n) {
  if (n->kind == NodeKind::File) {
    return Pos(n->pos.baseId(), 1, 1);
  }
  while (const Node* child = firstChild(n)) {
    n = child;
  }
  return n->pos;
}

Pos endPos(const Node* n) {
  while (const Node* child = lastChild(n)) {
    n = child;
  }
  return ownEnd(n);
}

}  // namespace ast
