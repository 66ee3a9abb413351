// This file declares Assembler, which collects the declarations of one package and writes them in order. Its members stand
// in one file per concern: what is declared in assemble_types.cpp and assemble_functions.cpp, package variables and their
// initialisation in assemble_init.cpp, the order and the files in assemble.cpp.
//
// Order: forward declarations and primary templates; types and constants in source order (a type moves up only where one
// above holds it by value); variables; prototypes; functions in source order, instances behind them; initPackage; type
// descriptors. Package main is one source file; other packages declare all of this in a header.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lower/body.h"
#include "lower/unit.h"

namespace lower {

// The variable's initial value is static data (assemble_init.cpp).
bool isStatic(const types::Initializer& init, const types::Info& info);
// An interface that only constrains type parameters: it has no values (assemble_types.cpp).
bool isConstraint(types::Named* t);
bool isGenericMethod(const types::Func* f);

// Collects the declarations of one unit and writes them in order.
class Assembler {
 public:
  explicit Assembler(Unit& unit) : unit_(unit), input_(unit.in()), pkg_(unit.pkg()), isMain_(pkg_->name == "main") {}

  Lowered run();

 private:
  // A declaration and the namespace it stands in.
  struct Item {
    const types::Package* space;
    cxx::Decl* decl;
  };

  struct LoweredFunc {
    FuncWork work;
    cxx::Decl* decl = nullptr;
    const types::Package* space = nullptr;
  };

  void refuseLinknames();
  void forwardDeclarations(std::vector<Item>& forward);
  void primaryTemplates(std::vector<Item>& primaries, std::vector<Item>& functionPrimaries);
  std::vector<cxx::Decl*> head() const;
  bool hasNativeInline() const;
  std::vector<cxx::Decl*> includes() const;
  void imports();
  void registerTypes();
  void lowerFunctions();
  void lowerFunc(const FuncWork& w);
  void lowerTypes();
  void lowerLateTypes();
  void mentionedIn(types::Type* t, const std::function<void(TypeWork*)>& visit);
  void visitType(TypeWork* w);
  void byValue(types::Type* t, const std::function<void(TypeWork*)>& visit);
  void emitType(TypeWork* w);
  void typesAndConstants();
  void constants(const ast::ConstDecl* d, const ast::File* file);
  void variables(std::vector<Item>& out, std::vector<Item>* externs);
  void prototypes(std::vector<Item>& out);
  void initPackage();
  void descriptors();
  void withComments(const ast::Decl* d, const ast::File* file, std::vector<cxx::Decl*> decls, std::vector<Item>& out,
                    const types::Package* space);
  const types::Package* spaceOf(const TypeWork* w) const;
  std::vector<cxx::Decl*> grouped(const std::vector<Item>& items, const std::vector<cxx::Decl*>& first);
  const ast::File* fileOf(const ast::Decl* d) const;
  bool usedBefore(const types::Func* f, size_t position);

  Unit& unit_;
  const Input& input_;
  const types::Package* pkg_;
  bool isMain_;
  std::vector<std::string> includes_;
  std::vector<cxx::Decl*> aliases_;
  std::map<TypeWork*, cxx::Decl*> typeDecls_;
  std::map<TypeWork*, std::vector<TypeWork*>> mentions_;
  std::vector<TypeWork*> order_;
  std::vector<Item> types_;      // types and constants in their final order
  std::vector<LoweredFunc> functions_;
  std::vector<std::string> inits_;
  std::vector<cxx::Stmt*> initBody_;
  std::vector<Item> tail_;       // descriptors
  size_t nextType_ = 0;
  size_t nextFunc_ = 0;
};

}  // namespace lower
