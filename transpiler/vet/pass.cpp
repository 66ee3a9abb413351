// This file implements Pass: words and names.
#include "vet/pass.h"

#include <algorithm>

#include "types/predicates.h"
#include "types/typestring.h"

namespace vet {

namespace {

struct Words {
  diag::Code code;
  std::string_view text;
};

constexpr Words kWords[] = {
#define WARNING_TEXT(code, id, text, example) {diag::Code::code, text},
#include "diag/warnings.def"
};

// text with its %s replaced in order; "%%" is a percent sign.
std::string fill(std::string_view text, std::initializer_list<std::string> arguments) {
  std::string out;
  const auto* next = arguments.begin();
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] != '%') {
      out += text[i];
    } else if (text[++i] == '%') {
      out += '%';
    } else {
      out += *next++;
    }
  }
  return out;
}

// What n begins with, or null if that is a token of its own. Unlike ast::startPos this follows go/ast, not gc.
const ast::Node* firstPart(const ast::Node* n) {
  switch (n->kind) {
    case ast::NodeKind::ExprStmt:
      return ast::cast<ast::ExprStmt>(n)->x;
    case ast::NodeKind::LabeledStmt:
      return ast::cast<ast::LabeledStmt>(n)->label;
    case ast::NodeKind::AssignStmt:
      return ast::cast<ast::AssignStmt>(n)->lhs;
    case ast::NodeKind::SendStmt:
      return ast::cast<ast::SendStmt>(n)->chan;
    case ast::NodeKind::ListExpr:
      return ast::cast<ast::ListExpr>(n)->elems.front();
    case ast::NodeKind::SelectorExpr:
      return ast::cast<ast::SelectorExpr>(n)->x;
    case ast::NodeKind::IndexExpr:
      return ast::cast<ast::IndexExpr>(n)->x;
    case ast::NodeKind::SliceExpr:
      return ast::cast<ast::SliceExpr>(n)->x;
    case ast::NodeKind::AssertExpr:
      return ast::cast<ast::AssertExpr>(n)->x;
    case ast::NodeKind::CallExpr:
      return ast::cast<ast::CallExpr>(n)->fun;
    case ast::NodeKind::CompositeLit:
      return ast::cast<ast::CompositeLit>(n)->type;
    case ast::NodeKind::Operation: {
      auto* op = ast::cast<ast::Operation>(n);
      return op->y != nullptr ? op->x : nullptr;
    }
    default:
      return nullptr;
  }
}

}  // namespace

base::Pos startOf(const ast::Node* n) {
  while (const ast::Node* first = firstPart(n)) {
    n = first;
  }
  return n->pos;
}

void Pass::warn(base::Pos pos, Text text, std::initializer_list<std::string> arguments) const {
  const Words& words = kWords[static_cast<size_t>(text)];
  diags.warning(pos, words.code, fill(words.text, arguments));
}

void Pass::warn(const ast::Node* at, Text text, std::initializer_list<std::string> arguments) const {
  warn(startOf(at), text, arguments);
}

types::Type* Pass::typeOf(const ast::Expr* e) const {
  const types::TypeAndValue& value = info.typeOf(e);
  bool isNil = value.mode == types::Mode::NilValue && types::isInterface(value.type);
  return isNil ? types::basicType(types::BasicKind::UntypedNil) : value.type;
}

std::string Pass::show(types::Type* t) const {
  types::TypeWriter writer([this](const types::Package* p) { return p == info.pkg ? path : p->path; });
  writer.type(t);
  return writer.take();
}

std::string Pass::fullName(const types::Object* o) const {
  auto* f = types::dynCast<types::Func>(o);
  if (f == nullptr) {
    return std::string(o->name);
  }
  if (types::Var* recv = f->signature() != nullptr ? f->signature()->recv : nullptr) {
    bool literal = types::isa<types::Interface>(recv->type);
    return "(" + (literal ? "interface" : show(recv->type)) + ")." + std::string(f->name);
  }
  if (f->pkg == nullptr) {
    return std::string(f->name);
  }
  return (f->pkg == info.pkg ? path : f->pkg->path) + "." + std::string(f->name);
}

types::Object* Pass::callee(const ast::CallExpr* call) const {
  ast::Expr* e = ast::unparen(call->fun);
  if (auto* index = ast::dynCast<ast::IndexExpr>(e)) {
    if (!info.typeOf(index->index).isType() && !ast::isa<ast::ListExpr>(index->index)) {
      return nullptr;
    }
    e = ast::unparen(index->x);
  }
  if (auto* selector = ast::dynCast<ast::SelectorExpr>(e)) {
    e = selector->sel;
  }
  types::Object* o = info.use(ast::dynCast<ast::Name>(e));
  return types::isa<types::TypeName>(o) ? nullptr : o;
}

bool Pass::imports(std::string_view importPath) const {
  return std::any_of(info.pkg->imports.begin(), info.pkg->imports.end(),
                     [&](const types::Package* p) { return p->path == importPath; });
}

const types::Object* originOf(const types::Object* o) {
  if (auto* f = types::dynCast<types::Func>(o); f != nullptr && f->origin != nullptr) {
    return f->origin;
  }
  if (auto* v = types::dynCast<types::Var>(o); v != nullptr && v->origin != nullptr) {
    return v->origin;
  }
  return o;
}

bool isFunction(const types::Object* o, std::string_view pkg, std::initializer_list<std::string_view> names) {
  auto* f = types::dynCast<types::Func>(o);
  return f != nullptr && f->pkg != nullptr && f->pkg->path == pkg && f->signature()->recv == nullptr &&
         std::find(names.begin(), names.end(), f->name) != names.end();
}

bool isMethod(const types::Object* o, std::string_view pkg, std::string_view type, std::string_view name) {
  auto* f = types::dynCast<types::Func>(o);
  return f != nullptr && f->name == name && f->signature()->recv != nullptr &&
         isNamed(types::deref(f->signature()->recv->type), pkg, type);
}

bool isNamed(types::Type* t, std::string_view pkg, std::string_view name) {
  types::Named* n = t != nullptr ? types::asNamed(t) : nullptr;
  return n != nullptr && n->obj->name == name && n->obj->pkg != nullptr && n->obj->pkg->path == pkg;
}

}  // namespace vet
