// This file implements verifyFile.
//
// Generated code that Clang rejects is a fault of go2cpp, so the messages keep Clang's words; positions are "presumed"
// ones, that is, where #line says they are.
#include "clang/verify.h"

#include <memory>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"

namespace go2cpp_clang {

namespace {

class Reporter : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, info);
    if (level < clang::DiagnosticsEngine::Error) {
      return;
    }
    llvm::SmallString<256> text;
    info.FormatDiagnostic(text);
    if (info.hasSourceManager() && info.getLocation().isValid()) {
      clang::PresumedLoc at = info.getSourceManager().getPresumedLoc(info.getLocation());
      llvm::errs() << at.getFilename() << ":" << at.getLine() << ":" << at.getColumn() << ": ";
    }
    llvm::errs() << "C++ error: " << text << "\n";
  }
};

}  // namespace

bool verifyFile(const std::string& path, const std::string& flags) {
  std::vector<std::string> args;
  llvm::SmallVector<llvm::StringRef, 16> parts;
  llvm::StringRef(flags).split(parts, ' ', -1, /*KeepEmpty=*/false);
  args.assign(parts.begin(), parts.end());
  args.push_back("-xc++");                   // headers too
  args.push_back("-fno-caret-diagnostics");  // and no count of errors at the end
  clang::tooling::FixedCompilationDatabase database(".", args);
  clang::tooling::ClangTool tool(database, {path});
  Reporter reporter;
  tool.setDiagnosticConsumer(&reporter);
  tool.setPrintErrorMessage(false);
  return tool.run(clang::tooling::newFrontendActionFactory<clang::SyntaxOnlyAction>().get()) == 0;
}

}  // namespace go2cpp_clang
