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

#include <bitset>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pos.h"

namespace llvm {
class raw_ostream;
}

namespace diag {

enum class Code : uint8_t {
#define DIAG_NAME(name) name,
#include "diag/codes.def"
#define WARNING(code, name, on) code,
#include "diag/warnings.def"
};

// The code's name: "UndeclaredName", for warnings "copylocks".
std::string_view codeName(Code code);

// The warning of that name.
std::optional<Code> warningNamed(std::string_view name);
// The names of all warnings, in the order of warnings.def.
std::vector<std::string_view> warningNames();

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
  explicit Diags(const base::Sources& sources);

  // Ends after this many errors; 0 = no limit.
  void setLimit(int limit) { limit_ = limit; }

  void error(base::Pos pos, Code code, std::string message);
  // Dropped if warnings of that code are off.
  void warning(base::Pos pos, Code code, std::string message);

  // Turns a warning off or on; warnings.def says how it is at first.
  void enable(Code warning, bool on) { off_.set(static_cast<size_t>(warning), !on); }
  bool isOn(Code warning) const { return !off_.test(static_cast<size_t>(warning)); }

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
  // neighbours once, then gc's "too many errors" line if full. Warnings say so, and end with their name in brackets.
  // packageOf: gives the import path of the package that a position is in, for "# path" lines above its diagnostics as
  // the go command prints them; may be null.
  using PackageOf = std::function<std::string_view(base::Pos)>;
  void print(llvm::raw_ostream& out, const PackageOf& packageOf = nullptr) const;

  // Prints a line of JSON for each: {"file", "line", "column", "code", "message", "severity"}, in the same order. Where
  // there is no position the file is empty and the numbers are 0.
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
  std::bitset<256> off_;  // by Code
  base::Pos lastSyntax_;  // where the last syntax error was
  base::Pos lastOther_;   // where the last other error was, and
  std::string lastText_;  // its message
};

}  // namespace diag
