// This file implements a fuzzer of the checker: whatever the bytes, checking ends. The part of the input before a line
// "//==" is a package that the rest may import as "lib"; `unsafe` and a small `fmt` exist, too. README.md says how it
// is run.
//
// Like the driver, the fuzzer does not check what has syntax errors; other errors of the parser are no hindrance.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/intern.h"
#include "base/pos.h"
#include "budget.h"
#include "diag/diag.h"
#include "syntax/nodes.h"
#include "syntax/syntax.h"
#include "types/info.h"
#include "types/object.h"

namespace {

constexpr char kSeparator[] = "\n//==\n";
constexpr char kFmt[] =
    "package fmt\n"
    "type Stringer interface{ String() string }\n"
    "func Println(a ...any) (n int, err error)\n"
    "func Sprintf(format string, a ...any) string\n"
    "func Errorf(format string, a ...any) error\n";

// The packages of one input.
class Session {
 public:
  Session() : diags_(sources_) { diags_.setLimit(0); }

  // Null if the text has syntax errors.
  types::Package* check(const std::string& path, std::string_view text) {
    const base::SourceFile* source = sources_.add(path + ".go", std::string(text));
    ast::File* file = syntax::parseFile(source, sources_, diags_, ast_);
    if (file == nullptr || diags_.hasSyntaxErrors()) {
      return nullptr;
    }
    auto* pkg = new types::Package;
    pkg->path = path;
    pkg->name = base::intern(file->pkgName->value);
    pkg->files = {file};
    types::CheckOptions options;
    options.allowMissingBodies = path == "fmt";
    options.importer = [this](std::string_view name, std::string* error) -> types::Package* {
      if (name == "unsafe") {
        return types::unsafePackage();
      }
      types::Package*& known = name == "fmt" ? fmt_ : lib;
      if (name == "fmt" && fmt_ == nullptr) {
        fmt_ = check("fmt", kFmt);
      }
      if ((name != "fmt" && name != "lib") || known == nullptr) {
        *error = "package not found";
        return nullptr;
      }
      return known;
    };
    types::checkPackage(pkg, pkg->files, options, diags_);
    return pkg;
  }

  types::Package* lib = nullptr;

 private:
  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
  types::Package* fmt_ = nullptr;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Budget budget(size);
  std::string_view text(reinterpret_cast<const char*>(data), size);
  Session session;
  if (size_t at = text.find(kSeparator); at != std::string_view::npos) {
    session.lib = session.check("lib", text.substr(0, at + 1));
    text.remove_prefix(at + sizeof(kSeparator) - 1);
  }
  session.check("p", text);
  return 0;
}
