// This file implements reading go.mod.
#include "driver/module.h"

#include <vector>

#include "base/unicode.h"
#include "driver/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace driver {

namespace {

// The words of a line; quoted ones without quotes, comments left out.
std::vector<std::string> words(std::string_view line) {
  if (size_t comment = line.find("//"); comment != std::string_view::npos) {
    line = line.substr(0, comment);
  }
  std::vector<std::string> out;
  while (true) {
    size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) {
      return out;
    }
    line.remove_prefix(start);
    size_t end = line[0] == '"' || line[0] == '`' ? line.find(line[0], 1) : line.find_first_of(" \t\r()");
    if (line[0] == '(' || line[0] == ')') {
      end = 1;
    } else if (end != std::string_view::npos && (line[0] == '"' || line[0] == '`')) {
      end++;
    }
    std::string_view word = line.substr(0, end);
    auto unquoted = base::unquote(word);
    out.push_back(unquoted ? *unquoted : std::string(word));
    line.remove_prefix(word.size());
  }
}

void directive(Module& m, const std::string& verb, const std::vector<std::string>& args) {
  if (verb == "module" && !args.empty()) {
    m.path = args[0];
  } else if (verb == "go" && !args.empty()) {
    size_t firstDot = args[0].find('.');
    m.goVersion = "go" + args[0].substr(0, args[0].find('.', firstDot + 1));  // 1.21.3 and 1.21rc1 are language 1.21
    if (size_t letter = m.goVersion.find_first_not_of("0123456789.", 2); letter != std::string::npos) {
      m.goVersion.resize(letter);
    }
  } else if (verb == "require" && args.size() >= 2) {
    m.require[args[0]] = args[1];
  } else if (verb == "replace") {
    size_t arrow = args.size() > 1 && args[1] == "=>" ? 1 : 2;
    if (args.size() > arrow + 1 && args[arrow] == "=>") {
      m.replace[args[0]] = args.size() > arrow + 2 ? args[arrow + 1] + "@" + args[arrow + 2] : args[arrow + 1];
    }
  }
}

}  // namespace

Module parseModule(std::string_view text) {
  Module m;
  std::string block;  // the verb of the open "verb (" block
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::vector<std::string> line = words(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) {
      continue;
    }
    if (!block.empty()) {
      if (line[0] == ")") {
        block.clear();
      } else {
        directive(m, block, line);
      }
      continue;
    }
    std::string verb = line[0];
    line.erase(line.begin());
    if (line.size() == 1 && line[0] == "(") {
      block = verb;
    } else {
      directive(m, verb, line);
    }
  }
  return m;
}

std::optional<Module> findModule(const std::string& dir) {
  llvm::SmallString<256> at(dir.empty() ? "." : dir);
  llvm::sys::fs::make_absolute(at);
  llvm::sys::path::remove_dots(at, /*remove_dot_dot=*/true);
  for (std::string folder = at.str().str(); !folder.empty(); folder = llvm::sys::path::parent_path(folder).str()) {
    std::string error;
    if (auto text = readFile(folder + "/go.mod", &error)) {
      Module m = parseModule(*text);
      m.dir = folder;
      return m;
    }
  }
  return std::nullopt;
}

}  // namespace driver
