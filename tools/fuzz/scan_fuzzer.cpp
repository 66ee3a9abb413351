// This file implements a fuzzer of the scanner: whatever the bytes, tokens follow each other in the text and end.
// README.md says how it is run.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "budget.h"
#include "syntax/scanner.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

// Positions only grow, and what is handed out lies in the text.
class Sink final : public syntax::ScanSink {
 public:
  void scanError(uint32_t line, uint32_t col, std::string message) override {
    require(line > 0 && col > 0 && !message.empty());
  }
  void scanComment(uint32_t line, uint32_t col, uint32_t endLine, uint32_t endCol, std::string_view text,
                   bool /*lineIsBlank*/) override {
    require(text.size() >= 2 && text[0] == '/');
    require(line < endLine || (line == endLine && col < endCol));
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Budget budget(size);
  const std::string text(reinterpret_cast<const char*>(data), size);
  Sink sink;
  syntax::Scanner scanner(text, sink);
  uint32_t line = 1, col = 0;
  size_t tokens = 0;
  do {
    scanner.next();
    require(scanner.line > line || (scanner.line == line && scanner.col >= col));
    line = scanner.line;
    col = scanner.col;
    require(++tokens <= 2 * size + 2);  // each character is a token at most, with a semicolon behind it
  } while (scanner.tok != syntax::Token::Eof);
  return 0;
}
