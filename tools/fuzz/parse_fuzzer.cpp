// This file implements a fuzzer of the scanner and parser: whatever the bytes, parsing ends, without an error of ours.
//
//   cmake --preset asan -DGO2CPP_FUZZ=ON && ninja -C build-asan parse_fuzzer
//   ASAN_OPTIONS=detect_leaks=0 build-asan/fuzz/parse_fuzzer -max_total_time=600 -max_len=4096 -dict=tools/fuzz/go.dict
//   CORPUS tests/run tests/syntax samples/*/
//
// Trees live in an arena that runs no destructors, hence no leak check. CORPUS is a folder of your own for what the
// fuzzer finds. An input that broke something becomes a test in tests/syntax, named after the bug.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/pos.h"
#include "diag/diag.h"
#include "syntax/nodes.h"
#include "syntax/syntax.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  base::Sources sources;
  diag::Diags diags(sources);
  ast::Ast ast;
  const base::SourceFile* source = sources.add("fuzz.go", std::string(reinterpret_cast<const char*>(data), size));
  syntax::parseFile(source, sources, diags, ast);
  return 0;
}
