// This file implements how TypeWriter writes objects: "func (T).m(x int)", "var x int", and what kind they are.
#include "types/format.h"
#include "types/generics.h"
#include "types/info.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/typestring.h"

namespace types {

void TypeWriter::funcName(const Func* f) {
  if (f->type != nullptr) {
    if (Var* recv = f->signature()->recv) {
      put('(');
      if (isa<Interface>(recv->type)) {
        out_ += "interface";
      } else {
        type(recv->type);
      }
      out_ += ").";
    } else {
      prefix(f->pkg);
    }
  }
  out_ += f->name;
}

bool isAliasName(const TypeName* o) {
  if (o->type == nullptr) {
    return false;
  }
  switch (o->type->kind) {
    case TypeKind::Basic:
      return o->pkg != unsafePackage() && (o->pkg != nullptr || cast<Basic>(o->type)->name != o->name ||
                                           o->type == byteType() || o->type == runeType());
    case TypeKind::Named:
      return cast<Named>(o->type)->obj != o;
    case TypeKind::TypeParam:
      return cast<TypeParam>(o->type)->obj != o;
    default:
      return true;
  }
}

void TypeWriter::object(const Object* o) {
  Type* t = o->type;
  switch (o->kind) {
    case ObjectKind::PkgName: {
      const Package* imported = static_cast<const PkgName*>(o)->imported;
      out_ += "package " + std::string(o->name);
      if (!imported->path.empty() && imported->path != o->name) {
        out_ += " (" + quote(imported->path) + ")";
      }
      return;
    }
    case ObjectKind::Func:
      out_ += "func ";
      funcName(static_cast<const Func*>(o));
      if (t != nullptr) {
        signature(cast<Signature>(t));
      }
      return;
    case ObjectKind::Nil:
      out_ += "nil";
      return;
    case ObjectKind::Const:
      out_ += "const";
      break;
    case ObjectKind::TypeName:
      out_ += t != nullptr && isTypeParam(t) ? "type parameter" : "type";
      break;
    case ObjectKind::Var:
      out_ += static_cast<const Var*>(o)->varKind == VarKind::Field ? "field" : "var";
      break;
    case ObjectKind::Label:
      out_ += "label";
      t = nullptr;
      break;
    case ObjectKind::Builtin:
      out_ += "builtin";
      t = nullptr;
      break;
  }
  out_ += ' ';
  if (o->pkg != nullptr && o->pkg->scope != nullptr && o->pkg->scope->lookup(o->name) == o) {
    prefix(o->pkg);
  }
  out_ += o->name;
  if (t == nullptr) {
    return;
  }
  if (const auto* tn = dynCast<TypeName>(o)) {
    if (isa<Basic>(t)) {
      return;
    }
    if (const auto& params = typeParamsOf(t); !params.empty()) {
      typeParamList(params);
    }
    if (isAliasName(tn)) {
      out_ += " =";
      if (auto* a = dynCast<Alias>(t)) {
        t = a->fromRhs;
      }
    } else if (auto* p = dynCast<TypeParam>(t)) {
      t = p->bound;
    } else {
      t = under(t);
    }
    if (tn->name == "any" && tn->parent == universe()) {
      t = emptyInterface();
    }
  }
  out_ += ' ';
  type(t);
}

std::string objectString(const Object* o, const Package* relativeTo) {
  TypeWriter w(TypeWriter::relativePaths(relativeTo));
  w.object(o);
  return w.take();
}

std::string_view objectKind(const Object* o) {
  switch (o->kind) {
    case ObjectKind::PkgName:
      return "package name";
    case ObjectKind::Const:
      return "constant";
    case ObjectKind::TypeName:
      return isAliasName(static_cast<const TypeName*>(o)) ? "type alias"
             : isa<TypeParam>(o->type)                    ? "type parameter"
                                                          : "defined type";
    case ObjectKind::Var: {
      constexpr std::string_view kKinds[] = {"package-level variable", "local variable", "parameter", "receiver",
                                             "result variable",        "struct field"};
      return kKinds[static_cast<size_t>(static_cast<const Var*>(o)->varKind)];
    }
    case ObjectKind::Func: {
      const auto* f = static_cast<const Func*>(o);
      return f->type != nullptr && f->signature()->recv != nullptr ? "method" : "function";
    }
    case ObjectKind::Label:
      return "label";
    case ObjectKind::Builtin:
      return "built-in function";
    case ObjectKind::Nil:
      return "untyped nil";
  }
  return "unknown symbol";
}

}  // namespace types
