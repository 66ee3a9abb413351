// This file implements the dump behind --emit=types.
#include "types/dump.h"

#include "syntax/printer.h"
#include "syntax/walk.h"

namespace types {

namespace {

std::string_view modeName(Mode mode) {
  switch (mode) {
    case Mode::Invalid:
      return "invalid";
    case Mode::NoValue:
      return "novalue";
    case Mode::Builtin:
      return "builtin";
    case Mode::TypeExpr:
      return "type";
    case Mode::Constant:
      return "const";
    case Mode::Variable:
      return "var";
    case Mode::MapIndex:
      return "mapindex";
    case Mode::Value:
      return "value";
    case Mode::NilValue:
      return "nil";
    case Mode::CommaOk:
      return "commaok";
    case Mode::CommaErr:
      return "commaerr";
    case Mode::CgoFunc:
      return "cgofunc";
  }
  return "";
}

class Dumper {
 public:
  Dumper(const Info& info, const base::Sources& sources) : info_(info), sources_(sources) {}

  std::string run() {
    for (ast::File* f : info_.pkg->files) {
      visit(f);
    }
    for (const Initializer& init : info_.initOrder) {
      out_ += "init";
      for (Var* v : init.lhs) {
        out_ += " " + std::string(v->name);
      }
      out_ += " = " + ast::toString(init.rhs) + "\n";
    }
    return std::move(out_);
  }

 private:
  std::string typeText(Type* t) const { return t == nullptr ? "<none>" : typeString(t, info_.pkg); }

  void position(base::Pos pos) {
    base::ShownPos p = sources_.shown(pos);
    out_ += std::to_string(p.line) + ":" + std::to_string(p.col) + ": ";
  }

  void visit(ast::Node* n) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      if (Object* o = info_.def(name); o != nullptr) {
        position(n->pos);
        out_ += "def " + objectString(o, info_.pkg);
        if (auto* c = dynCast<Const>(o)) {
          out_ += " = " + c->value.toString();
        }
        out_ += "\n";
        return;
      }
    }
    if (Object* o = info_.implicit(n); o != nullptr) {
      position(n->pos);
      out_ += "implicit " + objectString(o, info_.pkg) + "\n";
    }
    if (ast::isa<ast::Expr>(n)) {
      expression(static_cast<ast::Expr*>(n));
    }
    ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
  }

  void expression(ast::Expr* e) {
    const TypeAndValue& tv = info_.typeOf(e);
    auto* name = ast::dynCast<ast::Name>(e);
    Object* used = name == nullptr ? nullptr : info_.use(name);
    if (tv.mode == Mode::Invalid && used == nullptr) {
      return;
    }
    position(e->pos);
    if (tv.mode == Mode::Invalid) {
      out_ += "use " + ast::toString(e);
    } else {
      out_ += std::string(modeName(tv.mode)) + " " + ast::toString(e) + " : " + typeText(tv.type);
    }
    if (tv.mode == Mode::Constant) {
      out_ += " = " + tv.value.toString();
    }
    if (used != nullptr) {
      out_ += " -> " + objectString(used, info_.pkg);
    }
    if (const Instance* inst = name == nullptr ? nullptr : info_.instance(name); inst != nullptr) {
      out_ += " [";
      for (size_t i = 0; i < inst->typeArgs.size(); i++) {
        out_ += (i > 0 ? ", " : "") + typeText(inst->typeArgs[i]);
      }
      out_ += "]";
    }
    auto* sel = ast::dynCast<ast::SelectorExpr>(e);
    if (const Selection* s = sel == nullptr ? nullptr : info_.selection(sel); s != nullptr) {
      out_ += s->kind == SelectionKind::FieldVal    ? " field ("
              : s->kind == SelectionKind::MethodVal ? " method ("
                                                    : " method expression (";
      for (size_t i = 0; i < s->index.size(); i++) {
        out_ += (i > 0 ? " " : "") + std::to_string(s->index[i]);
      }
      out_ += s->indirect ? ") indirect" : ")";
    }
    out_ += "\n";
  }

  const Info& info_;
  const base::Sources& sources_;
  std::string out_;
};

}  // namespace

std::string dumpInfo(const Info& info, const base::Sources& sources) { return Dumper(info, sources).run(); }

}  // namespace types
