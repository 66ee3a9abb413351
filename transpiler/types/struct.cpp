// This file implements the checking of struct types.
#include <map>

#include "types/checker.h"

namespace types {

static ast::Expr* pointerBase(ast::Expr* e) {
  auto* op = ast::dynCast<ast::Operation>(e);
  return op != nullptr && op->op == ast::Operator::Mul && op->y == nullptr ? op->x : nullptr;
}

// The name an embedded field gets: T of T, *T, p.T, T[P]; null if the type cannot be embedded.
static ast::Name* embeddedName(ast::Expr* e) {
  switch (e->kind) {
    case ast::NodeKind::Name:
      return ast::cast<ast::Name>(e);
    case ast::NodeKind::Operation: {
      ast::Expr* base = pointerBase(e);
      return base != nullptr && pointerBase(base) == nullptr ? embeddedName(base) : nullptr;
    }
    case ast::NodeKind::SelectorExpr:
      return ast::cast<ast::SelectorExpr>(e)->sel;
    case ast::NodeKind::IndexExpr:
      return embeddedName(ast::cast<ast::IndexExpr>(e)->x);
    default:
      return nullptr;
  }
}

// Once types are complete: what may not be embedded.
static void checkEmbedded(Checker& check, Type* type, Pos pos) {
  bool isPtr = false;
  Type* t = deref(type, &isPtr);
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Basic:
      if (isValid(t) && cast<Basic>(u)->basic == BasicKind::UnsafePointer) {
        check.error(pos, Code::InvalidPtrEmbed, "embedded field type cannot be unsafe.Pointer");
      }
      return;
    case TypeKind::Pointer:
      check.error(pos, Code::InvalidPtrEmbed, "embedded field type cannot be a pointer");
      return;
    case TypeKind::Interface:
      if (isTypeParam(t)) {
        check.error(pos, Code::MisplacedTypeParam, "embedded field type cannot be a (pointer to a) type parameter");
      } else if (isPtr) {
        check.error(pos, Code::InvalidPtrEmbed, "embedded field type cannot be a pointer to an interface");
      }
      return;
    default:
      return;
  }
}

namespace {

// Collects the fields of one struct.
class FieldCollector {
 public:
  FieldCollector(Checker& check, Struct* s) : check_(check), struct_(s) {}

  void add(ast::Name* name, Type* type, bool embedded, const std::string& tag) {
    auto* f = make<Var>(VarKind::Field, name->pos, check_.pkg, name->value, type);
    f->embedded = embedded;
    if (name->value != "_" && !declare(f)) {
      return;
    }
    // Tags are kept only if there is one.
    if (!tag.empty() || !struct_->tags.empty()) {
      struct_->tags.resize(struct_->fields.size());
      struct_->tags.push_back(tag);
    }
    struct_->fields.push_back(f);
    check_.recordDef(name, f);
  }

 private:
  bool declare(Var* f) {
    auto [at, isNew] = seen_.emplace(objectId(f->pkg, f->name), f);
    if (isNew) {
      return true;
    }
    ErrorReport err(check_, Code::DuplicateDecl);
    err.addf(f->pos, "%s redeclared", f->name);
    err.addAltDecl(at->second);
    err.report();
    return false;
  }

  Checker& check_;
  Struct* struct_;
  std::map<std::string, Var*> seen_;
};

}  // namespace

static std::string tagText(Checker& check, ast::BasicLit* lit) {
  if (lit == nullptr || lit->bad) {
    return "";
  }
  Constant c = Constant::fromStringLiteral(lit->value);
  if (lit->litKind == ast::LitKind::String && c.isKnown()) {
    return c.stringValue();
  }
  check.errorf(lit, Code::InvalidSyntaxTree, "incorrect tag syntax: %q", lit->value);
  return "";
}

void Checker::structType(Struct* s, ast::StructType* e) {
  FieldCollector fields(*this, s);
  Type* type = nullptr;
  ast::Expr* prev = nullptr;
  for (size_t i = 0; i < e->fields.size(); ++i) {
    ast::Field* f = e->fields[i];
    // Fields of one declaration share their type.
    if (i == 0 || f->type != prev) {
      type = varType(f->type);
      prev = f->type;
    }
    std::string tag = tagText(*this, e->tag(i));
    if (f->name != nullptr) {
      fields.add(f->name, type, false, tag);
      continue;
    }
    Pos pos = ast::startPos(f->type);
    ast::Name* name = embeddedName(f->type);
    if (name == nullptr) {
      errorf(pos, Code::InvalidSyntaxTree, "invalid embedded field type %s", static_cast<const ast::Node*>(f->type));
      fields.add(newName(pos, "_"), invalidType(), true, "");
      continue;
    }
    fields.add(name, type, true, tag);
    later([this, type, pos] { checkEmbedded(*this, type, pos); });
  }
}

}  // namespace types
