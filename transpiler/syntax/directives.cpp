// This file implements what the parser makes of comments: //line and //go: directives. All comments are kept for
// attachComments.
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "syntax/build_constraint.h"
#include "syntax/parser.h"

namespace syntax {

using namespace ast;

namespace {

// Directives that mean something to gc and must stand above a declaration.
constexpr std::array<std::string_view, 14> kDeclDirectives = {
    "go:build",           "go:noescape",         "go:norace",         "go:nosplit",           "go:noinline",
    "go:nocheckptr",      "go:systemstack",      "go:nowritebarrier", "go:nowritebarrierrec", "go:yeswritebarrierrec",
    "go:cgo_unsafe_args", "go:uintptrkeepalive", "go:uintptrescapes", "go:registerparams"};

bool contains(std::span<const std::string_view> list, std::string_view s) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

// Those that only Go's own runtime may use.
constexpr std::array<std::string_view, 4> kRuntimeDirectives = {"go:systemstack", "go:nowritebarrier",
                                                                "go:nowritebarrierrec", "go:yeswritebarrierrec"};

size_t wordCount(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); i++) {
    bool space = text[i] == ' ' || text[i] == '\t';
    bool before = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t';
    count += !space && before;
  }
  return count;
}

// "xxx:123": the offset behind the last colon (0: there is none) and the number there, if it is one.
struct TrailingNumber {
  size_t at = 0;
  bool ok = false;
  uint64_t value = 0;
};

TrailingNumber trailingNumber(std::string_view text) {
  size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return {};
  }
  TrailingNumber n{colon + 1, false, 0};
  const char* end = text.data() + text.size();
  auto [p, error] = std::from_chars(text.data() + n.at, end, n.value);
  n.ok = error == std::errc() && p == end;
  return n;
}

constexpr uint64_t kMaxLineOrCol = 1 << 30;

}  // namespace

std::string_view directiveVerb(std::string_view text) { return text.substr(0, text.find(' ')); }

bool isDeclDirective(std::string_view verb) { return contains(kDeclDirectives, verb); }

void Parser::scanError(uint32_t line, uint32_t col, std::string message) {
  errorAt(posAt(line, col), std::move(message));
}

void Parser::scanComment(uint32_t line, uint32_t col, uint32_t endLine, uint32_t endCol, std::string_view text,
                         bool lineIsBlank) {
  Pos start = posAt(line, col);
  bool block = text[1] == '*';
  std::string_view body = block ? text.substr(2, text.size() - 4) : text.substr(2);
  if (!block && body.ends_with('\r')) {
    body.remove_suffix(1);
    text.remove_suffix(1);
  }
  if (body.starts_with("line ") && (col == 1 || block)) {
    // A block comment must not contain a newline. Behind a line comment the stretch begins with the next line.
    if (line == endLine) {
      lineDirective(block ? Pos(source_->baseId, line, endCol) : Pos(source_->baseId, line + 1, 1), line, col + 2 + 5,
                    body.substr(5));
    }
  } else if (!block && body.starts_with("go:")) {
    goDirective(posAt(line, col + 2), body, lineIsBlank);
  }
  if (options_.comments) {
    comments_.push_back({start, text, block, false, endLine});
    commentOwnLine_.push_back(lineIsBlank);
  }
}

// "//line file:line", "//line file:line:col", both also as block comments. end: where the comment ends; (line, col):
// where text begins.
void Parser::lineDirective(Pos end, uint32_t line, uint32_t col, std::string_view text) {
  auto invalid = [&](std::string_view what, size_t at) {
    errorAt(posAt(line, col + static_cast<uint32_t>(at)),
            "invalid " + std::string(what) + " number: " + std::string(text.substr(at)));
  };
  TrailingNumber last = trailingNumber(text);
  if (last.at == 0) {
    return;  // not a line directive
  }
  if (!last.ok) {
    return invalid("line", last.at);
  }
  uint64_t toLine = last.value, toCol = 0;
  size_t nameEnd = last.at - 1;
  TrailingNumber first = trailingNumber(text.substr(0, nameEnd));
  if (first.ok) {
    if (last.value == 0 || last.value > kMaxLineOrCol) {
      return invalid("column", last.at);
    }
    toLine = first.value;
    toCol = last.value;
    text = text.substr(0, last.at - 1);
    nameEnd = first.at - 1;
  }
  if (toLine == 0 || toLine > kMaxLineOrCol) {
    return invalid("line", first.ok ? first.at : last.at);
  }
  std::string file(text.substr(0, nameEnd));
  if (file.empty() && first.ok) {
    file = sources_.shown(posAt(line, col)).file;
  } else if (!file.empty()) {
    std::filesystem::path path = std::filesystem::path(file).lexically_normal();
    std::filesystem::path dir = std::filesystem::path(source_->path).parent_path();
    file = path.is_relative() && !dir.empty() ? (dir / path).lexically_normal().string() : path.string();
  }
  baseId_ = sources_.addLineBase(end, std::move(file), static_cast<uint32_t>(toLine), static_cast<uint32_t>(toCol));
}

void Parser::goDirective(Pos pos, std::string_view text, bool lineIsBlank) {
  if (top_ && text.starts_with("go:build")) {
    std::string_view comment(text.data() - 2, text.size() + 2);
    if (auto constraint = parseBuildConstraint(comment)) {
      goVersion_ = ast_.arena().copy(constraint->goVersion());
      buildLine_ = comment;
    }
  }
  auto report = [&](std::string message) { diags_.syntaxError(pos, std::move(message)); };
  if (!lineIsBlank) {
    return report("misplaced compiler directive");
  }
  if (text.starts_with("go:linkname ") || text.starts_with("go:linknamestd ")) {
    if (size_t words = wordCount(text); words < 2 || words > 3) {
      return report("usage: //" + std::string(directiveVerb(text)) + " localname [linkname]");
    }
  }
  if ((text == "go:embed" || text.starts_with("go:embed ")) && wordCount(text) < 2) {
    return report("usage: //go:embed pattern...");
  }
  std::string_view verb = directiveVerb(text);
  if (!options_.standardLibrary) {
    if (contains(kRuntimeDirectives, verb)) {
      report("//" + std::string(verb) + " only allowed in runtime");
    } else if (verb == "go:uintptrkeepalive") {
      report("//" + std::string(verb) + " is only allowed in the standard library");
    } else if (verb.starts_with("go:cgo_") && verb != "go:cgo_import_dynamic") {
      report("//" + std::string(text) + " only allowed in cgo-generated code");
    }
  }
  directives_.push_back({pos, text});
  pending_.push_back({pos, text});
}

// The directives since the last declaration or statement, for the declaration that begins here.
List<Directive> Parser::takeDirectives() {
  List<Directive> taken = freeze(pending_);
  pending_.clear();
  return taken;
}

// At constructs that take no directives: reports those that stand there in vain.
void Parser::clearDirectives() {
  for (const Directive& d : pending_) {
    if (isDeclDirective(directiveVerb(d.text))) {
      diags_.syntaxError(d.pos, "misplaced compiler directive");
    } else if (directiveVerb(d.text) == "go:embed") {
      diags_.syntaxError(d.pos, "misplaced go:embed directive");
    }
  }
  pending_.clear();
}

}  // namespace syntax
