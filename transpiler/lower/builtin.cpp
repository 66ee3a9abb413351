// This file implements calls of builtin functions.
#include "lower/body.h"

namespace lower {

using namespace types;

Expr* Body::lengthOf(const ast::CallExpr* e, const char* name) {
  bool isArray = asUnder<Array>(typeOf(e->args[0])) != nullptr;
  return cxx::call(name, {isArray ? checkedPlace(e->args[0]) : exact(e->args[0])});
}

// make with a defined type gives the defined type.
Expr* Body::makeCall(const ast::CallExpr* e) {
  Type* t = typeOf(e->args[0]);
  std::vector<Expr*> sizes;
  for (size_t i = 1; i < e->args.size(); i++) {
    Type* st = isConstant(e->args[i]) ? static_cast<Type*>(basicType(BasicKind::Int)) : typeOf(e->args[i]);
    sizes.push_back(raw(exprAs(e->args[i], st), isConstant(e->args[i]) ? nullptr : st));
  }
  Expr* x = nullptr;
  if (auto* s = asUnder<Slice>(t)) {
    x = cxx::call("go::makeSlice<" + spell(s->elem) + ">", sizes);
  } else if (auto* m = asUnder<Map>(t)) {
    std::string key = spell(m->key);
    x = cxx::call("go::makeMap<" + key + ", " + spell(m->elem) + ">", sizes);
  } else if (auto* c = asUnder<Chan>(t)) {
    x = cxx::call("go::makeChan<" + spell(c->elem) + ">", sizes);
    if (c->dir != ChanDir::SendRecv && !isa<Named>(unalias(t))) {
      return cxx::call(spell(t), {x});
    }
  }
  return isa<Named>(unalias(t)) ? cxx::call(spell(t), {x}) : x;
}

Expr* Body::appendCall(const ast::CallExpr* e) {
  Type* t = typeOf(e);
  auto* slice = asUnder<Slice>(t);
  std::vector<Expr*> args = {exact(e->args[0], isNil(e->args[0]) ? t : typeOf(e->args[0]))};
  if (e->hasDots) {
    Type* from = typeOf(e->args[1]);
    args.push_back(isNil(e->args[1]) ? exact(e->args[1], t) : isConstant(e->args[1]) ? exact(e->args[1], basicType(BasicKind::String))
                                                                               : exact(e->args[1], from));
    return cxx::call("go::appendSlice", args);
  }
  for (size_t i = 1; i < e->args.size(); i++) {
    args.push_back(isNil(e->args[i]) ? exprAs(e->args[i], slice->elem) : exprAs(e->args[i], slice->elem));
  }
  return cxx::call("go::append", args);
}

Expr* Body::builtin(const ast::CallExpr* e, const Builtin* b) {
  auto all = [&](const char* name) {
    std::vector<Expr*> args;
    for (const ast::Expr* a : e->args) {
      args.push_back(exact(a, isConstant(a) ? typeOf(e) : typeOf(a)));
    }
    return cxx::call(name, args);
  };
  switch (b->id) {
    case BuiltinId::Append:
      return appendCall(e);
    case BuiltinId::Len:
      return lengthOf(e, "go::len");
    case BuiltinId::Cap:
      return lengthOf(e, "go::cap");
    case BuiltinId::Clear:
      return cxx::call("go::clear", {expr(e->args[0])});
    case BuiltinId::Close:
      return cxx::call(baseMember(expr(e->args[0]), typeOf(e->args[0]), "close"), {});
    case BuiltinId::Complex:
    case BuiltinId::Real:
    case BuiltinId::Imag: {
      const char* name = b->id == BuiltinId::Complex ? "go::complex" : b->id == BuiltinId::Real ? "go::real" : "go::imag";
      std::vector<Expr*> args;
      for (const ast::Expr* a : e->args) {
        Type* other = e->args.size() == 2 ? typeOf(a == e->args[0] ? e->args[1] : e->args[0]) : nullptr;
        args.push_back(isConstant(a) && other != nullptr && isFloat(other) ? exact(a, defaultType(other)) : exact(a));
      }
      Expr* x = cxx::call(name, args);
      return unit_.isDefinedScalar(typeOf(e)) ? cxx::call(spell(typeOf(e)), {x}) : x;
    }
    case BuiltinId::Copy: {
      Expr* to = expr(e->args[0]);
      return cxx::call("go::copy", {to, exact(e->args[1])});
    }
    case BuiltinId::Delete: {
      auto* map = asUnder<Map>(typeOf(e->args[0]));
      Expr* m = expr(e->args[0]);
      return cxx::call(baseMember(m, typeOf(e->args[0]), "erase"), {exprAs(e->args[1], map->key)});
    }
    case BuiltinId::Make:
      return makeCall(e);
    case BuiltinId::Max:
      return all("go::max");
    case BuiltinId::Min:
      return all("go::min");
    case BuiltinId::New:
      if (isType(e->args[0])) {
        return cxx::call("go::alloc<" + spell(typeOf(e->args[0])) + ">", {});
      }
      return cxx::call("go::alloc<" + spell(pointerElem(typeOf(e))) + ">",
                       {exprAs(e->args[0], pointerElem(typeOf(e)))});
    case BuiltinId::Panic:
      return cxx::call("go::panic", {exprAs(e->args[0], anyType())});
    case BuiltinId::Print:
    case BuiltinId::Println: {
      std::vector<Expr*> args;
      for (const ast::Expr* a : e->args) {
        bool isText = isConstant(a) && info(a).value.kind() == ConstantKind::String;
        args.push_back(isText || isNil(a) ? expr(a) : exact(a));
      }
      return cxx::call(b->id == BuiltinId::Print ? "go::print" : "go::println", args);
    }
    case BuiltinId::Recover:
      return cxx::call(ownName("recover"), {});
    case BuiltinId::Add:
      return cxx::call("static_cast<void*>", {cxx::binary(cxx::call("static_cast<char*>", {rawExpr(e->args[0])}), "+",
                                                          rawExpr(e->args[1]))});
    case BuiltinId::Slice: {
      Expr* p = rawExpr(e->args[0]);
      return cxx::call("go::unsafe::slice", {p, rawExpr(e->args[1])});
    }
    case BuiltinId::String: {
      Expr* p = rawExpr(e->args[0]);
      return cxx::call("go::unsafe::string", {p, rawExpr(e->args[1])});
    }
    case BuiltinId::SliceData:
      return baseMember(expr(e->args[0]), typeOf(e->args[0]), "ptr");
    case BuiltinId::StringData:
      return cxx::call("const_cast<go::Byte*>",
                       {cxx::call(cxx::member(raw(exact(e->args[0]), typeOf(e->args[0])), "bytes"), {})});
    case BuiltinId::Alignof:
      return cxx::call("go::Uintptr", {cxx::call("alignof", {cxx::name(spell(typeOf(e->args[0])))})});
    case BuiltinId::Offsetof: {
      auto* sel = ast::cast<ast::SelectorExpr>(ast::unparen(e->args[0]));
      Type* t = typeOf(sel->x);
      t = isPointer(t) ? pointerElem(t) : t;
      std::string path;
      Type* at = t;
      for (int index : info_.selection(sel)->index) {
        Var* field = asUnder<Struct>(at)->fields[static_cast<size_t>(index)];
        path += (path.empty() ? "" : ".") + unit_.fieldName(field);
        at = field->type;
      }
      return cxx::call("go::Uintptr", {cxx::call("__builtin_offsetof", {cxx::name(spell(t)), cxx::name(path)})});
    }
    case BuiltinId::Sizeof: {
      // The descriptor knows that values without fields have no size.
      Expr* type = cxx::call("go::typeOf<" + spell(typeOf(e->args[0])) + ">", {});
      return cxx::call("go::Uintptr", {cxx::member(type, "size", true)});
    }
    case BuiltinId::Assert:
    case BuiltinId::Trace:
      return unsupported(e, "builtin " + std::string(b->name));
  }
  return nullptr;
}

}  // namespace lower
