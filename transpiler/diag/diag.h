// This file defines Diags, where every phase reports errors and warnings, in gc's words and gc's order.
//
//   diags.error(n->pos, Code::UndeclaredName, "undefined: " + name);
//   if (diags.hasErrors()) return 1;              // after a phase
//   diags.print(llvm::errs());                    // sorted by position; once, at the end
//
// As in gc: one syntax error a line, equal errors on a line once, and after ten errors `full()` holds and the rest is
// dropped. A message may have further lines; each begins with a tab ("\n\tother declaration of x"). A diagnostic is
// lower case, without a full stop.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/pos.h"

namespace llvm {
class raw_ostream;
}

namespace diag {

enum class Code : uint8_t {
#define DIAG_CODE(name) name,
#include "diag/codes.def"
};

// The code's name, "UndeclaredName".
std::string_view codeName(Code code);

enum class Severity : uint8_t {
  Error,
  Warning,  // never changes the exit status
};

struct Diagnostic {
  base::Pos pos;
  Severity severity;
  Code code;
  std::string message;
};

class Diags {
 public:
  static constexpr int kDefaultLimit = 10;

  // Reports are printed with positions resolved by sources, which must outlive Diags.
  explicit Diags(const base::Sources& sources) : sources_(sources) {}

  // Ends after this many errors; 0 = no limit.
  void setLimit(int limit) { limit_ = limit; }

  void error(base::Pos pos, Code code, std::string message);
  void warning(base::Pos pos, Code code, std::string message);

  // An error of the scanner or parser. Text that begins with "syntax error" counts once a line.
  void syntaxError(base::Pos pos, std::string message) { error(pos, Code::Syntax, std::move(message)); }

  bool hasErrors() const { return errors_ > 0; }
  int errorCount() const { return errors_; }

  // True if the parser found a "syntax error". Other errors of the parser (bad literals, labels) leave a tree that gc
  // still checks.
  bool hasSyntaxErrors() const { return syntaxErrors_ > 0; }

  // True once the limit is reached: phases may stop early; further errors are dropped.
  bool full() const { return full_; }

  // All reports in the order they were made.
  const std::vector<Diagnostic>& all() const { return list_; }

  const base::Sources& sources() const { return sources_; }

  // Prints "file:line:col: message" lines sorted by position (files in the order of their first errors), equal
  // neighbours once, then gc's "too many errors" line if full.
  void print(llvm::raw_ostream& out) const;

  // Prints a JSON array of {file, line, col, severity, code, message}, in the same order.
  void printJson(llvm::raw_ostream& out) const;

 private:
  std::vector<const Diagnostic*> sorted() const;
  bool sameLine(base::Pos a, base::Pos b) const { return a.baseId() == b.baseId() && a.line() == b.line(); }

  const base::Sources& sources_;
  std::vector<Diagnostic> list_;
  int limit_ = kDefaultLimit;
  int errors_ = 0;
  int syntaxErrors_ = 0;
  bool full_ = false;
  base::Pos lastSyntax_;  // where the last syntax error was
  base::Pos lastOther_;   // where the last other error was, and
  std::string lastText_;  // its message
};

}  // namespace diag
