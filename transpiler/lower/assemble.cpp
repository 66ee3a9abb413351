// This file implements the order of a package's declarations and the files that they make.
#include <algorithm>
#include <set>

#include "lower/assembler.h"
#include "lower/names.h"

namespace lower {

using namespace types;

const ast::File* Assembler::fileOf(const ast::Decl* d) const {
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* x : file->decls) {
      if (x == d) {
        return file;
      }
    }
  }
  return nullptr;
}

// The includes and namespace aliases of all files' imports.
void Assembler::imports() {
  std::set<std::string> seen;
  std::set<std::string> names;
  std::string own = unit_.namespaceText(pkg_);
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      auto* d = ast::dynCast<ast::ImportDecl>(decl);
      if (d == nullptr) {
        continue;
      }
      Object* o = d->localPkgName != nullptr ? input_.info->def(d->localPkgName) : nullptr;
      o = o == nullptr ? input_.info->implicit(d) : o;
      auto* name = dynCast<PkgName>(o);
      const Package* imported = name != nullptr ? name->imported : nullptr;
      if (imported == nullptr && d->path != nullptr) {
        std::string path(d->path->value.substr(1, d->path->value.size() - 2));
        for (const Package* p : pkg_->imports) {
          imported = p->path == path ? p : imported;
        }
      }
      if (imported == nullptr || imported == unsafePackage()) {
        continue;
      }
      if (seen.insert(imported->path).second) {
        includes_.push_back(headerOf(imported, input_.modulePath));
      }
      std::string space = unit_.namespaceText(imported);
      std::string alias = cppName(name != nullptr ? name->name : imported->name);
      if (alias == "." || alias == "_" || unit_.aliases_.count(space) != 0 || space == own + "::" + alias ||
          !names.insert(alias).second) {
        continue;
      }
      unit_.aliases_[space] = alias;
      aliases_.push_back(cxx::raw("namespace " + alias + " = " + space + ";"));
    }
  }
  std::sort(includes_.begin(), includes_.end());
}

// Puts a declaration's comments around it.
void Assembler::withComments(const ast::Decl* d, const ast::File* file, std::vector<cxx::Decl*> decls,
                             std::vector<Item>& out, const Package* space) {
  if (decls.empty()) {
    return;
  }
  const ast::Comments* comments = file != nullptr ? file->comments : nullptr;
  if (comments != nullptr) {
    bool blank = decls[0]->blankBefore || comments->blankBefore(d->id);
    for (const ast::Comment& c : comments->leading(d->id)) {
      if (c.text.starts_with("//go:")) {
        continue;
      }
      cxx::Decl* comment = cxx::commentDecl(std::string(c.text));
      comment->blankBefore = blank || c.blankBefore;
      blank = false;
      decls[0]->blankBefore = false;
      out.push_back({space, comment});
    }
    decls[0]->blankBefore = decls[0]->blankBefore || blank;
    auto behind = comments->trailing(d->id);
    if (!behind.empty() && decls.size() == 1 && decls[0]->kind == cxx::DeclKind::Variable) {
      decls[0]->trailing = std::string(behind[0].text);
    }
  }
  for (cxx::Decl* x : decls) {
    out.push_back({space, x});
  }
}

void Assembler::descriptors() {
  for (TypeWork* w : order_) {
    const Package* space = spaceOf(w);
    PlaceScope place(unit_, space, {});
    std::vector<cxx::Decl*> list;
    unit_.descriptor(*w, list);
    if (!list.empty()) {
      list[0]->blankBefore = true;
    }
    for (cxx::Decl* d : list) {
      tail_.push_back({space, d});
    }
  }
}

// Runs of declarations of one namespace, each in its braces; `first` begins the package's own.
std::vector<cxx::Decl*> Assembler::grouped(const std::vector<Item>& items, const std::vector<cxx::Decl*>& first) {
  std::vector<cxx::Decl*> out;
  cxx::Decl* open = nullptr;
  const Package* openSpace = nullptr;
  auto enter = [&](const Package* space) {
    if (space == openSpace) {
      return;
    }
    open = cxx::decl(cxx::DeclKind::Namespace, unit_.namespaceText(space));
    open->blankBefore = true;
    openSpace = space;
    out.push_back(open);
  };
  if (!first.empty()) {
    enter(pkg_);
    open->members = first;
    open->members[0]->blankBefore = true;
  }
  for (const Item& item : items) {
    bool isNew = item.space != openSpace;
    enter(item.space);
    if (isNew) {
      item.decl->blankBefore = true;
    }
    open->members.push_back(item.decl);
  }
  return out;
}

// Variables and functions of other packages under a local name: the C++ would have two of them.
void Assembler::refuseLinknames() {
  if (pkg_->native) {
    return;
  }
  for (const ast::File* file : pkg_->files) {
    for (const ast::Directive& d : file->directives) {
      bool named = d.text.find(' ') != std::string_view::npos && d.text.find(' ') != d.text.rfind(' ');
      if (d.text.find("go:linkname ") != std::string_view::npos && named) {
        unit_.unsupported(d.pos, "//go:linkname with a symbol of another package");
      }
    }
  }
}

void Assembler::forwardDeclarations(std::vector<Item>& forward) {
  std::set<TypeWork*> done;
  std::set<TypeWork*> declared;
  std::function<void(TypeWork*)> declareForward = [&](TypeWork* m) {
    if (!declared.insert(m).second) {
      return;
    }
    auto* named = dynCast<Named>(m->type);
    for (Type* arg : named != nullptr ? named->typeArgs : std::vector<Type*>()) {
      mentionedIn(arg, declareForward);
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct);
    d->forward = true;
    PlaceScope place(unit_, spaceOf(m), {});
    d->text = unit_.fullName(*m);
    d->head = named != nullptr && !named->typeArgs.empty() ? "template <>" : "";
    forward.push_back({spaceOf(m), d});
  };
  for (TypeWork* w : order_) {
    for (TypeWork* m : mentions_[w]) {
      if (m != w && done.count(m) == 0) {
        declareForward(m);
      }
    }
    done.insert(w);
  }
}

void Assembler::primaryTemplates(std::vector<Item>& primaries, std::vector<Item>& functionPrimaries) {
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      if (auto* d = ast::dynCast<ast::TypeDecl>(decl);
          d != nullptr && !d->typeParams.empty() && !d->alias && d->name->value != "_") {
        auto* o = dynCast<TypeName>(input_.info->def(d->name));
        auto* named = o == nullptr ? nullptr : dynCast<Named>(o->type);
        if (named != nullptr && !isConstraint(named)) {
          withComments(d, file, {unit_.primaryTemplate(named)}, primaries, pkg_);
        }
      }
    }
  }
  // Generic types declared in functions stand at namespace scope.
  for (TypeWork* w : order_) {
    auto* named = dynCast<Named>(w->type);
    if (named == nullptr || named->typeArgs.empty() || named->obj->declScope == nullptr) {
      continue;
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct, w->name);
    for (size_t i = 0; i < named->typeArgs.size(); i++) {
      d->head += i == 0 ? "template <class" : ", class";
    }
    d->head += ">";
    d->forward = true;
    primaries.push_back({pkg_, d});
  }
  for (Func* f : input_.info->funcs) {
    if (f->decl != nullptr && f->name != "_" && f->signature()->recv == nullptr &&
        !f->signature()->typeParams.empty() && Unit::isTemplate(f)) {
      functionPrimaries.push_back({pkg_, unit_.primaryTemplate(f)});
    }
  }
}

// What stands at the top of both files: where they come from, and the comments above the package clauses.
std::vector<cxx::Decl*> Assembler::head() const {
  std::vector<cxx::Decl*> top;
  std::string from;
  for (const ast::File* file : pkg_->files) {
    std::string path = file->source != nullptr ? file->source->path : "";
    from += (from.empty() ? "" : ", ") + path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  }
  top.push_back(cxx::commentDecl("// Transpiled from " + from + " by go2cpp."));
  for (const ast::File* file : pkg_->files) {
    if (file->comments == nullptr) {
      continue;
    }
    for (const ast::Comment& c : file->comments->leading(file->id)) {
      if (c.text.starts_with("//go:")) {
        continue;
      }
      cxx::Decl* comment = cxx::commentDecl(std::string(c.text));
      comment->blankBefore = top.size() == 1 || c.blankBefore;
      top.push_back(comment);
    }
  }
  return top;
}

// Whether a function of a bundled package is defined in a C++ header: "//go:nativeinline" stands above it.
bool Assembler::hasNativeInline() const {
  auto marked = [](const ast::Directive& each) { return each.text.ends_with("go:nativeinline"); };
  for (const Func* f : input_.info->funcs) {
    if (pkg_->native && f->decl != nullptr &&
        std::any_of(f->decl->directives.begin(), f->decl->directives.end(), marked)) {
      return true;
    }
  }
  return false;
}

std::vector<cxx::Decl*> Assembler::includes() const {
  std::vector<cxx::Decl*> list;
  list.push_back(cxx::raw("#include \"go/go.h\""));
  list[0]->blankBefore = true;
  for (const std::string& header : includes_) {
    list.push_back(cxx::raw("#include \"" + header + "\""));
  }
  return list;
}

Lowered Assembler::run() {
  refuseLinknames();
  imports();
  registerTypes();
  lowerFunctions();
  lowerTypes();
  std::vector<Item> vars;
  std::vector<Item> externs;
  // Spelling the variables' types may register types.
  variables(vars, isMain_ ? nullptr : &externs);
  lowerLateTypes();
  typesAndConstants();

  // What a type names before its definition.
  std::vector<Item> forward;
  forwardDeclarations(forward);
  std::vector<Item> primaries;
  std::vector<Item> functionPrimaries;
  primaryTemplates(primaries, functionPrimaries);

  initPackage();
  descriptors();
  std::vector<Item> protos;
  prototypes(protos);
  std::vector<Item> bodies;
  for (TypeWork* w : order_) {
    PlaceScope place(unit_, spaceOf(w), {});
    std::vector<cxx::Decl*> list;
    unit_.interfaceBodies(*w, list);
    for (cxx::Decl* d : list) {
      bodies.push_back({spaceOf(w), d});
    }
  }
  std::vector<Item> forwarders;
  for (TypeWork* w : order_) {
    PlaceScope place(unit_, spaceOf(w), {});
    std::vector<cxx::Decl*> list;
    unit_.forwarders(*w, list);
    for (cxx::Decl* d : list) {
      d->blankBefore = true;
      forwarders.push_back({spaceOf(w), d});
    }
  }
  std::vector<Item> functions;
  for (const LoweredFunc& f : functions_) {
    const ast::File* file = f.work.func != nullptr && f.space == pkg_ ? fileOf(f.work.func->decl) : nullptr;
    if (file != nullptr && !f.work.instance) {
      withComments(f.work.func->decl, file, {f.decl}, functions, f.space);
    } else {
      functions.push_back({f.space, f.decl});
    }
  }
  auto separate = [](std::vector<Item>& list) {
    if (!list.empty()) {
      list[0].decl->blankBefore = true;
    }
  };
  separate(primaries);
  separate(forward);
  separate(functionPrimaries);
  separate(externs);
  separate(protos);
  separate(vars);
  auto append = [](std::vector<Item>& to, const std::vector<Item>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };

  std::vector<cxx::Decl*> top = head();
  auto write = [](cxx::Unit& unit, const std::vector<cxx::Decl*>& list) {
    unit.decls.insert(unit.decls.end(), list.begin(), list.end());
  };

  Lowered out;
  std::vector<Item> declarations;
  append(declarations, primaries);
  append(declarations, forward);
  append(declarations, types_);
  append(declarations, isMain_ ? vars : externs);
  append(declarations, functionPrimaries);
  append(declarations, bodies);
  append(declarations, protos);
  std::vector<Item> definitions;
  append(definitions, forwarders);
  append(definitions, functions);
  append(definitions, tail_);
  if (isMain_) {
    append(declarations, definitions);
    write(out.source, top);
    write(out.source, includes());
    write(out.source, grouped(declarations, aliases_));
    bool init = !functions_.empty() && functions_.back().work.func == nullptr;
    cxx::Decl* main = cxx::raw(init ? "int main() { return go::run(main_::initPackage, main_::main); }"
                                    : "int main() { return go::run(main_::main); }");
    main->blankBefore = true;
    out.source.decls.push_back(main);
    return out;
  }
  std::vector<Item> sourceItems;
  append(sourceItems, vars);
  append(sourceItems, definitions);
  write(out.header, top);
  cxx::Decl* once = cxx::raw("#pragma once");
  once->blankBefore = true;
  out.header.decls.push_back(once);
  write(out.header, includes());
  write(out.header, grouped(declarations, aliases_));
  if (hasNativeInline()) {
    cxx::Decl* native = cxx::raw("#include \"go/native/" + pkg_->path + ".h\"");
    native->blankBefore = true;
    out.header.decls.push_back(native);
  }
  out.source.decls.push_back(top[0]);
  const std::string& header = input_.headerName;
  cxx::Decl* own = cxx::raw("#include \"" + (header.empty() ? headerOf(pkg_, input_.modulePath) : header) + "\"");
  own->blankBefore = true;
  out.source.decls.push_back(own);
  write(out.source, grouped(sourceItems, {}));
  return out;
}

}  // namespace lower
