// This file implements the link step.
//
// What clang would start is asked once (clang -###) and kept in the cache, with placeholders for what differs from
// program to program; below it stand the files it names, since an update of the system may move them.
#include "driver/link.h"

#include <cstdlib>
#include <optional>

#include "driver/cache.h"
#include "driver/files.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Program.h"

namespace driver {

namespace fs = llvm::sys::fs;

namespace {

constexpr const char* kObjects = "{objects}";
constexpr const char* kOutput = "{output}";

// The words of the last command that clang -### shows: each is in double quotes, with a backslash before ", \\ and $.
std::optional<CommandLine> lastCommand(llvm::StringRef shown) {
  llvm::SmallVector<llvm::StringRef, 16> lines;
  shown.split(lines, '\n', -1, /*KeepEmpty=*/false);
  if (lines.empty() || !lines.back().starts_with(" \"")) {
    return std::nullopt;
  }
  CommandLine words;
  bool inside = false;
  for (size_t i = 0; i < lines.back().size(); i++) {
    char c = lines.back()[i];
    if (c == '"') {
      inside = !inside;
      if (inside) {
        words.emplace_back();
      }
    } else if (inside) {
      words.back() += c == '\\' ? lines.back()[++i] : c;
    }
  }
  return inside ? std::nullopt : std::optional(words);
}

// The linker's command with placeholders: from the cache, else from the compiler, which is shown `command`.
std::optional<CommandLine> directCommand(const Compiler& compiler, const CommandLine& command,
                                         const std::string& object, const std::string& output) {
  Hash hash;
  hash.add(stamp(compiler.path));
  for (const char* variable : {"LIBRARY_PATH", "COMPILER_PATH", "PATH"}) {
    const char* value = std::getenv(variable);
    hash.add(value == nullptr ? "" : value);
  }
  for (const std::string& word : command) {
    hash.add(word == object ? kObjects : word == output ? kOutput : word);
  }
  std::string folder = cacheRoot() + "/link";
  std::string entry = folder + "/" + hash.hex();
  std::string error;
  CommandLine words;
  if (auto known = readFile(entry, &error)) {
    llvm::SmallVector<llvm::StringRef, 64> lines;
    llvm::StringRef(*known).split(lines, '\n', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef line : lines) {
      words.push_back(line.str());
    }
  } else {
    CommandLine ask = command;
    ask.insert(ask.begin() + 1, "-###");
    auto shown = outputOf(ask, Stream::Error);
    auto parsed = shown ? lastCommand(*shown) : std::nullopt;
    if (!parsed) {
      return std::nullopt;
    }
    std::string text;
    for (std::string& word : *parsed) {
      word = word == object ? kObjects : word == output ? kOutput : word;
      text += word + "\n";
    }
    words = std::move(*parsed);
    if (!fs::create_directories(folder)) {
      writeFile(entry, text, &error);
      trim(folder, 64);
    }
  }
  for (const std::string& word : words) {
    if (word.starts_with("/") && !fs::exists(word)) {
      fs::remove(entry);
      return std::nullopt;
    }
  }
  return words;
}

// Whether the C and C++ libraries are there as archives. Not every system has them.
bool canLinkStatically(const Compiler& compiler) {
  for (const char* archive : {"libc.a", "libstdc++.a"}) {
    auto file = outputOf({compiler.path, std::string("-print-file-name=") + archive}, Stream::Output);
    if (!file || !file->starts_with("/")) {
      return false;
    }
  }
  return true;
}

}  // namespace

CommandLine linkCommand(const Compiler& compiler, const std::vector<std::string>& objects, const std::string& output,
                        const std::vector<std::string>& flags, const Options& options) {
  bool run = options.command == driver::Command::Run;
  CommandLine command{compiler.path};
  command.insert(command.end(), objects.begin(), objects.end());
  // The default linker takes several times as long as these.
  if (compiler.clang || llvm::sys::findProgramByName("mold")) {
    for (const char* linker : {"mold", "lld"}) {
      if (llvm::sys::findProgramByName(std::string("ld.") + linker)) {
        command.push_back(std::string("-fuse-ld=") + linker);
        if (run) {  // small and used once
          command.push_back("-Wl,--build-id=none");
        }
        break;
      }
    }
  }
  // An executable to keep is self-contained, as Go's are, and starts in half the time. One for a debugger is not: gdb
  // knows threads by the shared library of theirs.
  if (!run && options.optimize != "O0" && canLinkStatically(compiler)) {
    command.push_back("-static");
  }
  command.insert(command.end(), {"-o", output});
  command.insert(command.end(), flags.begin(), flags.end());
  if (!run || !compiler.clang || objects.empty()) {
    return command;
  }

  CommandLine single = command;
  single.erase(single.begin() + 2, single.begin() + 1 + static_cast<long>(objects.size()));
  auto words = directCommand(compiler, single, objects[0], output);
  if (!words) {
    return command;
  }
  CommandLine direct;
  for (const std::string& word : *words) {
    if (word == kObjects) {
      direct.insert(direct.end(), objects.begin(), objects.end());
    } else {
      direct.push_back(word == kOutput ? output : word);
    }
  }
  return direct;
}

}  // namespace driver
