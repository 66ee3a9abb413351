// This file defines Body, which lowers one function (or the package's initialisers): statements to C++ statements,
// expressions to C++ expressions. Its members are implemented in one file per Go construct; the comment above each group
// names it.
//
// Invariants
// - Statements are appended to out_. An expression that needs statements before it (a temporary) appends them, too; the
//   caller emits what uses the expression afterwards. Where that is impossible (conditions of loops, right operands of
//   && and ||) a Capture collects them, and the caller takes the long form.
// - Every type that is asked for passes through the environment of the instance being lowered (typeOf, objType).
// - scopes_ mirrors C++'s scopes, so that a declared name never hides one that its scope still needs.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cxx/tree.h"
#include "lower/names.h"
#include "lower/unit.h"
#include "syntax/comments.h"
#include "syntax/nodes.h"

namespace lower {

using cxx::Expr;
using cxx::Stmt;

class Body {
 public:
  Body(Unit& unit, const types::Info& info, const analysis::Facts& facts, Env env);

  // The definition of a declared function or method; recv is the receiver's type (func.cpp).
  cxx::Function function(types::Func* f, types::Named* recv, const std::string& qualifiedName);
  // The statements of one package variable's initialisation (func.cpp).
  std::vector<Stmt*> initializer(const types::Initializer& init, const ast::File* file);
  // The constant initial value of a package variable, or null.
  Expr* constantInit(types::Type* t, const ast::Expr* value);

  // A named constant, or arithmetic on one, as an initialiser; null if only the value will do.
  Expr* namedConstantTree(const ast::Expr* e, types::Type* t) { return constantTree(e, t); }

  static std::string constantType(const types::Const* c, Unit& unit);
  // The value of a constant as an initialiser of type t.
  Expr* constant(const types::Constant& v, types::Type* t, bool exact, const ast::Expr* source);

 private:
  // ---- state ----
  struct RangeFunc;

  // Where break and continue lead.
  struct Target {
    enum Kind { Loop, Switch, Chain, Func } kind;
    const ast::Stmt* stmt = nullptr;
    std::string label;                // the Go label that stands before the statement; empty: none
    std::string breakLabel;           // empty until needed
    std::string continueLabel;        // empty until needed
    bool continueByGoto = false;      // a plain continue would skip the copy of the loop variables
    RangeFunc* rangeFunc = nullptr;   // kind Func
  };

  // A way out of the body lambda of a range over a function that the lambda cannot take itself.
  struct Exit {
    const ast::BranchStmt* branch = nullptr;  // null: a return
  };
  struct RangeFunc {
    std::string flag;
    std::vector<Exit> exits;  // code = index + 1
  };

  // One function or function literal.
  struct FuncState {
    const ast::Node* node = nullptr;
    types::Signature* sig = nullptr;  // with the instance's types
    const analysis::FuncFacts* facts = nullptr;
    std::vector<std::string> results;  // variables that hold the results; empty: returns are direct
    bool namedResults = false;
    bool inDeferring = false;  // returns leave the body lambda of go::deferring
    std::vector<Target> targets;
    std::vector<std::string> saved;    // results on their way out of a range over a function
    std::unordered_map<const ast::Stmt*, std::string> labels;  // of labeled statements that goto uses
    std::unordered_set<const ast::Stmt*> gotoTargets;          // labeled statements that a goto leads to
    FuncState* outer = nullptr;
  };

  struct Scope {
    std::unordered_set<std::string> names;
    bool joined = false;  // C++ forbids redeclaring the parent's names here (if and for heads, parameters)
  };

  // ---- scope.cpp: names of locals ----
  void openScope(bool joined = false);
  void closeScope();
  // The name of a variable, constant or parameter about to be declared; init: expressions its declaration contains.
  std::string declare(const types::Object* o, std::initializer_list<const ast::Node*> inits = {});
  std::string declareIn(const types::Object* o, const std::vector<const ast::Node*>& inits);
  // A fresh name for something the source does not name.
  std::string fresh(const std::string& stem);
  // The name of what every function has its own of ("defers", "recover").
  std::string ownName(std::string name) const;
  // A name that may repeat in inner scopes, such as the "_" of a structured binding.
  std::string blankName();
  std::string localName(const types::Object* o);
  bool refersTo(const ast::Node* n, const std::string& cppName, const types::Object* except);
  void collectNames(const ast::Node* n);
  bool isUsed(const types::Object* o) const { return used_.count(o) != 0; }
  // Used for more than being assigned.
  bool isRead(const types::Object* o) const { return read_.count(o) != 0; }

  // ---- body.cpp: types and services ----
  types::Type* typeOf(const ast::Expr* e);
  types::Type* objType(const types::Object* o) { return env_.subst(o->type); }
  const types::TypeAndValue& info(const ast::Expr* e) const { return info_.typeOf(e); }
  std::string spell(types::Type* t) { return unit_.type(t); }
  bool isConstant(const ast::Expr* e) const;
  bool isType(const ast::Expr* e) const { return info_.typeOf(e).isType(); }
  bool isNil(const ast::Expr* e) const;
  // The builtin that e names, or null.
  const types::Builtin* builtinOf(const ast::Expr* e) const;
  // The declared function that e names directly, or null.
  types::Func* calleeOf(const ast::Expr* e) const;
  types::Var* varOf(const ast::Expr* e) const;
  bool isBlank(const ast::Expr* e) const;
  // A call or receive stands in e, outside of function literals.
  bool hasCall(const ast::Node* n) const;
  // Evaluating e twice, or later, gives the same and has no effect.
  bool isStable(const ast::Expr* e) const;
  Expr* unsupported(const ast::Node* n, const std::string& what);
  void emit(Stmt* s);
  // Stores x in a temporary and gives its name.
  Expr* temp(Expr* x);
  std::vector<Stmt*> collect(const std::function<void()>& f);

  // ---- expr.cpp ----
  // e in its own type; constants may be bare literals that still need their context.
  Expr* expr(const ast::Expr* e);
  Expr* exprNoHoist(const ast::Expr* e);
  // e where its value initialises, or is passed as, a variable of type t: implicit conversions are left to C++.
  Expr* exprAs(const ast::Expr* e, types::Type* t);
  // e with exactly the C++ type of t.
  Expr* exact(const ast::Expr* e, types::Type* t);
  Expr* exact(const ast::Expr* e) { return exact(e, typeOf(e)); }
  // The content of a value of defined type: .value.
  Expr* raw(Expr* x, types::Type* t);
  Expr* rawExpr(const ast::Expr* e) { return raw(expr(e), typeOf(e)); }
  // The member of x's runtime type, also where a method of the defined type t hides it.
  Expr* baseMember(Expr* x, types::Type* t, const char* name);
  // A value of type from where one of type to is wanted.
  Expr* convertImplicit(Expr* x, types::Type* from, types::Type* to);
  bool hasExactType(const ast::Expr* e);
  Expr* nameExpr(const ast::Name* n);
  Expr* funcValue(const ast::Expr* e);

  // ---- operator.cpp ----
  Expr* operation(const ast::Operation* e, bool addressOnly);
  Expr* unaryOp(const ast::Operation* e, bool addressOnly);
  Expr* binaryOp(const ast::Operation* e);
  Expr* comparison(const ast::Operation* e);
  Expr* logical(const ast::Operation* e);
  Expr* shiftOp(const ast::Operation* e);
  Expr* arithmetic(ast::Operator op, Expr* x, Expr* y, types::Type* t, const ast::Expr* right);
  Expr* narrow(Expr* x, types::Type* t);
  Expr* addressOf(const ast::Expr* e);
  bool isThis(const ast::Expr* e) const;
  Expr* receive(const ast::Operation* e);
  // x op y for the operands of op= and ++.
  Expr* equal(Expr* x, types::Type* xt, Expr* y, types::Type* yt);

  // ---- constant.cpp ----
  Expr* constantExpr(const ast::Expr* e, types::Type* t, bool exact);
  Expr* constantTree(const ast::Expr* e, types::Type* t);

  // ---- literal.cpp ----
  Expr* compositeLit(const ast::CompositeLit* e, types::Type* t, bool spellType);
  Expr* structLit(const ast::CompositeLit* e, types::Type* t, bool spellType);
  // The values of a struct literal by field; promoted fields below their embedded one.
  struct FieldTree {
    Expr* value = nullptr;
    std::map<int, FieldTree> fields;
  };
  Expr* fieldTree(const FieldTree& tree, types::Type* t, bool spellType);
  Expr* listLit(const ast::CompositeLit* e, types::Type* t, bool spellType);
  Expr* mapLit(const ast::CompositeLit* e, types::Type* t, bool spellType);
  Expr* element(const ast::Expr* e, types::Type* t, bool elidable);
  bool spansLines(const ast::CompositeLit* e) const;

  // ---- closure.cpp ----
  Expr* funcLit(const ast::FuncLit* e, const std::string& recoverParam = "");
  std::vector<std::string> captureList(const ast::FuncLit* e);
  bool capturesByValue(const analysis::Capture& c) const;
  std::vector<std::string> capturesOf(const ast::Node* n);

  // ---- call.cpp ----
  Expr* call(const ast::CallExpr* e);
  Expr* callee(const ast::Expr* fun);
  std::vector<Expr*> arguments(const ast::CallExpr* e, types::Signature* sig, bool deduced);
  types::Signature* signatureOf(const ast::Expr* fun);
  std::string functionName(const ast::Expr* e, const types::Func* f);

  // ---- builtin.cpp ----
  Expr* builtin(const ast::CallExpr* e, const types::Builtin* b);
  Expr* makeCall(const ast::CallExpr* e);
  Expr* appendCall(const ast::CallExpr* e);
  Expr* lengthOf(const ast::CallExpr* e, const char* name);

  // ---- conversion.cpp ----
  Expr* conversion(const ast::CallExpr* e);
  Expr* convert(Expr* x, types::Type* from, types::Type* to, const ast::Expr* source);

  // ---- nilcheck.cpp ----
  // e as a place that is not read, or whose value is dropped: a nil pointer on the way to it is checked for.
  Expr* checkedPlace(const ast::Expr* e);
  // Whether the hardware would not notice that a pointer to something of type t is nil.
  static bool missesNil(types::Type* t);
  static bool missesNil(types::Struct* s, size_t field);
  // The first thing the method does is to read its receiver, so that a nil pointer to it is noticed.
  bool readsReceiver(const ast::FuncDecl* d, const types::Var* recv) const;
  bool readsAtOnce(const ast::Node* n, const types::Var* v) const;

  // ---- index.cpp ----
  Expr* indexExpr(const ast::IndexExpr* e, bool addressOnly);
  Expr* sliceExpr(const ast::SliceExpr* e);
  Expr* indexValue(const ast::Expr* e);

  // ---- selector.cpp ----
  Expr* selector(const ast::SelectorExpr* e, bool addressOnly);
  Expr* fieldPath(Expr* x, types::Type* t, const std::vector<int>& index, size_t count, types::Type** result,
                  bool addressOnly = false);
  Expr* methodValue(const ast::SelectorExpr* e, const types::Selection& sel);
  Expr* methodExpr(const ast::SelectorExpr* e, const types::Selection& sel);
  std::string methodRef(const ast::SelectorExpr* e, const types::Func* f);
  Expr* typeAssert(const ast::AssertExpr* e);

  // ---- stmt.cpp ----
  void stmt(const ast::Stmt* s);
  void stmtBody(const ast::Stmt* s);
  void stmtList(ast::List<ast::Stmt*> list, const ast::Node* owner);
  std::vector<Stmt*> blockBody(const ast::BlockStmt* b, bool joined);
  void exprStmt(const ast::ExprStmt* s);
  void declStmt(const ast::DeclStmt* s);
  void localVar(const ast::VarDecl* d);
  void localConst(const ast::ConstDecl* d);
  void returnStmt(const ast::ReturnStmt* s);
  void returnResults();
  void ifStmt(const ast::IfStmt* s);
  void comments(std::span<const ast::Comment> list, std::vector<Stmt*>& out, bool blankFirst);
  // A variable of the source, declared with its initial value (null: zero).
  void declareVar(const types::Var* v, const std::string& name, Expr* init, types::Type* initType, bool exactInit);
  // Moves a single simple statement out of list, for the head of an if, for or switch; null if there is none.
  static Stmt* takeHead(std::vector<Stmt*>& list);
  Expr* condition(const ast::Expr* e) { return exprAs(e, typeOf(e)); }

  // ---- assign.cpp ----
  void assignStmt(const ast::AssignStmt* s);
  void define(const ast::AssignStmt* s);
  void assign(const ast::AssignStmt* s);
  void assignOp(const ast::AssignStmt* s);
  void assignOne(const ast::Expr* lhs, const ast::Expr* rhs);
  void assignTuple(ast::List<ast::Expr*> lhs, const ast::Expr* rhs);
  void store(const ast::Expr* lhs, Expr* value);
  void evaluatePlace(const ast::Expr* place);
  Expr* lvalue(const ast::Expr* e);
  types::Type* placeType(const ast::Expr* lhs);
  // A call, or a comma-ok form, whose value is a go::Tuple.
  Expr* tupleExpr(const ast::Expr* e, std::vector<types::Type*>* parts);
  bool isMapIndex(const ast::Expr* e);
  types::Var* definedVar(const ast::Expr* lhs);

  // ---- for.cpp, loopvar.cpp, range.cpp, rangefunc.cpp ----
  void forStmt(const ast::ForStmt* s);
  void threeClause(const ast::ForStmt* s);
  void rangeStmt(const ast::ForStmt* s);
  void rangeFunc(const ast::ForStmt* s, const ast::RangeClause* r);
  // The body of a loop and its tail, to which a continue leads. The caller places *breakLabel.
  std::vector<Stmt*> loopBody(const ast::ForStmt* s, Target target, const std::vector<Stmt*>& tail,
                              std::string* breakLabel);
  bool perIteration(const types::Var* v) const;
  bool changesOnlyInPost(const types::Var* v, const ast::ForStmt* s) const;
  struct RangeForm;
  // The loop needs the length of an array only, and evaluates nothing.
  bool rangesOverLength(const ast::RangeClause* r);
  RangeForm rangeForm(const ast::RangeClause* r, bool first, bool second);
  void rangeFuncExits(RangeFunc& rf);
  bool sharedLoopVars() const;
  RangeFunc* enclosingRangeFunc() const;

  // ---- switch.cpp, typeswitch.cpp, select.cpp ----
  void switchStmt(const ast::SwitchStmt* s);
  bool isPlainSwitch(const ast::SwitchStmt* s);
  void plainSwitch(const ast::SwitchStmt* s);
  void chainSwitch(const ast::SwitchStmt* s);
  void typeSwitch(const ast::SwitchStmt* s, const ast::TypeSwitchGuard* guard);
  void selectStmt(const ast::SelectStmt* s);
  std::vector<Stmt*> clauseBody(ast::List<ast::Stmt*> list, const ast::Node* clause, bool joined = false);
  // The clauses in the order of their tests: default last.
  std::vector<const ast::CaseClause*> defaultLast(const ast::SwitchStmt* s);
  bool endsInFallthrough(const ast::CaseClause* c) const;
  bool endsInJump(const std::vector<Stmt*>& list) const;
  Expr* caseCondition(const ast::Expr* x, Expr* tag, types::Type* tagType);
  void fixElseBraces(std::vector<Stmt*>& chain);
  Stmt* typeClause(const ast::CaseClause* c, Expr* operand, types::Type* operandType, const ast::Expr* guard);
  std::string caseObject(const ast::CommClause* c, size_t position);
  void received(const ast::CommClause* c, const std::string& object);
  void clauseComments(const ast::Node* clause, std::vector<std::string>& above, std::string& behind);

  // ---- label.cpp ----
  void branchStmt(const ast::BranchStmt* s);
  void labeledStmt(const ast::LabeledStmt* s);
  void leave(const ast::BranchStmt* s);
  std::string breakLabelOf(Target& t);
  std::string continueLabelOf(Target& t);
  std::string gotoLabelOf(const ast::LabeledStmt* s);
  void placeLabel(const std::string& label);
  Target newTarget(Target::Kind kind, const ast::Stmt* s);
  void exitRangeFunc(RangeFunc& rf, const ast::BranchStmt* branch);

  // ---- defer.cpp, go.cpp ----
  void deferStmt(const ast::CallStmt* s);
  Expr* defersHere();
  void goStmt(const ast::CallStmt* s);
  // A lambda that makes the call later with operands evaluated now; true in *mayRecover if the callee may recover.
  Expr* delayedCall(const ast::CallExpr* call, bool* recovers);
  Expr* deferredLiteral(const ast::CallExpr* call, const ast::FuncLit* lit);
  void captureOperand(const ast::Expr* x, std::vector<std::string>& captures);
  bool isPackagePath(const ast::Expr* x);
  types::Var* pathRoot(const ast::Expr* x, bool* throughPointer);
  void captureReceiver(const ast::SelectorExpr* sel, const types::Selection& s, std::vector<std::string>& captures);
  bool mayRecover(const ast::CallExpr* call);

  // ---- func.cpp ----
  std::vector<Stmt*> funcBody(const ast::BlockStmt* body, FuncState& state);
  Expr* resultsExpr(const std::vector<std::string>& names);
  std::vector<cxx::Param> params(types::Signature* sig, const ast::FuncType* type, std::vector<Stmt*>& prologue);
  void declareResults(FuncState& state, const ast::FuncType* type, const ast::BlockStmt* body);
  bool needsReceiverCopy(const ast::FuncDecl* d, const types::Var* recv);

  Unit& unit_;
  const types::Info& info_;
  const analysis::Facts& facts_;
  Env env_;
  FuncState* fn_ = nullptr;
  std::vector<Stmt*>* out_ = nullptr;
  std::vector<Scope> scopes_;
  std::unordered_map<const types::Object*, std::string> names_;
  std::unordered_set<std::string> allNames_;  // every identifier of the source function, and every fresh name
  std::unordered_set<const types::Object*> used_;
  std::unordered_set<const types::Object*> read_;
  std::unordered_set<const types::Var*> bindings_;   // declared by a structured binding
  std::unordered_set<const types::Var*> iteration_;  // loop variables that closures may copy
  const ast::Comments* comments_ = nullptr;
  const ast::File* file_ = nullptr;
  const ast::CallExpr* deferred_ = nullptr;  // the call that the deferring machinery will make
  bool addressOnly_ = false;  // the next expression is lowered by checkedPlace
  std::string chainLabel_;    // where a fallthrough of a chain of ifs leads
  std::string pendingLabel_;  // the Go label of the statement that comes next
  std::unordered_map<const ast::Expr*, std::vector<std::string>> evaluated_;  // operands that already are in variables
  std::unordered_map<const ast::Expr*, std::string> receivers_;  // x.M of a delayed call: the receiver, evaluated before
  std::unordered_set<const types::Object*> carried_;                 // declared as the variable carried between iterations
  std::unordered_set<std::string> sourceNames_;                      // every identifier of the source function
};

}  // namespace lower
