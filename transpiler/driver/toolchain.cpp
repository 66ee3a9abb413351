// This file implements compiling and linking generated code.
//
// The compiler is a subprocess: it costs 15 ms more than Clang in process and may be any compiler. A precompiled header
// of go/go.h is made once for a compiler and its flags, which more than halves the time of a small program. Compiling
// and linking are separate commands, since the compiler's driver starts itself anew when it has more than one thing to
// do.
#include "driver/toolchain.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "driver/cache.h"
#include "driver/files.h"
#include "driver/link.h"
#include "driver/process.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

std::vector<std::string> split(std::string_view text) {
  llvm::SmallVector<llvm::StringRef, 8> parts;
  llvm::StringRef(text).split(parts, ' ', -1, /*KeepEmpty=*/false);
  return {parts.begin(), parts.end()};
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// clang++-19, else clang++, else g++: the first compiles small programs fastest. $CXX overrides.
std::optional<Compiler> findCompiler() {
  std::vector<std::string> names{"clang++-19", "clang++", "g++", "c++"};
  if (const char* cxx = std::getenv("CXX"); cxx != nullptr && *cxx != 0) {
    names.insert(names.begin(), cxx);
  }
  for (const std::string& name : names) {
    if (auto found = llvm::sys::findProgramByName(name)) {
      return Compiler{*found, llvm::StringRef(path::filename(name)).contains("clang")};
    }
  }
  llvm::errs() << "go2cpp: no C++ compiler found; install clang++-19 (or clang++, g++), or name one in $CXX\n";
  return std::nullopt;
}

std::vector<std::string> compileFlags(const Compiler& compiler, const Layout& layout, const std::string& optimize) {
  std::vector<std::string> flags{"-std=c++20", "-" + optimize, "-g1", "-pthread"};
  append(flags, split(GO2CPP_CXX_FLAGS));
  append(flags, split(GO2CPP_STACK_FLAGS));
  append(flags, split(compiler.clang ? GO2CPP_CLANG_FLAGS : GO2CPP_GNU_FLAGS));
  flags.push_back("-I" + layout.include);
  return flags;
}

std::vector<std::string> archives(const Layout& layout) {
  std::vector<std::string> list;
  for (const char* name : {"/libgo2cpp_pkg.a", "/libgo2cpp_rt.a"}) {
    if (fs::exists(layout.lib + name)) {
      list.push_back(layout.lib + name);
    }
  }
  return list;
}

std::vector<std::string> linkFlags(const Layout& layout) {
  std::vector<std::string> flags = archives(layout);
  append(flags, split(GO2CPP_LINK_FLAGS));
  flags.push_back("-Wl,--as-needed");
  for (const std::string& library : split(GO2CPP_LINK_LIBRARIES)) {
    flags.push_back("-l" + library);
  }
  flags.push_back("-lpthread");  // -pthread would also be a compile flag, which the precompiled header lacks
  return flags;
}

// What most programs include; the precompiled header holds all of it, as clang reads only the parts that are used.
constexpr const char* kCommonHeaders[] = {"go/go.h",      "go/bufio.h",       "go/context.h", "go/errors.h",
                                          "go/fmt.h",     "go/io.h",          "go/math.h",    "go/os.h",
                                          "go/runtime.h", "go/sort.h",        "go/strconv.h", "go/strings.h",
                                          "go/sync.h",    "go/sync/atomic.h", "go/time.h"};

// The precompiled header for this compiler and these flags; empty if there is none (only clang's are used: gcc's gain
// little).
std::string precompiledHeader(const Compiler& compiler, const std::vector<std::string>& flags, const Layout& layout,
                              bool show) {
  std::string header = layout.include + "/go/go.h";
  if (!compiler.clang || !fs::exists(header)) {
    return "";
  }
  std::string includes = "// What most programs include.\n";
  for (const char* common : kCommonHeaders) {
    if (fs::exists(layout.include + "/" + common)) {
      includes += std::string("#include \"") + common + "\"\n";
    }
  }
  Hash hash;
  hash.add(includes);
  hash.add(stamp(compiler.path));
  for (const std::string& flag : flags) {
    hash.add(flag);
  }
  hash.addStamps(layout.include + "/go");
  // A folder for each, so that the header, which clang wants to find beside the result, goes when the result goes.
  std::string folder = cacheRoot() + "/pch/" + hash.hex();
  std::string source = folder + "/common.h";
  std::string pch = folder + "/common.pch";
  if (fs::exists(pch)) {
    return pch;
  }
  if (llvm::errs().is_displayed()) {
    llvm::errs() << "go2cpp: preparing the precompiled header, once for this compiler and these flags\n";
  }
  std::string temporary = pch + "." + std::to_string(getpid());
  std::string problem;
  if (fs::create_directories(folder) || !writeFile(source, includes, &problem)) {
    return "";
  }
  std::vector<std::string> command{compiler.path, "-x", "c++-header", "-Xclang", "-fno-pch-timestamp"};
  append(command, flags);
  append(command, {source, "-o", temporary});
  if (runCommand(command, show) != 0 || fs::rename(temporary, pch)) {
    fs::remove(temporary);
    return "";
  }
  trim(cacheRoot() + "/pch", 16);
  return pch;
}

bool writeAll(const std::vector<GeneratedFile>& files, const std::string& folder) {
  for (const GeneratedFile& f : files) {
    std::string name = folder + "/" + f.name, error;
    if (std::error_code code = fs::create_directories(path::parent_path(name))) {
      error = code.message();
    } else if (writeFile(name, f.text, &error)) {
      continue;
    }
    llvm::errs() << "go2cpp: " << name << ": " << error << "\n";
    return false;
  }
  return true;
}

}  // namespace

std::string cxxFlags(const Layout& layout) { return "-std=c++20 " GO2CPP_CXX_FLAGS " -I" + layout.include; }

std::string ldFlags(const Layout& layout) { return llvm::join(linkFlags(layout), " "); }

std::string buildExecutable(const std::vector<GeneratedFile>& files, const Options& options, const Layout& layout) {
  auto compiler = findCompiler();
  if (!compiler) {
    return "";
  }
  if (!fs::exists(layout.lib + "/libgo2cpp_rt.a")) {
    llvm::errs() << "go2cpp: the runtime " << layout.lib << "/libgo2cpp_rt.a is missing: build or install it\n";
    return "";
  }
  std::string optimize = !options.optimize.empty() ? options.optimize : options.command == Command::Run ? "O0" : "O2";
  std::vector<std::string> flags = compileFlags(*compiler, layout, optimize);

  Hash hash;
  hash.add(stamp(compiler->path));
  for (const std::string& flag : flags) {
    hash.add(flag);
  }
  for (const std::string& flag : linkFlags(layout)) {
    hash.add(flag);
  }
  for (const std::string& archive : archives(layout)) {
    hash.add(stamp(archive));
  }
  hash.addStamps(layout.include);
  for (const GeneratedFile& f : files) {
    hash.add(f.name);
    hash.add(f.text);
  }
  std::string folder = cacheRoot() + "/exe";
  std::string exe = folder + "/" + hash.hex();
  if (fs::exists(exe)) {
    return exe;
  }
  if (std::error_code code = fs::create_directories(folder)) {
    llvm::errs() << "go2cpp: " << folder << ": " << code.message() << "\n";
    return "";
  }

  llvm::SmallString<128> work;
  if (std::error_code code = fs::createUniqueDirectory("go2cpp", work)) {
    llvm::errs() << "go2cpp: " << code.message() << "\n";
    return "";
  }
  std::string source = work.str().str();
  if (!writeAll(files, source)) {
    return "";
  }
  std::string pch = precompiledHeader(*compiler, flags, layout, options.printCommands);
  std::vector<std::string> objects;
  auto compile = [&](bool withPch) {
    std::vector<CommandLine> commands;
    objects.clear();
    for (const GeneratedFile& f : files) {
      if (!llvm::StringRef(f.name).ends_with(".cpp")) {
        continue;
      }
      objects.push_back(source + "/" + f.name + ".o");
      CommandLine& command = commands.emplace_back(CommandLine{compiler->path});
      append(command, flags);
      append(command, {"-w", "-I" + source});
      if (withPch) {
        append(command, {"-include-pch", pch});
      }
      append(command, {"-c", source + "/" + f.name, "-o", objects.back()});
    }
    return runCommands(commands, options.printCommands);
  };
  bool ok = compile(!pch.empty());
  if (!ok && !pch.empty() && !fs::exists(pch)) {
    ok = compile(false);  // another go2cpp has dropped it from the cache meanwhile
  }
  std::string temporary = exe + "." + std::to_string(getpid());
  ok = ok &&
       runCommand(linkCommand(*compiler, objects, temporary, linkFlags(layout), options), options.printCommands) == 0;
  if (!ok || fs::rename(temporary, exe)) {
    fs::remove(temporary);
    llvm::errs() << "go2cpp: the C++ of this program was not accepted, which is a fault of go2cpp; it is kept in "
                 << source << "\n";
    return "";
  }
  fs::remove_directories(work);
  trim(folder, 64);
  return exe;
}

}  // namespace driver
