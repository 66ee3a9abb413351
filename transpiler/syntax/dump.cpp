// This file implements the dumps of tokens and trees.
#include "syntax/dump.h"

#include "syntax/comments.h"
#include "syntax/scanner.h"
#include "syntax/walk.h"

namespace syntax {

using namespace ast;

namespace {

std::string place(uint32_t line, uint32_t col) { return std::to_string(line) + ":" + std::to_string(col); }

constexpr std::string_view kTokenNames[] = {
#define TOKEN(name, text) #name,
#include "syntax/tokens.def"
};

class TokenDump final : private ScanSink {
 public:
  explicit TokenDump(std::string_view text) : scanner_(text, *this) {}

  std::string run() {
    do {
      scanner_.next();
      std::string line =
          place(scanner_.line, scanner_.col) + " " + std::string(kTokenNames[static_cast<size_t>(scanner_.tok)]);
      switch (scanner_.tok) {
        case Token::Name:
        case Token::Literal:
        case Token::Semi:
          line += " " + std::string(scanner_.lit);
          break;
        case Token::Operator:
        case Token::AssignOp:
        case Token::IncOp:
          line += " " + std::string(operatorText(scanner_.op));
          break;
        default:
          break;
      }
      out_ += line + "\n";
    } while (scanner_.tok != Token::Eof);
    return std::move(out_);
  }

 private:
  void scanError(uint32_t line, uint32_t col, std::string message) override {
    out_ += place(line, col) + " error: " + message + "\n";
  }
  void scanComment(uint32_t line, uint32_t col, uint32_t, uint32_t, std::string_view text, bool) override {
    out_ += place(line, col) + " comment " + std::string(text) + "\n";
  }

  std::string out_;
  Scanner scanner_;  // last: it reports into out_ from its constructor on
};

class TreeDump {
 public:
  explicit TreeDump(const Comments* comments) : comments_(comments) {}

  void node(std::string_view role, Node* n, int depth) {
    if (comments_ != nullptr) {
      comments("leading", comments_->leading(n->id), depth);
    }
    indent(depth);
    if (!role.empty()) {
      out += std::string(role) + ": ";
    }
    out += std::string(kindName(n->kind)) + " " + place(n->pos.line(), n->pos.col()) + attributes(n) + "\n";
    if (comments_ != nullptr) {
      comments("trailing", comments_->trailing(n->id), depth + 1);
      comments("opening", comments_->opening(n->id), depth + 1);
    }
    Group* group = nullptr;
    forEachNamedChild(n, [&](std::string_view name, Node* child) {
      auto* decl = dynCast<Decl>(child);
      Group* of = decl != nullptr ? decl->group : nullptr;
      if (of != group) {
        closeGroup(group, depth + 1);
        group = of;
        openGroup(group, depth + 1);
      }
      node(name, child, depth + 1 + (group != nullptr));
    });
    closeGroup(group, depth + 1);
    if (comments_ != nullptr) {
      comments("closing", comments_->closing(n->id), depth + 1);
    }
  }

  std::string out;

 private:
  void indent(int depth) { out.append(static_cast<size_t>(depth) * 2, ' '); }

  void comments(std::string_view where, std::span<const Comment> list, int depth) {
    for (const Comment& c : list) {
      indent(depth);
      out += std::string(where) + " " + std::string(c.text) + "\n";
    }
  }

  void openGroup(Group* group, int depth) {
    if (group == nullptr) {
      return;
    }
    if (comments_ != nullptr) {
      comments("leading", comments_->leading(group->id), depth);
    }
    indent(depth);
    out += "Group " + place(group->open.line(), group->open.col()) + "\n";
    if (comments_ != nullptr) {
      comments("trailing", comments_->trailing(group->id), depth + 1);
      comments("opening", comments_->opening(group->id), depth + 1);
    }
  }

  void closeGroup(Group* group, int depth) {
    if (group != nullptr && comments_ != nullptr) {
      comments("closing", comments_->closing(group->id), depth + 1);
    }
  }

  // What a line says beside kind and position.
  static std::string attributes(const Node* n) {
    switch (n->kind) {
      case NodeKind::Name:
        return " " + std::string(cast<Name>(n)->value);
      case NodeKind::BasicLit:
        return " " + std::string(cast<BasicLit>(n)->value);
      case NodeKind::Operation:
        return " " + std::string(operatorText(cast<Operation>(n)->op));
      case NodeKind::AssignStmt:
        return " " + std::string(operatorText(cast<AssignStmt>(n)->op)) +
               (cast<AssignStmt>(n)->rhs == nullptr ? "" : "=");
      case NodeKind::CallExpr:
        return cast<CallExpr>(n)->hasDots ? " ..." : "";
      case NodeKind::RangeClause:
        return cast<RangeClause>(n)->def ? " :=" : "";
      case NodeKind::SliceExpr:
        return cast<SliceExpr>(n)->full ? " full" : "";
      case NodeKind::TypeDecl:
        return cast<TypeDecl>(n)->alias ? " =" : "";
      case NodeKind::ChanType:
        return cast<ChanType>(n)->dir == ChanDir::Both       ? ""
               : cast<ChanType>(n)->dir == ChanDir::SendOnly ? " send"
                                                             : " receive";
      case NodeKind::BranchStmt: {
        static constexpr std::string_view kWords[] = {" break", " continue", " fallthrough", " goto"};
        return std::string(kWords[static_cast<size_t>(cast<BranchStmt>(n)->branch)]);
      }
      case NodeKind::CallStmt:
        return cast<CallStmt>(n)->call == CallStmtKind::Go ? " go" : " defer";
      case NodeKind::CaseClause:
        return cast<CaseClause>(n)->cases == nullptr ? " default" : "";
      case NodeKind::CommClause:
        return cast<CommClause>(n)->comm == nullptr ? " default" : "";
      default:
        return "";
    }
  }

  const Comments* comments_;
};

}  // namespace

std::string dumpTokens(const base::SourceFile& source) { return TokenDump(source.text).run(); }

std::string dumpTree(const File& file) {
  TreeDump dump(file.comments);
  dump.node("", const_cast<File*>(&file), 0);
  return std::move(dump.out);
}

}  // namespace syntax
