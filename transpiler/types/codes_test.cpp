// Tests of diag/codes.def: each example draws its code, in the words that gc was recorded to use.
#include <gtest/gtest.h>

#include <regex>
#include <vector>

#include "syntax/syntax.h"
#include "types/info.h"

namespace types {
namespace {

// What examples import as "lib".
const char kLibrary[] = "package lib\n\ntype hidden int\n\ntype Guard struct{ state hidden }\n";

class Example {
 public:
  explicit Example(std::string text) : diags_(sources_) {
    const std::string separator = "\n---\n";
    std::vector<std::pair<std::string, std::string>> files{{"a.go", std::move(text)}};
    if (size_t at = files[0].second.find(separator); at != std::string::npos) {
      files.push_back({"b.go", files[0].second.substr(at + separator.size())});
      files[0].second.resize(at);
    }
    check("p", files);
  }

  const std::vector<diag::Diagnostic>& all() const { return diags_.all(); }

 private:
  Package* check(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files) {
    auto* pkg = new Package;
    pkg->path = path;
    for (const auto& [name, text] : files) {
      if (ast::File* f = syntax::parseFile(sources_.add(name, text), sources_, diags_, ast_)) {
        pkg->files.push_back(f);
      }
    }
    CheckOptions options;
    options.importer = [this](std::string_view imported, std::string* error) -> Package* {
      if (imported == "unsafe") {
        return unsafePackage();
      }
      *error = "open : no such file or directory";
      return imported == "lib" ? check("lib", {{"lib.go", kLibrary}}) : nullptr;
    };
    if (!diags_.hasSyntaxErrors()) {
      checkPackage(pkg, pkg->files, options, diags_);
    }
    return pkg;
  }

  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
};

struct Entry {
  diag::Code code;
  const char* words;
  const char* message;
  const char* example;
};

const Entry kEntries[] = {
#define DIAG_CODE(name, words, message, example) {diag::Code::name, words, message, example},
#include "diag/codes.def"
};

TEST(Codes, EveryExampleDrawsItsCodeInTheWordsOfGc) {
  for (const Entry& e : kEntries) {
    Example example(e.example);
    ASSERT_FALSE(example.all().empty()) << diag::codeName(e.code);
    bool found = false;
    for (const diag::Diagnostic& d : example.all()) {
      // Without cgo there is no package C whatever its name.
      if (e.code != diag::Code::ImportCRenamed || d.code != diag::Code::BrokenImport) {
        EXPECT_EQ(diag::codeName(d.code), diag::codeName(e.code)) << d.message;
        found |= d.message == e.message;
      }
    }
    EXPECT_TRUE(found) << diag::codeName(e.code) << ": " << example.all()[0].message << "\nwanted: " << e.message;
  }
}

// The words with anything for their arguments.
TEST(Codes, WordsFitTheirExamples) {
  for (const Entry& e : kEntries) {
    std::string pattern;
    for (std::string_view rest(e.words); !rest.empty(); rest.remove_prefix(1)) {
      if (rest[0] == '%' && rest.size() > 1) {
        rest.remove_prefix(1);
        pattern += "[^]*";
      } else {
        bool special = std::string_view("()[]{}.*+?|\\^$").find(rest[0]) != std::string_view::npos;
        pattern += std::string(special ? "\\" : "") + rest[0];
      }
    }
    EXPECT_TRUE(std::regex_search(e.message, std::regex(pattern))) << diag::codeName(e.code) << ": " << e.words;
  }
}

}  // namespace
}  // namespace types
