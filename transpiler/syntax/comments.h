// This file defines Comments: what a file says between its tokens, attached to nodes so that the output can keep it.
//
// Attachment: comments on lines of their own go to the next declaration, spec, statement, clause, field or composite
// literal element of the same block (leading). A comment that follows code on the same line goes to the last such node
// that ends on, or (for "if x { // why") begins on that line (trailing). What stands before a closing brace goes to the
// enclosing block-like node (closing); what stands before the package clause to the File (leading), what follows the
// last declaration to the File (closing). No comment is lost, none is attached twice.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/nodes.h"

namespace ast {

struct Comment {
  Pos pos;
  std::string_view text;  // with its // or /* */, without the newline; CRs removed
  bool block;             // a /* */ comment
  bool blankBefore;       // a blank line stands above
  uint32_t endLine;       // physical line of its last character
};

struct Comments {
  // Comments above n on lines of their own, in order.
  std::span<const Comment> leading(const Node* n) const { return find(leading_, n); }

  // Comments behind n on the same line; for block-like nodes behind the opening brace.
  std::span<const Comment> trailing(const Node* n) const { return find(trailing_, n); }

  // Comments before the closing brace of n (BlockStmt, SwitchStmt, SelectStmt, clause, StructType, InterfaceType,
  // CompositeLit), or of the end of a File.
  std::span<const Comment> closing(const Node* n) const { return find(closing_, n); }

  // A blank line stands above n, or above the first of its leading comments.
  bool blankBefore(const Node* n) const {
    return n->id < blank_.size() + firstId_ && n->id >= firstId_ && blank_[n->id - firstId_];
  }

  using Map = std::unordered_map<uint32_t, std::vector<Comment>>;  // by node id
  static std::span<const Comment> find(const Map& map, const Node* n) {
    auto it = map.find(n->id);
    return it == map.end() ? std::span<const Comment>() : std::span<const Comment>(it->second);
  }

  // Written by attachComments (attach.cpp) only.
  Map leading_, trailing_, closing_;
  std::vector<bool> blank_;  // index: node id - firstId_
  uint32_t firstId_ = 0;
};

}  // namespace ast
