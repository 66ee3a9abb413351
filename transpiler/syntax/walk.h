// This file defines forEachChild: the children of a node in source order, for passes that treat most nodes alike.
//
//   void visit(Node* n) { ...; forEachChild(n, [&](Node* child) { visit(child); }); }
#pragma once

#include "syntax/nodes.h"

namespace ast {

// Calls f(name, child) for each child of n that is not null, in source order; name is that of the member. A type that
// several fields share (a, b int) is a child of the last of them: were it reached through each, lists nested in lists
// would double the work at every level.
template <class F>
void forEachNamedChild(Node* n, F&& f) {
  auto one = [&](std::string_view name, Node* child) {
    if (child != nullptr) {
      f(name, child);
    }
  };
  auto list = [&](std::string_view name, auto nodes) {
    for (auto* child : nodes) {
      one(name, child);
    }
  };
  switch (n->kind) {
    case NodeKind::File: {
      auto* x = cast<File>(n);
      one("pkgName", x->pkgName);
      return list("decls", x->decls);
    }
    case NodeKind::Field: {
      auto* x = cast<Field>(n);
      one("name", x->name);
      return one("type", x->sharesNextType ? nullptr : x->type);
    }
    case NodeKind::CaseClause: {
      auto* x = cast<CaseClause>(n);
      one("cases", x->cases);
      return list("body", x->body);
    }
    case NodeKind::CommClause: {
      auto* x = cast<CommClause>(n);
      one("comm", x->comm);
      return list("body", x->body);
    }
    case NodeKind::ImportDecl: {
      auto* x = cast<ImportDecl>(n);
      one("localPkgName", x->localPkgName);
      return one("path", x->path);
    }
    case NodeKind::ConstDecl: {
      auto* x = cast<ConstDecl>(n);
      list("names", x->names);
      one("type", x->type);
      return one("values", x->values);
    }
    case NodeKind::TypeDecl: {
      auto* x = cast<TypeDecl>(n);
      one("name", x->name);
      list("typeParams", x->typeParams);
      return one("type", x->type);
    }
    case NodeKind::VarDecl: {
      auto* x = cast<VarDecl>(n);
      list("names", x->names);
      one("type", x->type);
      return one("values", x->values);
    }
    case NodeKind::FuncDecl: {
      auto* x = cast<FuncDecl>(n);
      one("recv", x->recv);
      one("name", x->name);
      list("typeParams", x->typeParams);
      one("type", x->type);
      return one("body", x->body);
    }
    case NodeKind::BadExpr:
    case NodeKind::Name:
    case NodeKind::BasicLit:
    case NodeKind::EmptyStmt:
      return;
    case NodeKind::CompositeLit: {
      auto* x = cast<CompositeLit>(n);
      one("type", x->type);
      return list("elems", x->elems);
    }
    case NodeKind::KeyValueExpr: {
      auto* x = cast<KeyValueExpr>(n);
      one("key", x->key);
      return one("value", x->value);
    }
    case NodeKind::FuncLit: {
      auto* x = cast<FuncLit>(n);
      one("type", x->type);
      return one("body", x->body);
    }
    case NodeKind::ParenExpr:
      return one("x", cast<ParenExpr>(n)->x);
    case NodeKind::SelectorExpr: {
      auto* x = cast<SelectorExpr>(n);
      one("x", x->x);
      return one("sel", x->sel);
    }
    case NodeKind::IndexExpr: {
      auto* x = cast<IndexExpr>(n);
      one("x", x->x);
      return one("index", x->index);
    }
    case NodeKind::SliceExpr: {
      auto* x = cast<SliceExpr>(n);
      one("x", x->x);
      return list("index", std::span(x->index));
    }
    case NodeKind::AssertExpr: {
      auto* x = cast<AssertExpr>(n);
      one("x", x->x);
      return one("type", x->type);
    }
    case NodeKind::TypeSwitchGuard: {
      auto* x = cast<TypeSwitchGuard>(n);
      one("lhs", x->lhs);
      return one("x", x->x);
    }
    case NodeKind::Operation: {
      auto* x = cast<Operation>(n);
      one("x", x->x);
      return one("y", x->y);
    }
    case NodeKind::CallExpr: {
      auto* x = cast<CallExpr>(n);
      one("fun", x->fun);
      return list("args", x->args);
    }
    case NodeKind::ListExpr:
      return list("elems", cast<ListExpr>(n)->elems);
    case NodeKind::ArrayType: {
      auto* x = cast<ArrayType>(n);
      one("len", x->len);
      return one("elem", x->elem);
    }
    case NodeKind::SliceType:
      return one("elem", cast<SliceType>(n)->elem);
    case NodeKind::DotsType:
      return one("elem", cast<DotsType>(n)->elem);
    case NodeKind::StructType: {
      auto* x = cast<StructType>(n);
      for (size_t i = 0; i < x->fields.size(); i++) {
        one("field", x->fields[i]);
        one("tag", x->tag(i));
      }
      return;
    }
    case NodeKind::InterfaceType:
      return list("methods", cast<InterfaceType>(n)->methods);
    case NodeKind::FuncType: {
      auto* x = cast<FuncType>(n);
      list("params", x->params);
      return list("results", x->results);
    }
    case NodeKind::MapType: {
      auto* x = cast<MapType>(n);
      one("key", x->key);
      return one("value", x->value);
    }
    case NodeKind::ChanType:
      return one("elem", cast<ChanType>(n)->elem);
    case NodeKind::ExprStmt:
      return one("x", cast<ExprStmt>(n)->x);
    case NodeKind::SendStmt: {
      auto* x = cast<SendStmt>(n);
      one("chan", x->chan);
      return one("value", x->value);
    }
    case NodeKind::AssignStmt: {
      auto* x = cast<AssignStmt>(n);
      one("lhs", x->lhs);
      return one("rhs", x->rhs);
    }
    case NodeKind::RangeClause: {
      auto* x = cast<RangeClause>(n);
      one("lhs", x->lhs);
      return one("x", x->x);
    }
    case NodeKind::LabeledStmt: {
      auto* x = cast<LabeledStmt>(n);
      one("label", x->label);
      return one("stmt", x->stmt);
    }
    case NodeKind::BlockStmt:
      return list("list", cast<BlockStmt>(n)->list);
    case NodeKind::DeclStmt:
      return list("decls", cast<DeclStmt>(n)->decls);
    case NodeKind::BranchStmt:
      return one("label", cast<BranchStmt>(n)->label);
    case NodeKind::CallStmt:
      return one("x", cast<CallStmt>(n)->x);
    case NodeKind::ReturnStmt:
      return one("results", cast<ReturnStmt>(n)->results);
    case NodeKind::IfStmt: {
      auto* x = cast<IfStmt>(n);
      one("init", x->init);
      one("cond", x->cond);
      one("then", x->then);
      return one("els", x->els);
    }
    case NodeKind::ForStmt: {
      auto* x = cast<ForStmt>(n);
      one("init", x->init);
      one("cond", x->cond);
      one("post", x->post);
      return one("body", x->body);
    }
    case NodeKind::SwitchStmt: {
      auto* x = cast<SwitchStmt>(n);
      one("init", x->init);
      one("tag", x->tag);
      return list("body", x->body);
    }
    case NodeKind::SelectStmt:
      return list("body", cast<SelectStmt>(n)->body);
  }
}

// Calls f(child) for each child of n that is not null, in source order.
template <class F>
void forEachChild(Node* n, F&& f) {
  forEachNamedChild(n, [&](std::string_view, Node* child) { f(child); });
}

}  // namespace ast
