// This file implements attachComments: which comment belongs to which node (comments.h has the rules).
//
// The tree is walked once into containers (block-like nodes with their extent) and anchors (the children comments
// attach to). Each comment then finds its innermost container by position, and in it the anchors before and behind.
#include <algorithm>
#include <deque>

#include "syntax/parser.h"
#include "syntax/positions.h"
#include "syntax/walk.h"

namespace ast {

class Attacher {
 public:
  explicit Attacher(File* file, std::string_view text) : file_(file) {
    root_ = {file->id, Pos(), file->eof.advance(1), 0, {}, {}};
    for (Decl* d : file->decls) {
      declaration(d, &root_);
    }
    // What stands in the head of a clause or switch was met after its body.
    for (Container& c : containers_) {
      std::sort(c.inner.begin(), c.inner.end(), [](const Container* a, const Container* b) { return a->open < b->open; });
    }
    findBlankLines(text);
  }

  const Comments* attach(const std::vector<Comment>& comments, const std::vector<bool>& ownLine) {
    bool own = false;
    for (size_t i = 0; i < comments.size(); i++) {
      Comment c = comments[i];
      c.blankBefore = isBlank(c.pos.line() - 1);
      // Of several comments on a line, the first decides.
      own = i > 0 && comments[i - 1].endLine == c.pos.line() ? own : ownLine[i];
      place(c, own);
    }
    markBlank(&root_);
    return &result_;
  }

 private:
  struct Anchor {
    uint32_t id;
    Pos start, end;
  };
  struct Container {
    uint32_t id;
    Pos open, close;
    uint32_t clauseColumn;        // of the keyword of a clause: comments left of its body belong to what follows; else 0
    std::vector<Anchor> anchors;  // in source order
    std::vector<Container*> inner;  // disjoint; in source order once walked
  };

  Container* container(uint32_t id, Pos open, Pos close, Container* outer, uint32_t clauseColumn = 0) {
    containers_.push_back({id, open, close, clauseColumn, {}, {}});
    outer->inner.push_back(&containers_.back());
    return &containers_.back();
  }

  // A top-level declaration. The declarations of a group share a container.
  void declaration(Decl* d, Container* outer) {
    if (d->group == nullptr) {
      outer->anchors.push_back({d->id, startPos(d), endPos(d)});
      return walk(d, outer);
    }
    if (outer->anchors.empty() || outer->anchors.back().id != d->group->id) {
      outer->anchors.push_back({d->group->id, d->group->open, d->group->close});
      container(d->group->id, d->group->open, d->group->close, outer);
    }
    spec(d, outer->inner.back());
  }

  void spec(Decl* d, Container* group) {
    group->anchors.push_back({d->id, startPos(d), endPos(d)});
    walk(d, group);
  }

  template <class T>
  void anchors(List<T*> list, Container* c) {
    for (T* n : list) {
      c->anchors.push_back({n->id, startPos(n), endPos(n)});
      walk(n, c);
    }
  }

  template <class T>
  void clauses(List<T*> list, Container* outer, Pos close) {
    for (size_t i = 0; i < list.size(); i++) {
      Pos end = i + 1 < list.size() ? list[i + 1]->pos : close;
      outer->anchors.push_back({list[i]->id, list[i]->pos, endPos(list[i])});
      Container* c = container(list[i]->id, list[i]->colon, end, outer, list[i]->pos.col());
      forEachChild(list[i], [&](Node* n) {
        if (n->pos < list[i]->colon) {
          walk(n, outer);
        }
      });
      anchors(list[i]->body, c);
    }
  }

  void walk(Node* n, Container* outer) {
    switch (n->kind) {
      case NodeKind::BlockStmt: {
        auto* b = cast<BlockStmt>(n);
        return anchors(b->list, container(n->id, b->pos, b->rbrace, outer));
      }
      case NodeKind::DeclStmt: {
        auto* s = cast<DeclStmt>(n);
        Container* group = nullptr;
        for (Decl* d : s->decls) {
          if (d->group == nullptr) {
            walk(d, outer);
            continue;
          }
          if (group == nullptr) {
            group = container(d->group->id, d->group->open, d->group->close, outer);
          }
          spec(d, group);
        }
        return;
      }
      case NodeKind::SwitchStmt: {
        auto* s = cast<SwitchStmt>(n);
        Pos open = s->body.empty() ? s->pos : headerEnd(s->init, s->tag, s->pos);
        forEachChild(n, [&](Node* child) {
          if (!isa<CaseClause>(child)) {
            walk(child, outer);
          }
        });
        return clauses(s->body, container(n->id, open, s->rbrace, outer), s->rbrace);
      }
      case NodeKind::SelectStmt: {
        auto* s = cast<SelectStmt>(n);
        return clauses(s->body, container(n->id, s->pos, s->rbrace, outer), s->rbrace);
      }
      case NodeKind::StructType: {
        auto* t = cast<StructType>(n);
        return anchors(t->fields, container(n->id, t->pos, t->rbrace, outer));
      }
      case NodeKind::InterfaceType: {
        auto* t = cast<InterfaceType>(n);
        return anchors(t->methods, container(n->id, t->pos, t->rbrace, outer));
      }
      case NodeKind::CompositeLit: {
        auto* x = cast<CompositeLit>(n);
        if (x->type != nullptr) {
          walk(x->type, outer);
        }
        return anchors(x->elems, container(n->id, x->pos, x->rbrace, outer));
      }
      default:
        forEachChild(n, [&](Node* child) { walk(child, outer); });
    }
  }

  static Pos headerEnd(Node* init, Node* tag, Pos keyword) {
    return tag != nullptr ? endPos(tag) : init != nullptr ? endPos(init) : keyword;
  }

  // The innermost container around a comment.
  Container* innermost(const Comment& c, bool own) {
    Container* at = &root_;
    for (;;) {
      auto behind = std::partition_point(at->inner.begin(), at->inner.end(),
                                         [&](const Container* k) { return k->open < c.pos; });
      if (behind == at->inner.begin() || c.pos >= behind[-1]->close) {
        return at;
      }
      Container* next = behind[-1];
      if (next->clauseColumn > 0 && own && c.pos.col() <= next->clauseColumn && c.pos > lastEnd(next)) {
        return at;
      }
      at = next;
    }
  }

  static Pos lastEnd(const Container* c) { return c->anchors.empty() ? c->open : c->anchors.back().end; }

  void place(const Comment& c, bool own) {
    if (c.pos < file_->pos) {
      return add(result_.leading_, file_->id, c);
    }
    Container* in = innermost(c, own);
    auto at = std::partition_point(in->anchors.begin(), in->anchors.end(),
                                   [&](const Anchor& a) { return a.start <= c.pos; });
    const Anchor* before = at == in->anchors.begin() ? nullptr : &at[-1];
    const Anchor* behind = at == in->anchors.end() ? nullptr : &*at;
    bool inside = before != nullptr && c.pos < before->end;
    if (own) {
      if (inside) {
        return add(result_.leading_, before->id, c);
      }
      return behind != nullptr ? add(result_.leading_, behind->id, c) : add(result_.closing_, in->id, c);
    }
    bool opens = before == nullptr || (before->end.line() != c.pos.line() && in->open.line() == c.pos.line());
    if (!inside && opens && behind != nullptr && behind->start.line() == c.pos.line()) {
      return add(result_.leading_, behind->id, c);  // { /* c */ x }
    }
    return opens && !inside ? add(result_.opening_, in->id, c) : add(result_.trailing_, before->id, c);
  }

  static void add(Comments::Map& map, uint32_t id, const Comment& c) { map[id].push_back(c); }

  void findBlankLines(std::string_view text) {
    blankLines_.assign(2, false);  // lines 0 and 1
    bool blank = true;
    for (char ch : text) {
      if (ch == '\n') {
        blankLines_.back() = blank;
        blankLines_.push_back(false);
        blank = true;
      } else if (ch != ' ' && ch != '\t' && ch != '\r') {
        blank = false;
      }
    }
  }

  bool isBlank(uint32_t line) const { return line < blankLines_.size() && blankLines_[line]; }

  void markBlank(const Container* c) {
    for (const Anchor& a : c->anchors) {
      auto comments = result_.leading(a.id);
      bool above = !comments.empty() && comments.front().pos < a.start;
      if (above ? comments.front().blankBefore : isBlank(a.start.line() - 1)) {
        result_.blank_.insert(a.id);
      }
    }
    for (const Container* inner : c->inner) {
      markBlank(inner);
    }
  }

  File* file_;
  Container root_;
  std::deque<Container> containers_;
  std::vector<bool> blankLines_;      // index: physical line
  Comments& result_ = *new Comments;  // lives as long as the tree, which is as long as the process
};

}  // namespace ast

namespace syntax {

const ast::Comments* attachComments(ast::File* file, std::vector<ast::Comment> comments,
                                    const std::vector<bool>& ownLine) {
  return ast::Attacher(file, file->source->text).attach(comments, ownLine);
}

}  // namespace syntax
