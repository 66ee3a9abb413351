// This file implements format: expressions as gofmt writes them, on one line. Blanks around binary operators depend, as
// there, on how deep the expression is nested and on which precedences meet in it.
#include <algorithm>

#include "syntax/printer.h"
#include "vet/pass.h"

namespace vet {

namespace {

class Formatter {
 public:
  std::string take() { return std::move(out_); }

  void expr(const ast::Expr* e, int depth) {
    if (e == nullptr) {
      return;
    }
    switch (e->kind) {
      case ast::NodeKind::Operation:
        return operation(ast::cast<ast::Operation>(e), depth);
      case ast::NodeKind::ParenExpr:
        out_ += '(';
        expr(ast::cast<ast::ParenExpr>(e)->x, depth > 1 ? depth - 1 : depth);
        out_ += ')';
        return;
      case ast::NodeKind::SelectorExpr: {
        auto* x = ast::cast<ast::SelectorExpr>(e);
        expr(x->x, depth);
        out_ += '.';
        out_ += x->sel->value;
        return;
      }
      case ast::NodeKind::IndexExpr: {
        auto* x = ast::cast<ast::IndexExpr>(e);
        expr(x->x, 1);
        out_ += '[';
        expr(x->index, depth + 1);
        out_ += ']';
        return;
      }
      case ast::NodeKind::SliceExpr:
        return slice(ast::cast<ast::SliceExpr>(e), depth);
      case ast::NodeKind::AssertExpr: {
        auto* x = ast::cast<ast::AssertExpr>(e);
        expr(x->x, depth);
        out_ += ".(";
        expr(x->type, depth);
        out_ += ')';
        return;
      }
      case ast::NodeKind::CallExpr: {
        auto* x = ast::cast<ast::CallExpr>(e);
        expr(x->fun, 1);
        out_ += '(';
        list(x->args, depth + (x->args.size() > 1 ? 1 : 0));
        out_ += x->hasDots ? "...)" : ")";
        return;
      }
      case ast::NodeKind::CompositeLit: {
        auto* x = ast::cast<ast::CompositeLit>(e);
        expr(x->type, 1);
        out_ += '{';
        list(x->elems, 1);
        out_ += '}';
        return;
      }
      case ast::NodeKind::KeyValueExpr: {
        auto* x = ast::cast<ast::KeyValueExpr>(e);
        expr(x->key, 1);
        out_ += ": ";
        expr(x->value, 1);
        return;
      }
      case ast::NodeKind::ListExpr:
        return list(ast::cast<ast::ListExpr>(e)->elems, depth);
      default:  // leaves and types
        out_ += ast::toString(e);
        return;
    }
  }

 private:
  template <class List>
  void list(const List& elems, int depth) {
    for (size_t i = 0; i < elems.size(); i++) {
      out_ += i > 0 ? ", " : "";
      expr(elems[i], depth);
    }
  }

  void slice(const ast::SliceExpr* x, int depth) {
    expr(x->x, 1);
    out_ += '[';
    // Blanks around ":" only where a bound is a binary expression and there are two of them.
    int bounds = 0;
    bool binary = false;
    for (const ast::Expr* e : x->index) {
      bounds += e != nullptr ? 1 : 0;
      auto* op = ast::dynCast<ast::Operation>(e);
      binary |= op != nullptr && op->y != nullptr;
    }
    bool blanks = depth <= 1 && bounds > 1 && binary;
    for (int i = 0; i < (x->full ? 3 : 2); i++) {
      if (i > 0) {
        out_ += blanks && x->index[i - 1] != nullptr ? " :" : ":";
        out_ += blanks && x->index[i] != nullptr ? " " : "";
      }
      expr(x->index[i], depth + 1);
    }
    out_ += ']';
  }

  void operation(const ast::Operation* x, int depth) {
    if (x->y == nullptr) {
      out_ += ast::operatorText(x->op);
      return expr(x->x, depth);
    }
    binary(x, cutoff(x, depth), depth);
  }

  // Operators that bind more weakly than `limit` have blanks around them.
  void binary(const ast::Operation* x, int limit, int depth) {
    int own = ast::precedence(x->op);
    auto* left = ast::dynCast<ast::Operation>(x->x);
    bool chained = left != nullptr && left->y != nullptr && ast::precedence(left->op) == own;
    side(x->x, depth + (chained ? 0 : 1));
    bool blanks = own < limit;
    out_ += blanks ? " " : "";
    out_ += ast::operatorText(x->op);
    out_ += blanks ? " " : "";
    side(x->y, depth + 1);
  }

  void side(const ast::Expr* e, int depth) {
    auto* op = ast::dynCast<ast::Operation>(e);
    if (op != nullptr && op->y != nullptr) {
      return binary(op, cutoff(op, depth), depth);
    }
    expr(e, depth);
  }

  struct Found {
    bool sum = false, product = false;
    int problem = 0;  // operators of this precedence need blanks around weaker ones: x / *p
  };

  static void walk(const ast::Operation* x, Found& found) {
    found.sum |= ast::precedence(x->op) == 4;
    found.product |= ast::precedence(x->op) == 5;
    if (auto* left = ast::dynCast<ast::Operation>(x->x); left != nullptr && left->y != nullptr) {
      walk(left, found);
    }
    auto* right = ast::dynCast<ast::Operation>(x->y);
    if (right == nullptr) {
      return;
    }
    if (right->y != nullptr) {
      return walk(right, found);
    }
    using enum ast::Operator;
    bool clash = (x->op == Div && right->op == Mul) || (x->op == And && (right->op == And || right->op == Xor)) ||
                 (x->op == Add && right->op == Add) || (x->op == Sub && right->op == Sub);
    found.problem = clash ? std::max(found.problem, ast::precedence(x->op)) : found.problem;
  }

  static int cutoff(const ast::Operation* x, int depth) {
    Found found;
    walk(x, found);
    if (found.problem > 0) {
      return found.problem + 1;
    }
    if (found.sum && found.product) {
      return depth == 1 ? 5 : 4;
    }
    return depth == 1 ? 6 : 4;
  }

  std::string out_;
};

}  // namespace

std::string format(const ast::Expr* e) {
  Formatter f;
  f.expr(e, 1);
  return f.take();
}

}  // namespace vet
