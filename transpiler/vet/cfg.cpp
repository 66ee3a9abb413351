// This file implements buildGraph: statement by statement, with one current block to which nodes are added.
#include "vet/cfg.h"

#include <unordered_map>

namespace vet {

namespace {

class Builder {
 public:
  Builder(Graph& graph, const std::function<bool(const ast::CallExpr*)>& mayReturn)
      : graph_(graph), mayReturn_(mayReturn) {}

  void build(ast::BlockStmt* body) {
    current_ = newBlock();
    list(body->list);
    markLive();
    if (current_->live) {
      current_->returnPos = body->rbrace;
      current_->mayReturn = true;
    }
    for (const Block& b : graph_.blocks) {
      graph_.returns |= b.live && b.mayReturn;
    }
  }

 private:
  // Where break and continue of a statement lead.
  struct Targets {
    Block* out = nullptr;
    Block* again = nullptr;
  };

  Block* newBlock() { return &graph_.blocks.emplace_back(); }

  void add(ast::Node* n) {
    if (n != nullptr) {
      current_->nodes.push_back(n);
    }
  }

  // Goes on in block `next`; control reaches it from the current one.
  void follow(Block* next) {
    current_->successors.push_back(next);
    current_ = next;
  }

  // The current block ends in a jump (or not at all); what follows is unreachable unless something else leads there.
  void jump(Block* target) {
    if (target != nullptr) {
      current_->successors.push_back(target);
    }
    current_ = newBlock();
  }

  void markLive() {
    std::vector<Block*> work{&graph_.blocks.front()};
    while (!work.empty()) {
      Block* b = work.back();
      work.pop_back();
      if (!b->live) {
        b->live = true;
        work.insert(work.end(), b->successors.begin(), b->successors.end());
      }
    }
  }

  void list(ast::List<ast::Stmt*> statements) {
    for (ast::Stmt* s : statements) {
      statement(s);
    }
  }

  void statement(ast::Stmt* s) {
    if (s == nullptr) {
      return;
    }
    switch (s->kind) {
      case ast::NodeKind::BlockStmt:
        return list(ast::cast<ast::BlockStmt>(s)->list);
      case ast::NodeKind::LabeledStmt:
        follow(labelBlock(s));
        return statement(ast::cast<ast::LabeledStmt>(s)->stmt);
      case ast::NodeKind::DeclStmt:
        for (ast::Decl* d : ast::cast<ast::DeclStmt>(s)->decls) {
          if (ast::isa<ast::VarDecl>(d)) {
            add(d);
          }
        }
        return;
      case ast::NodeKind::ReturnStmt:
        add(s);
        current_->returnPos = s->pos;
        current_->mayReturn = true;
        return jump(nullptr);
      case ast::NodeKind::BranchStmt:
        return branch(ast::cast<ast::BranchStmt>(s));
      case ast::NodeKind::ExprStmt: {
        add(s);
        auto* call = ast::dynCast<ast::CallExpr>(ast::cast<ast::ExprStmt>(s)->x);
        return call != nullptr && !mayReturn_(call) ? jump(nullptr) : void();
      }
      case ast::NodeKind::CallStmt:
        add(s);
        // A deferred function may recover, so that a later panic acts like a return.
        current_->mayReturn |= ast::cast<ast::CallStmt>(s)->call == ast::CallStmtKind::Defer;
        return;
      case ast::NodeKind::IfStmt:
        return conditional(ast::cast<ast::IfStmt>(s));
      case ast::NodeKind::ForStmt:
        return loop(ast::cast<ast::ForStmt>(s));
      case ast::NodeKind::SwitchStmt:
        return switched(ast::cast<ast::SwitchStmt>(s));
      case ast::NodeKind::SelectStmt:
        return selected(ast::cast<ast::SelectStmt>(s));
      default:
        return add(s);
    }
  }

  Block* labelBlock(const ast::Node* label) {
    Block*& b = labels_[label];
    return b != nullptr ? b : b = newBlock();
  }

  void branch(ast::BranchStmt* s) {
    switch (s->branch) {
      case ast::BranchKind::Break:
        return jump(targets_[s->target].out);
      case ast::BranchKind::Continue:
        return jump(targets_[s->target].again);
      case ast::BranchKind::Fallthrough:
        return jump(fallthrough_);
      case ast::BranchKind::Goto:
        return jump(s->target != nullptr ? labelBlock(s->target) : nullptr);
    }
  }

  void conditional(ast::IfStmt* s) {
    statement(s->init);
    add(s->cond);
    Block* before = current_;
    Block* after = newBlock();
    follow(newBlock());
    statement(s->then);
    current_->successors.push_back(after);
    if (s->els == nullptr) {
      before->successors.push_back(after);
    } else {
      current_ = before;
      follow(newBlock());
      statement(s->els);
      current_->successors.push_back(after);
    }
    current_ = after;
  }

  void loop(ast::ForStmt* s) {
    auto* range = ast::dynCast<ast::RangeClause>(s->init);
    if (range != nullptr) {
      add(range);
    } else {
      statement(s->init);
    }
    Block* head = newBlock();
    Block* after = newBlock();
    Block* again = s->post != nullptr ? newBlock() : head;
    follow(head);
    add(s->cond);
    targets_[s] = {after, again};
    follow(newBlock());
    if (range != nullptr || s->cond != nullptr) {
      head->successors.push_back(after);
    }
    statement(s->body);
    follow(again);
    if (s->post != nullptr) {
      statement(s->post);
      current_->successors.push_back(head);
    }
    current_ = after;
  }

  void switched(ast::SwitchStmt* s) {
    statement(s->init);
    add(s->tag);
    bool onTypes = ast::isa<ast::TypeSwitchGuard>(s->tag);
    Block* after = newBlock();
    targets_[s] = {after, nullptr};
    std::vector<Block*> bodies;
    for (size_t i = 0; i < s->body.size(); i++) {
      bodies.push_back(newBlock());
    }
    // The conditions in order; the default comes when all have failed.
    Block* otherwise = after;
    for (size_t i = 0; i < s->body.size(); i++) {
      if (s->body[i]->cases == nullptr) {
        otherwise = bodies[i];
        continue;
      }
      for (ast::Expr* e : ast::unpackList(s->body[i]->cases)) {
        add(onTypes ? nullptr : e);
        current_->successors.push_back(bodies[i]);
        follow(newBlock());
      }
    }
    current_->successors.push_back(otherwise);
    for (size_t i = 0; i < s->body.size(); i++) {
      Block* outer = fallthrough_;
      fallthrough_ = i + 1 < bodies.size() ? bodies[i + 1] : nullptr;
      current_ = bodies[i];
      list(s->body[i]->body);
      current_->successors.push_back(after);
      fallthrough_ = outer;
    }
    current_ = after;
  }

  void selected(ast::SelectStmt* s) {
    for (ast::CommClause* c : s->body) {
      statement(c->comm);
    }
    Block* before = current_;
    Block* after = newBlock();
    targets_[s] = {after, nullptr};
    for (ast::CommClause* c : s->body) {
      current_ = before;
      follow(newBlock());
      if (auto* assign = ast::dynCast<ast::AssignStmt>(c->comm)) {
        add(assign->lhs);
      }
      list(c->body);
      current_->successors.push_back(after);
    }
    current_ = after;
  }

  Graph& graph_;
  const std::function<bool(const ast::CallExpr*)>& mayReturn_;
  Block* current_ = nullptr;  // never null
  Block* fallthrough_ = nullptr;
  std::unordered_map<const ast::Node*, Targets> targets_;
  std::unordered_map<const ast::Node*, Block*> labels_;
};

}  // namespace

Graph buildGraph(ast::BlockStmt* body, const std::function<bool(const ast::CallExpr*)>& mayReturn) {
  Graph graph;
  Builder(graph, mayReturn).build(body);
  return graph;
}

}  // namespace vet
