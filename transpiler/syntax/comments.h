// This file defines Comments: what a file says between its tokens, attached to nodes so that the output can keep it.
//
// Anchors are the nodes that comments attach to: top-level declarations and groups, specs of a group, statements of a
// list (a declaration in a function: its DeclStmt), clauses, struct fields, interface methods, composite literal
// elements.
// - leading: lines of their own above an anchor (also those inside it where no anchor is nearer: between arguments,
// say)
// - trailing: behind an anchor on its last line
// - opening: behind the opening brace or parenthesis of a block-like node, the colon of a clause, the package clause of
// the file
// - closing: lines of their own before the closing brace, parenthesis, next clause or end of file
// Block-like: File, Group, BlockStmt, SwitchStmt, SelectStmt, clauses, StructType, InterfaceType, CompositeLit.
// Comments above the package clause lead the File. No comment is lost, none is attached twice.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "syntax/nodes.h"

namespace ast {

struct Comment {
  Pos pos;
  std::string_view text;  // with its // or /* */, without the newline
  bool block;             // a /* */ comment
  bool blankBefore;       // a blank line stands above
  uint32_t endLine;       // physical line of its last character
};

// Ask with a node's or a group's id: comments.leading(stmt->id).
class Comments {
 public:
  std::span<const Comment> leading(uint32_t id) const { return find(leading_, id); }
  std::span<const Comment> trailing(uint32_t id) const { return find(trailing_, id); }
  std::span<const Comment> opening(uint32_t id) const { return find(opening_, id); }
  std::span<const Comment> closing(uint32_t id) const { return find(closing_, id); }

  // A blank line stands above this anchor, or above the first of its leading comments.
  bool blankBefore(uint32_t id) const { return blank_.contains(id); }

 private:
  friend class Attacher;  // attach.cpp fills the tables
  using Map = std::unordered_map<uint32_t, std::vector<Comment>>;

  static std::span<const Comment> find(const Map& map, uint32_t id) {
    auto it = map.find(id);
    return it == map.end() ? std::span<const Comment>() : std::span<const Comment>(it->second);
  }

  Map leading_, trailing_, opening_, closing_;
  std::unordered_set<uint32_t> blank_;
};

}  // namespace ast
