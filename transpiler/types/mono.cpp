// This file implements the check that a program has finitely many instances.
//
// The graph has a vertex for each type parameter, and for each local type declared inside generic code. An edge says
// that the destination is instantiated with the source: weight 0 if with the source itself, weight 1 if with a type
// around it. A cycle of positive weight makes ever larger types; it is found as Bellman-Ford finds one.
#include <algorithm>
#include <unordered_set>

#include "types/checker.h"

namespace types {

namespace {

class MonoBuilder {
 public:
  MonoBuilder(MonoGraph& graph, Package* pkg) : graph_(graph), pkg_(pkg) {}

  // Parameter p is instantiated with arg.
  void assign(Pos pos, TypeParam* p, Type* arg) {
    if (p->obj->pkg != pkg_) {
      return;  // code of other packages cannot refer to ours
    }
    pos_ = pos;
    param_ = p;
    arg_ = arg;
    seen_.clear();
    visit(arg);
  }

 private:
  void flow(int src, Type* t) { addEdge(vertexOf(param_), src, t == arg_ ? 0 : 1, pos_, arg_); }

  void addEdge(int dst, int src, int weight, Pos pos, Type* type) {
    graph_.edges.push_back({dst, src, weight, pos, type});
  }

  int addVertex(TypeName* obj) {
    graph_.vertices.push_back({0, 0, 0, obj});
    return static_cast<int>(graph_.vertices.size()) - 1;
  }

  int vertexOf(TypeParam* p) {
    if (auto canon = graph_.canon.find(p); canon != graph_.canon.end()) {
      p = canon->second;
    }
    auto at = graph_.nameIndex.find(p->obj);
    if (at == graph_.nameIndex.end()) {
      at = graph_.nameIndex.emplace(p->obj, addVertex(p->obj)).first;
    }
    return at->second;
  }

  // The vertex of a type declared inside generic functions, which depends on their parameters; -1 for others.
  int vertexOf(Named* n) {
    TypeName* obj = n->obj;
    if (obj->pkg != pkg_ || obj->parent == pkg_->scope || obj->parent == nullptr) {
      return -1;
    }
    if (auto at = graph_.nameIndex.find(obj); at != graph_.nameIndex.end()) {
      return at->second;
    }
    int index = -1;
    for (Scope* s = obj->parent; s != nullptr && s != pkg_->scope; s = s->parent) {
      for (Object* o : s->ordered) {
        auto* name = dynCast<TypeName>(o);
        auto* p = name == nullptr || isAliasName(name) ? nullptr : dynCast<TypeParam>(name->type);
        if (p == nullptr || !(name->pos < obj->pos)) {
          continue;
        }
        if (index < 0) {
          index = addVertex(obj);
        }
        addEdge(index, vertexOf(p), 1, obj->pos, p);
      }
    }
    graph_.nameIndex[obj] = index;
    return index;
  }

  void visitVars(Tuple* t) {
    for (Var* v : t->vars) {
      visit(v->type);
    }
  }

  void visit(Type* t) {
    t = unalias(t);
    if (!seen_.insert(t).second) {
      return;  // its edges are there
    }
    switch (t->kind) {
      case TypeKind::TypeParam:
        return flow(vertexOf(cast<TypeParam>(t)), t);
      case TypeKind::Named: {
        auto* n = cast<Named>(t);
        if (int src = vertexOf(n->origin != nullptr ? n->origin : n); src >= 0) {
          flow(src, t);
        }
        for (Type* arg : n->typeArgs) {
          visit(arg);
        }
        return;
      }
      case TypeKind::Array:
        return visit(cast<Array>(t)->elem);
      case TypeKind::Chan:
        return visit(cast<Chan>(t)->elem);
      case TypeKind::Map:
        visit(cast<Map>(t)->key);
        return visit(cast<Map>(t)->elem);
      case TypeKind::Pointer:
        return visit(cast<Pointer>(t)->elem);
      case TypeKind::Slice:
        return visit(cast<Slice>(t)->elem);
      case TypeKind::Interface:
        for (Func* m : typeSetOf(cast<Interface>(t))->methods) {
          visit(m->type);
        }
        return;
      case TypeKind::Signature:
        visitVars(cast<Signature>(t)->params);
        return visitVars(cast<Signature>(t)->results);
      case TypeKind::Struct:
        for (Var* f : cast<Struct>(t)->fields) {
          visit(f->type);
        }
        return;
      case TypeKind::Basic:
      case TypeKind::Tuple:
      case TypeKind::Union:
      case TypeKind::Alias:
        return;
    }
  }

  MonoGraph& graph_;
  Package* pkg_;
  Pos pos_;
  TypeParam* param_ = nullptr;
  Type* arg_ = nullptr;
  std::unordered_set<Type*> seen_;  // of arg_
};

void reportInstanceLoop(Checker& check, int v) {
  MonoGraph& g = check.mono;
  auto before = [&](int vertex) -> MonoGraph::Edge& {
    return g.edges[static_cast<size_t>(g.vertices[static_cast<size_t>(vertex)].pre)];
  };
  // Walk back until a vertex is met again: from there on it is the loop.
  std::vector<int> stack;
  while (std::find(stack.begin(), stack.end(), v) == stack.end()) {
    stack.push_back(v);
    v = before(v).src;
  }
  stack.erase(stack.begin(), std::find(stack.begin(), stack.end(), v));
  ErrorReport err(check, Code::InvalidInstanceCycle);
  err.addf(g.vertices[static_cast<size_t>(v)].obj, "instantiation cycle:");
  for (int i : stack) {
    const MonoGraph::Edge& edge = before(i);
    TypeName* obj = g.vertices[static_cast<size_t>(edge.dst)].obj;
    err.addf(edge.pos, isa<Named>(obj->type) ? "%s implicitly parameterized by %s" : "%s instantiated as %s", obj->name,
             typeString(edge.type, check.pkg));
  }
  err.report();
}

}  // namespace

void Checker::recordMonoCanon(TypeParam* methodParam, TypeParam* typeParam) { mono.canon[methodParam] = typeParam; }

void Checker::recordMonoInstance(Pos pos, const std::vector<TypeParam*>& tparams, const std::vector<Type*>& targs,
                                 ast::List<ast::Expr*> xlist) {
  MonoBuilder builder(mono, pkg);
  for (size_t i = 0; i < tparams.size(); ++i) {
    builder.assign(i < xlist.size() ? ast::startPos(xlist[i]) : pos, tparams[i], targs[i]);
  }
}

void Checker::monomorph() {
  bool again = true;
  while (again) {
    again = false;
    for (size_t i = 0; i < mono.edges.size(); ++i) {
      const MonoGraph::Edge& edge = mono.edges[i];
      const MonoGraph::Vertex& src = mono.vertices[static_cast<size_t>(edge.src)];
      MonoGraph::Vertex& dst = mono.vertices[static_cast<size_t>(edge.dst)];
      int weight = src.weight + edge.weight;
      if (weight <= dst.weight) {
        continue;
      }
      dst.pre = static_cast<int>(i);
      dst.len = src.len + 1;
      if (dst.len == static_cast<int>(mono.vertices.size())) {
        reportInstanceLoop(*this, edge.dst);
        return;
      }
      dst.weight = weight;
      again = true;
    }
  }
}

}  // namespace types
