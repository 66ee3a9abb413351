// This file implements the checking of identifiers and type expressions.
#include "types/checker.h"

namespace types {

void Checker::ident(Operand& x, ast::Name* e, bool wantType) {
  x.invalidate();
  x.expr = e;
  Scope* scope = nullptr;
  Object* obj = lookup(e->value, &scope);
  if (obj == nullptr) {
    if (e->value == "_") {
      error(e, Code::InvalidBlank, "cannot use _ as value or type");
    } else if (isValidName(e->value)) {
      errorf(e, Code::UndeclaredName, "undefined: %s", e->value);
    }
    return;
  }
  if (obj == cast<Alias>(anyType())->obj || obj == cast<Named>(comparableType())->obj) {
    if (!verifyVersionf(e, go1_18, "predeclared %s", e->value)) {
      return;
    }
  }
  recordUse(e, obj);
  bool isTypeName = isa<TypeName>(obj);
  if (!isTypeName && wantType) {
    errorf(e, Code::NotAType, "%s (%s) is not a type", obj->name, objectKind(obj));
    if (auto* v = dynCast<Var>(obj); v != nullptr && v->pkg == pkg) {
      v->used = true;  // one error is enough
    }
    return;
  }
  // A type of this package is completed also if it has a type already: that is how cycles are found.
  if (obj->type == nullptr || (isTypeName && wantType && obj->pkg == pkg)) {
    objDecl(obj);
  }
  Type* type = obj->type != nullptr ? obj->type : invalidType();
  if (auto import = dotImports.find({scope, obj->name}); import != dotImports.end()) {
    import->second->used = true;
  }
  switch (obj->kind) {
    case ObjectKind::PkgName:
      errorf(e, Code::InvalidPkgUse, "use of package %s not in selector", obj->name);
      return;
    case ObjectKind::Const:
      addDeclDep(obj);
      if (!isValid(type)) {
        return;
      }
      x.val = static_cast<Const*>(obj)->value;
      if (obj->parent == universe() && obj->name == "iota") {
        if (!env.iota.isKnown()) {
          error(e, Code::InvalidIota, "cannot use iota outside constant declaration");
          return;
        }
        x.val = env.iota;
      }
      x.mode = Mode::Constant;
      break;
    case ObjectKind::TypeName:
      x.mode = Mode::TypeExpr;
      break;
    case ObjectKind::Var:
      if (obj->pkg == pkg) {
        static_cast<Var*>(obj)->used = true;
      }
      addDeclDep(obj);
      if (!isValid(type)) {
        return;
      }
      x.mode = Mode::Variable;
      break;
    case ObjectKind::Func:
      addDeclDep(obj);
      x.mode = Mode::Value;
      break;
    case ObjectKind::Builtin:
      x.id = static_cast<Builtin*>(obj)->id;
      x.mode = Mode::Builtin;
      break;
    case ObjectKind::Nil:
      x.mode = Mode::NilValue;
      break;
    case ObjectKind::Label:
      return;
  }
  x.type = type;
}

Type* Checker::typ(ast::Expr* e) { return declaredType(e, nullptr); }

Type* Checker::varType(ast::Expr* e) {
  Type* t = declaredType(e, nullptr);
  validVarType(e, t);
  return t;
}

void Checker::validVarType(ast::Expr* e, Type* t) {
  if (isTypeParam(t)) {
    return;
  }
  // The type may not be complete yet.
  later([this, e, t] {
    auto* iface = asUnder<Interface>(t);
    if (iface == nullptr) {
      return;
    }
    Pos pos = ast::startPos(e);
    TypeSet* set = typeSetOf(iface, pos);
    if (set->isMethodSet()) {
      return;
    }
    errorf(pos, Code::MisplacedConstraintIface, "cannot use type %s outside a type constraint: interface %s", t,
           set->comparable ? "is (or embeds) comparable" : "contains type constraints");
  });
}

Type* Checker::declaredType(ast::Expr* e, TypeName* def) {
  Type* t = typInternal(e, def);
  if (isGeneric(t)) {
    errorf(e, Code::WrongTypeArgCount, "cannot use generic type %s without instantiation", t);
    t = invalidType();
  }
  recordTypeAndValue(e, Mode::TypeExpr, t);
  return t;
}

Type* Checker::genericType(ast::Expr* e, std::string* cause) {
  Type* t = typInternal(e, nullptr);
  if (isValid(t) && !isGeneric(t)) {
    if (cause != nullptr) {
      *cause = message("%s is not a generic type", t);
    }
    t = invalidType();
  }
  recordTypeAndValue(e, Mode::TypeExpr, t);
  return t;
}

// The type that x denotes; invalid, with an error, if it is none.
static Type* typeOfOperand(Checker& check, const Operand& x) {
  switch (x.mode) {
    case Mode::TypeExpr:
      return x.type;
    case Mode::Invalid:
      break;
    case Mode::NoValue:
      check.errorf(&x, Code::NotAType, "%s used as type", x);
      break;
    default:
      check.errorf(&x, Code::NotAType, "%s is not a type", x);
  }
  return invalidType();
}

static Type* notAType(Checker& check, ast::Expr* e) {
  check.errorf(e, Code::NotAType, "%s is not a type", static_cast<const ast::Node*>(e));
  check.use(e);
  return invalidType();
}

static Type* arrayType(Checker& check, ast::ArrayType* e) {
  int64_t len = -1;
  if (e->len != nullptr) {
    len = check.arrayLength(e->len);
  } else {
    check.error(e, Code::BadDotDotDotSyntax, "invalid use of [...] array (outside a composite literal)");
  }
  Type* elem = check.varType(e->elem);
  return len < 0 ? invalidType() : static_cast<Type*>(make<Array>(elem, len));
}

static Type* pointerType(Checker& check, ast::Operation* e) {
  // The element stands in the type before it is known, as the declaration may be recursive.
  auto* p = make<Pointer>(invalidType());
  p->elem = check.varType(e->x);
  return isValid(p->elem) ? static_cast<Type*>(p) : invalidType();
}

static Type* mapType(Checker& check, ast::MapType* e) {
  auto* m = make<Map>(invalidType(), invalidType());
  m->key = check.varType(e->key);
  m->elem = check.varType(e->value);
  check.later([&check, m, e] {
    if (!comparable(m->key)) {
      check.errorf(e->key, Code::IncomparableMapKey, "invalid map key type %s%s", m->key,
                   isTypeParam(m->key) ? " (missing comparable constraint)" : "");
    }
  });
  return m;
}

static Type* chanType(Checker& check, ast::ChanType* e) {
  ChanDir dir = e->dir == ast::ChanDir::SendOnly   ? ChanDir::SendOnly
                : e->dir == ast::ChanDir::RecvOnly ? ChanDir::RecvOnly
                                                   : ChanDir::SendRecv;
  auto* c = make<Chan>(dir, invalidType());
  c->elem = check.varType(e->elem);
  return c;
}

Type* Checker::typInternal(ast::Expr* e, TypeName* def) {
  switch (e->kind) {
    case ast::NodeKind::BadExpr:
      return invalidType();
    case ast::NodeKind::Name: {
      Operand x;
      ident(x, ast::cast<ast::Name>(e), true);
      return typeOfOperand(*this, x);
    }
    case ast::NodeKind::SelectorExpr: {
      Operand x;
      selector(x, ast::cast<ast::SelectorExpr>(e), true);
      return typeOfOperand(*this, x);
    }
    case ast::NodeKind::IndexExpr: {
      auto* inst = ast::cast<ast::IndexExpr>(e);
      verifyVersionf(e, go1_18, "type instantiation");
      return instantiatedType(inst->x, ast::unpackList(inst->index));
    }
    case ast::NodeKind::ParenExpr:
      return declaredType(ast::cast<ast::ParenExpr>(e)->x, def);
    case ast::NodeKind::ArrayType:
      return arrayType(*this, ast::cast<ast::ArrayType>(e));
    case ast::NodeKind::SliceType: {
      auto* s = make<Slice>(invalidType());
      s->elem = varType(ast::cast<ast::SliceType>(e)->elem);
      return s;
    }
    case ast::NodeKind::DotsType:
      error(e, Code::InvalidSyntaxTree, "invalid use of ...");
      return invalidType();
    case ast::NodeKind::StructType: {
      auto* s = make<Struct>();
      structType(s, ast::cast<ast::StructType>(e));
      return s;
    }
    case ast::NodeKind::Operation: {
      auto* op = ast::cast<ast::Operation>(e);
      if (op->op == ast::Operator::Mul && op->y == nullptr) {
        return pointerType(*this, op);
      }
      return notAType(*this, e);
    }
    case ast::NodeKind::FuncType: {
      auto* sig = make<Signature>();
      funcType(sig, nullptr, {}, ast::cast<ast::FuncType>(e));
      return sig;
    }
    case ast::NodeKind::InterfaceType: {
      Interface* i = newInterface();
      interfaceType(i, ast::cast<ast::InterfaceType>(e), def);
      return i;
    }
    case ast::NodeKind::MapType:
      return mapType(*this, ast::cast<ast::MapType>(e));
    case ast::NodeKind::ChanType:
      return chanType(*this, ast::cast<ast::ChanType>(e));
    default:
      return notAType(*this, e);
  }
}

// "[int, string]", as the source has it.
static std::string listText(ast::List<ast::Expr*> list) {
  std::string s = "[";
  for (size_t i = 0; i < list.size(); ++i) {
    s += (i > 0 ? ", " : "") + MessageArg(static_cast<const ast::Node*>(list[i])).text;
  }
  return s + "]";
}

Type* Checker::instantiatedType(ast::Expr* e, ast::List<ast::Expr*> xlist, TypeName* /*def*/) {
  std::string cause;
  Type* generic = genericType(e, &cause);
  if (!cause.empty()) {
    errorf(e, Code::NotAGenericType, "invalid operation: %s%s (%s)", static_cast<const ast::Node*>(e), listText(xlist),
           cause);
  }
  if (!isValid(generic)) {
    return generic;
  }
  std::vector<Type*> targs = typeList(xlist);
  if (targs.empty()) {
    return invalidType();
  }
  Type* inst = instance(e->pos, generic, targs);
  if (!isa<Named>(inst) && !isa<Alias>(inst)) {
    return invalidType();
  }
  // Arguments can be verified only when the constraints are complete.
  later([this, e, xlist, targs, inst] {
    recordInstance(e, targs, inst);
    const std::vector<TypeParam*>& tparams = typeParamsOf(inst);
    std::string_view name = isa<Named>(inst) ? cast<Named>(inst)->obj->name : cast<Alias>(inst)->obj->name;
    if (!validateTypeArgCount(e->pos, name, tparams.size(), targs.size())) {
      return;
    }
    std::string why;
    int bad = verifyInstance(e->pos, tparams, targs, &why);
    if (bad < 0) {
      recordMonoInstance(e->pos, tparams, targs, xlist);
      return;
    }
    auto i = static_cast<size_t>(bad);
    error(i < xlist.size() ? ast::startPos(xlist[i]) : e->pos, Code::InvalidTypeArg, why);
  });
  return inst;
}

int64_t Checker::arrayLength(ast::Expr* e) {
  // A name may be meant as a type parameter without constraint: type T[P] struct{}.
  if (auto* name = ast::dynCast<ast::Name>(e)) {
    Object* obj = lookup(name->value);
    if (obj == nullptr) {
      errorf(e, Code::InvalidArrayLen, "undefined array length %s or missing type constraint", name->value);
      return -1;
    }
    if (!isa<Const>(obj)) {
      errorf(e, Code::InvalidArrayLen, "invalid array length %s", name->value);
      return -1;
    }
  }
  Operand x;
  expr(nullptr, x, e);
  if (x.mode != Mode::Constant) {
    if (x.isValid()) {
      errorf(&x, Code::InvalidArrayLen, "array length %s must be constant", x);
    }
    return -1;
  }
  if (isUntyped(x.type) || isInteger(x.type)) {
    Constant val = x.val.toInt();
    if (val.isKnown() && representableConst(val, basicType(BasicKind::Int), nullptr)) {
      std::optional<int64_t> n = val.int64Value();
      if (n && *n >= 0) {
        return *n;
      }
    }
  }
  errorf(&x, Code::InvalidArrayLen, isInteger(x.type) ? "invalid array length %s" : "array length %s must be integer",
         x);
  return -1;
}

std::vector<Type*> Checker::typeList(ast::List<ast::Expr*> list) {
  std::vector<Type*> result;
  bool ok = true;
  for (ast::Expr* e : list) {
    Type* t = varType(e);
    ok = ok && isValid(t);
    result.push_back(t);
  }
  return ok ? result : std::vector<Type*>();
}

}  // namespace types
