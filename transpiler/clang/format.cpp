// This file implements formatFile.
//
// The printer's text is readable already; what libFormat adds is breaking long lines and aligning what follows.
// Includes are not sorted and namespaces get no closing comments: what the text says is the printer's business.
#include "clang/format.h"

#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace go2cpp_clang {

static clang::format::FormatStyle style() {
  clang::format::FormatStyle s = clang::format::getGoogleStyle(clang::format::FormatStyle::LK_Cpp);
  s.Standard = clang::format::FormatStyle::LS_Cpp20;
  s.ColumnLimit = 100;
  s.SortIncludes = clang::format::FormatStyle::SI_Never;
  s.ReflowComments = false;
  s.FixNamespaceComments = false;
  s.DerivePointerAlignment = false;
  s.PointerAlignment = clang::format::FormatStyle::PAS_Left;
  s.AllowShortFunctionsOnASingleLine = clang::format::FormatStyle::SFS_Empty;
  s.AllowShortIfStatementsOnASingleLine = clang::format::FormatStyle::SIS_Never;
  s.AllowShortLoopsOnASingleLine = false;
  s.MaxEmptyLinesToKeep = 1;
  return s;
}

static bool fail(const std::string& path, const std::string& reason) {
  llvm::errs() << "go2cpp-clang: " << path << ": " << reason << "\n";
  return false;
}

bool formatFile(const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer) {
    return fail(path, buffer.getError().message());
  }
  llvm::StringRef text = (*buffer)->getBuffer();
  clang::tooling::Range all(0, static_cast<unsigned>(text.size()));
  clang::tooling::Replacements changes = clang::format::reformat(style(), text, {all}, path);
  auto formatted = clang::tooling::applyAllReplacements(text, changes);
  if (!formatted) {
    return fail(path, llvm::toString(formatted.takeError()));
  }
  if (*formatted == text) {
    return true;
  }
  std::error_code code;
  llvm::raw_fd_ostream out(path, code);
  if (code) {
    return fail(path, code.message());
  }
  out << *formatted;
  return true;
}

}  // namespace go2cpp_clang
