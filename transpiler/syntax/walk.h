// This file defines forEachChild: the children of a node in source order, for passes that treat most nodes alike.
//
//   void visit(Node* n) { ...; forEachChild(n, [&](Node* child) { visit(child); }); }
#pragma once

#include "syntax/nodes.h"

namespace ast {

// Calls f for each child of n that is not null, in source order. A type that several fields
// share (a, b int) is reached through each of them.
template <class F>
void forEachChild(Node* n, F&& f) {
  auto one = [&](Node* child) {
    if (child != nullptr) {
      f(child);
    }
  };
  auto list = [&](auto nodes) {
    for (auto* child : nodes) {
      one(child);
    }
  };
  switch (n->kind) {
    case NodeKind::File: {
      auto* x = cast<File>(n);
      one(x->pkgName);
      return list(x->decls);
    }
    case NodeKind::Field: {
      auto* x = cast<Field>(n);
      one(x->name);
      return one(x->type);
    }
    case NodeKind::CaseClause: {
      auto* x = cast<CaseClause>(n);
      one(x->cases);
      return list(x->body);
    }
    case NodeKind::CommClause: {
      auto* x = cast<CommClause>(n);
      one(x->comm);
      return list(x->body);
    }
    case NodeKind::ImportDecl: {
      auto* x = cast<ImportDecl>(n);
      one(x->localPkgName);
      return one(x->path);
    }
    case NodeKind::ConstDecl: {
      auto* x = cast<ConstDecl>(n);
      list(x->names);
      one(x->type);
      return one(x->values);
    }
    case NodeKind::TypeDecl: {
      auto* x = cast<TypeDecl>(n);
      one(x->name);
      list(x->typeParams);
      return one(x->type);
    }
    case NodeKind::VarDecl: {
      auto* x = cast<VarDecl>(n);
      list(x->names);
      one(x->type);
      return one(x->values);
    }
    case NodeKind::FuncDecl: {
      auto* x = cast<FuncDecl>(n);
      one(x->recv);
      one(x->name);
      list(x->typeParams);
      one(x->type);
      return one(x->body);
    }
    case NodeKind::BadExpr:
    case NodeKind::Name:
    case NodeKind::BasicLit:
    case NodeKind::EmptyStmt:
      return;
    case NodeKind::CompositeLit: {
      auto* x = cast<CompositeLit>(n);
      one(x->type);
      return list(x->elems);
    }
    case NodeKind::KeyValueExpr: {
      auto* x = cast<KeyValueExpr>(n);
      one(x->key);
      return one(x->value);
    }
    case NodeKind::FuncLit: {
      auto* x = cast<FuncLit>(n);
      one(x->type);
      return one(x->body);
    }
    case NodeKind::ParenExpr:
      return one(cast<ParenExpr>(n)->x);
    case NodeKind::SelectorExpr: {
      auto* x = cast<SelectorExpr>(n);
      one(x->x);
      return one(x->sel);
    }
    case NodeKind::IndexExpr: {
      auto* x = cast<IndexExpr>(n);
      one(x->x);
      return one(x->index);
    }
    case NodeKind::SliceExpr: {
      auto* x = cast<SliceExpr>(n);
      one(x->x);
      return list(std::span(x->index));
    }
    case NodeKind::AssertExpr: {
      auto* x = cast<AssertExpr>(n);
      one(x->x);
      return one(x->type);
    }
    case NodeKind::TypeSwitchGuard: {
      auto* x = cast<TypeSwitchGuard>(n);
      one(x->lhs);
      return one(x->x);
    }
    case NodeKind::Operation: {
      auto* x = cast<Operation>(n);
      one(x->x);
      return one(x->y);
    }
    case NodeKind::CallExpr: {
      auto* x = cast<CallExpr>(n);
      one(x->fun);
      return list(x->args);
    }
    case NodeKind::ListExpr:
      return list(cast<ListExpr>(n)->elems);
    case NodeKind::ArrayType: {
      auto* x = cast<ArrayType>(n);
      one(x->len);
      return one(x->elem);
    }
    case NodeKind::SliceType:
      return one(cast<SliceType>(n)->elem);
    case NodeKind::DotsType:
      return one(cast<DotsType>(n)->elem);
    case NodeKind::StructType: {
      auto* x = cast<StructType>(n);
      for (size_t i = 0; i < x->fields.size(); i++) {
        one(x->fields[i]);
        one(x->tag(i));
      }
      return;
    }
    case NodeKind::InterfaceType:
      return list(cast<InterfaceType>(n)->methods);
    case NodeKind::FuncType: {
      auto* x = cast<FuncType>(n);
      list(x->params);
      return list(x->results);
    }
    case NodeKind::MapType: {
      auto* x = cast<MapType>(n);
      one(x->key);
      return one(x->value);
    }
    case NodeKind::ChanType:
      return one(cast<ChanType>(n)->elem);
    case NodeKind::ExprStmt:
      return one(cast<ExprStmt>(n)->x);
    case NodeKind::SendStmt: {
      auto* x = cast<SendStmt>(n);
      one(x->chan);
      return one(x->value);
    }
    case NodeKind::AssignStmt: {
      auto* x = cast<AssignStmt>(n);
      one(x->lhs);
      return one(x->rhs);
    }
    case NodeKind::RangeClause: {
      auto* x = cast<RangeClause>(n);
      one(x->lhs);
      return one(x->x);
    }
    case NodeKind::LabeledStmt: {
      auto* x = cast<LabeledStmt>(n);
      one(x->label);
      return one(x->stmt);
    }
    case NodeKind::BlockStmt:
      return list(cast<BlockStmt>(n)->list);
    case NodeKind::DeclStmt:
      return list(cast<DeclStmt>(n)->decls);
    case NodeKind::BranchStmt:
      return one(cast<BranchStmt>(n)->label);
    case NodeKind::CallStmt:
      return one(cast<CallStmt>(n)->x);
    case NodeKind::ReturnStmt:
      return one(cast<ReturnStmt>(n)->results);
    case NodeKind::IfStmt: {
      auto* x = cast<IfStmt>(n);
      one(x->init);
      one(x->cond);
      one(x->then);
      return one(x->els);
    }
    case NodeKind::ForStmt: {
      auto* x = cast<ForStmt>(n);
      one(x->init);
      one(x->cond);
      one(x->post);
      return one(x->body);
    }
    case NodeKind::SwitchStmt: {
      auto* x = cast<SwitchStmt>(n);
      one(x->init);
      one(x->tag);
      return list(x->body);
    }
    case NodeKind::SelectStmt:
      return list(cast<SelectStmt>(n)->body);
  }
}

}  // namespace ast
