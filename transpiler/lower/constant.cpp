// This file implements constants: named ones by name where the type is right, literals as the source wrote them, small
// integer expressions as expressions, all else by value.
#include <charconv>
#include <cmath>

#include "lower/body.h"

namespace lower {

using namespace types;

namespace {

bool fits(const Constant& v, int bits, bool isUnsigned) {
  if (isUnsigned) {
    return v.sign() >= 0 && v.bitLen() <= static_cast<unsigned>(bits);
  }
  auto i = v.int64Value();
  if (!i.has_value()) {
    return false;
  }
  if (bits == 64) {
    return true;
  }
  int64_t limit = int64_t{1} << (bits - 1);
  return -limit <= *i && *i < limit;
}

const ast::BasicLit* literalOf(const ast::Expr* e) {
  return e == nullptr ? nullptr : ast::dynCast<ast::BasicLit>(ast::unparen(const_cast<ast::Expr*>(e)));
}

// The source's digits as C++ writes them; empty if they differ too much.
std::string digits(std::string_view text) {
  std::string out;
  for (char c : text) {
    out += c == '_' ? '\'' : c;
  }
  if (out.size() > 2 && out[0] == '0' && (out[1] == 'o' || out[1] == 'O')) {
    out = "0" + out.substr(2);
  }
  bool misplaced = out.size() > 2 && (out[1] == '\'' || out[2] == '\'');
  return misplaced || out.ends_with("'") ? "" : out;
}

std::string runeText(int64_t r) {
  switch (r) {
    case '\n':
      return "'\\n'";
    case '\t':
      return "'\\t'";
    case '\r':
      return "'\\r'";
    case '\\':
      return "'\\\\'";
    case '\'':
      return "'\\''";
    case 0:
      return "'\\0'";
    default:
      break;
  }
  if (0x20 <= r && r < 0x7F) {
    return std::string("'") + static_cast<char>(r) + "'";
  }
  return std::to_string(r);
}

std::string floatText(double d, bool single) {
  char buffer[64];
  auto end = single ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(d)).ptr
                    : std::to_chars(buffer, buffer + sizeof buffer, d).ptr;
  std::string text(buffer, end);
  if (text.find_first_of(".en") == std::string::npos) {
    text += ".0";
  }
  return single ? text + "f" : text;
}

}  // namespace

Expr* Body::constant(const Constant& v, Type* t, bool exact, const ast::Expr* source) {
  auto wrap = [&](Expr* x) { return cxx::call(spell(t), {x}); };
  bool defined = unit_.isDefinedScalar(t) || !isa<Basic>(unalias(t));
  const ast::BasicLit* lit = literalOf(source);
  auto* basic = asUnder<Basic>(t);
  if (v.kind() == ConstantKind::Bool) {
    Expr* x = cxx::literal(v.boolValue() ? "true" : "false");
    return defined ? wrap(x) : x;
  }
  if (v.kind() == ConstantKind::String) {
    Expr* x = cxx::string(v.stringValue());
    return defined || exact ? wrap(x) : x;
  }
  if (basic != nullptr && (basic->info & IsComplex) != 0) {
    bool single = basic->basic == BasicKind::Complex64;
    Constant c = v.toComplex();
    Expr* re = cxx::literal(floatText(c.realPart().float64Value(), single));
    Expr* im = cxx::literal(floatText(c.imagPart().float64Value(), single));
    Expr* x = cxx::call(single ? "go::Complex64" : "go::Complex128", {re, im});
    return defined ? wrap(x) : x;
  }
  if (basic != nullptr && (basic->info & IsFloat) != 0) {
    bool single = basic->basic == BasicKind::Float32;
    std::string text;
    if (lit != nullptr && (lit->litKind == ast::LitKind::Float || (lit->litKind == ast::LitKind::Int && !exact))) {
      text = digits(lit->value);
      bool legacyOctal = lit->litKind == ast::LitKind::Int && text.size() > 1 && text[0] == '0';
      text = legacyOctal || text.ends_with(".") || text.starts_with(".") ? "" : text;
      if (single && lit->litKind == ast::LitKind::Float && !text.empty()) {
        text += "f";
      }
      double value = single ? v.float32Value() : v.float64Value();
      bool subnormal = value != 0 && std::abs(value) < (single ? 1.2e-38 : 2.3e-308);
      if ((lit->litKind == ast::LitKind::Int && text.size() > 9) || subnormal || (value == 0 && v.sign() != 0)) {
        text = "";
      }
    }
    Expr* x = cxx::literal(text.empty() ? floatText(single ? v.float32Value() : v.float64Value(), single) : text);
    return defined ? wrap(x) : x;
  }
  Constant i = v.toInt();
  Expr* x = nullptr;
  if (lit != nullptr && lit->litKind == ast::LitKind::Rune) {
    auto value = i.int64Value().value_or(0);
    bool visible = value >= 0xA1 && value < 0xFFFF && !(0xD800 <= value && value < 0xE000) && value != 0xFEFF &&
                   !(0x2000 <= value && value < 0x2070) && lit->value.find('\\') == std::string_view::npos;
    x = cxx::literal(visible ? "L" + std::string(lit->value) : runeText(value));
  } else if (lit != nullptr && lit->litKind == ast::LitKind::Int && !digits(lit->value).empty()) {
    x = cxx::literal(digits(lit->value));
  } else if (auto n = i.int64Value()) {
    x = *n == INT64_MIN ? cxx::binary(cxx::literal("-9223372036854775807"), "-", cxx::literal("1"))
                        : cxx::literal(std::to_string(*n));
  } else {
    x = cxx::literal(i.exactString() + "u");
  }
  if (x->kind == cxx::ExprKind::Literal && i.sign() > 0 && i.bitLen() == 64 && !x->text.ends_with("u")) {
    x->text += "u";
  }
  // Decimal numbers beyond int would make 32-bit arithmetic 64 bits wide.
  if (basic != nullptr && basic->basic == BasicKind::Uint32 && x->kind == cxx::ExprKind::Literal && i.bitLen() == 32 &&
      i.sign() > 0 && !x->text.ends_with("u")) {
    x->text += "u";
  }
  if (basic != nullptr && basic->basic == BasicKind::Int32 && i.int64Value() == INT32_MIN) {
    return wrap(x);
  }
  if (basic != nullptr && basic->basic == BasicKind::Uintptr && i.sign() == 0) {
    x = cxx::literal("0ul");  // not a null pointer
  }
  bool isInt32 = basic != nullptr && basic->basic == BasicKind::Int32 && x->text.find('\'') == std::string::npos &&
                 (lit == nullptr || (lit->litKind == ast::LitKind::Int && lit->value.size() < 9));
  return defined || (exact && !isInt32) ? wrap(x) : x;
}

std::string Body::constantType(const Const* c, Unit& unit) {
  Type* t = c->type;
  auto* b = dynCast<Basic>(unalias(t));
  if (b != nullptr && (b->info & IsUntyped) != 0 && (b->info & IsInteger) != 0) {
    Constant v = c->value.toInt();
    if (!fits(v, 64, false)) {
      return fits(v, 64, true) ? "go::Uint64" : std::isfinite(c->value.float64Value()) ? "go::Float64" : "";
    }
    return b->basic == BasicKind::UntypedRune && fits(v, 32, false) ? "go::Rune" : "go::Int";
  }
  if (b != nullptr && (b->info & IsUntyped) != 0 && (b->info & IsFloat) != 0) {
    return std::isfinite(c->value.float64Value()) ? "go::Float64" : "";
  }
  return unit.type(defaultType(t));
}

// e as a constant of type t.
Expr* Body::constantExpr(const ast::Expr* e, Type* t, bool exact) {
  if (Expr* tree = constantTree(e, t)) {
    return tree;
  }
  Type* target = t;
  if (auto* b = dynCast<Basic>(unalias(t)); b != nullptr && (b->info & IsUntyped) != 0) {
    target = defaultType(t);
  }
  return constant(info(e).value, target, exact, e);
}

// A named constant, or integer arithmetic that has one, as it stands; null if C++ would compute something else.
Expr* Body::constantTree(const ast::Expr* e, Type* t) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  auto* name = ast::dynCast<ast::Name>(x);
  auto* sel = ast::dynCast<ast::SelectorExpr>(x);
  if (sel != nullptr && info_.selection(sel) == nullptr) {
    name = sel->sel;
  }
  if (name != nullptr) {
    auto* c = dynCast<Const>(info_.use(name));
    if (c == nullptr || c->pkg == nullptr || c->name == "iota" || c->name == "_") {
      return nullptr;
    }
    if (constantType(c, unit_) != spell(t)) {
      return nullptr;
    }
    return cxx::name(c->parent == c->pkg->scope ? unit_.reference(c) : localName(c));
  }
  auto* op = ast::dynCast<ast::Operation>(x);
  if (op == nullptr || op->y == nullptr || !isInteger(t) || isNarrow(t) || info(e).value.kind() != ConstantKind::Int) {
    return nullptr;
  }
  switch (op->op) {
    case ast::Operator::Add:
    case ast::Operator::Sub:
    case ast::Operator::Mul:
    case ast::Operator::Shl:
    case ast::Operator::Or:
    case ast::Operator::And:
      break;
    default:
      return nullptr;
  }
  bool shift = op->op == ast::Operator::Shl;
  // A small literal beside a named constant: 10 * time.Second, n - 1.
  auto smallLiteral = [&](const ast::Expr* operand) -> Expr* {
    const Constant& v = info(operand).value;
    bool small = v.kind() == ConstantKind::Int && fits(v, 32, false) && v.sign() >= 0;
    return small && literalOf(operand) != nullptr ? constant(v, basicType(BasicKind::Int), false, operand) : nullptr;
  };
  Expr* left = constantTree(op->x, t);
  Expr* y = shift ? nullptr : constantTree(op->y, t);
  if (left == nullptr && y == nullptr) {
    return nullptr;
  }
  if (left == nullptr) {
    left = smallLiteral(op->x);
  }
  if (y == nullptr) {
    y = smallLiteral(op->y);
  }
  if (left == nullptr || y == nullptr) {
    return nullptr;
  }
  return cxx::binary(left, std::string(ast::operatorText(op->op)), y);
}

Expr* Body::constantInit(Type* t, const ast::Expr* value) {
  if (value == nullptr || isNil(value)) {
    return unit_.zero(t);
  }
  return isConstant(value) && !isInterface(t) ? constantExpr(value, t, false) : nullptr;
}

}  // namespace lower
