// This file implements compiling and linking generated code.
//
// The compiler is a subprocess: it costs 15 ms more than Clang in process and may be any compiler. A precompiled header
// of go/go.h is made once for a compiler and its flags, which more than halves the time of a small program. Cache
// entries are written under a temporary name and renamed, so parallel builds do not disturb each other.
#include "driver/toolchain.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "driver/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/SHA1.h"
#include "llvm/Support/raw_ostream.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

struct Compiler {
  std::string path;
  bool clang = false;
};

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

std::string cacheRoot() {
  const char* xdg = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  if (xdg != nullptr && *xdg == '/') {
    return std::string(xdg) + "/go2cpp";
  }
  return home != nullptr && *home != 0 ? std::string(home) + "/.cache/go2cpp"
                                       : "/tmp/go2cpp-cache-" + std::to_string(getuid());
}

// Size and time of a file stand for its contents.
std::string stamp(const std::string& file) {
  fs::file_status status;
  if (fs::status(file, status)) {
    return file + " missing";
  }
  return file + " " + std::to_string(status.getSize()) + " " +
         std::to_string(status.getLastModificationTime().time_since_epoch().count());
}

class Hash {
 public:
  void add(std::string_view text) {
    std::string size = std::to_string(text.size()) + ":";
    sha_.update(size);
    sha_.update(llvm::StringRef(text));
  }
  std::string hex() { return llvm::toHex(sha_.final(), /*LowerCase=*/true); }

 private:
  llvm::SHA1 sha_;
};

// Keeps the newest entries of a cache folder.
void trim(const std::string& folder, size_t keep) {
  std::vector<std::pair<llvm::sys::TimePoint<>, std::string>> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (auto status = it->status()) {
      entries.emplace_back(status->getLastModificationTime(), it->path());
    }
  }
  if (entries.size() <= keep) {
    return;
  }
  std::sort(entries.begin(), entries.end());
  for (size_t i = 0; i + keep < entries.size(); i++) {
    fs::is_directory(entries[i].second) ? (void)fs::remove_directories(entries[i].second)
                                        : (void)fs::remove(entries[i].second);
  }
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
  std::error_code error;
  for (fs::recursive_directory_iterator it(layout.include + "/go", error), end; !error && it != end;
       it.increment(error)) {
    hash.add(stamp(it->path()));
  }
  // A folder for each, so that the header, which clang wants to find beside the result, goes when the result goes.
  std::string folder = cacheRoot() + "/pch/" + hash.hex();
  std::string source = folder + "/common.h";
  std::string pch = folder + "/common.pch";
  if (fs::exists(pch)) {
    return pch;
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
  std::error_code error;
  for (fs::recursive_directory_iterator it(layout.include, error), end; !error && it != end; it.increment(error)) {
    hash.add(stamp(it->path()));
  }
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
  std::vector<std::string> command{compiler->path};
  append(command, flags);
  append(command, {"-w", "-I" + source});
  if (!pch.empty()) {
    append(command, {"-include-pch", pch});
  }
  for (const GeneratedFile& f : files) {
    if (llvm::StringRef(f.name).ends_with(".cpp")) {
      command.push_back(source + "/" + f.name);
    }
  }
  // The default linker takes several times as long as these.
  if (compiler->clang || llvm::sys::findProgramByName("mold")) {
    for (const char* linker : {"mold", "lld"}) {
      if (llvm::sys::findProgramByName(std::string("ld.") + linker)) {
        command.push_back(std::string("-fuse-ld=") + linker);
        if (options.command == Command::Run) {  // small, and used once
          append(command, {"-Wl,--build-id=none"});
        }
        break;
      }
    }
  }
  std::string temporary = exe + "." + std::to_string(getpid());
  append(command, {"-o", temporary});
  append(command, linkFlags(layout));
  int status = runCommand(command, options.printCommands);
  if (status != 0 && !pch.empty() && !fs::exists(pch)) {
    // Another go2cpp has dropped it from the cache meanwhile.
    auto flag = std::find(command.begin(), command.end(), "-include-pch");
    command.erase(flag, flag + 2);
    status = runCommand(command, options.printCommands);
  }
  if (status != 0 || fs::rename(temporary, exe)) {
    fs::remove(temporary);
    llvm::errs() << "go2cpp: the C++ of this program was not accepted, which is a fault of go2cpp; it is kept in "
                 << source << "\n";
    return "";
  }
  fs::remove_directories(work);
  trim(folder, 64);
  return exe;
}

int runCommand(const std::vector<std::string>& command, bool show) {
  if (show) {
    llvm::errs() << llvm::join(command, " ") << "\n";
  }
  std::vector<llvm::StringRef> args(command.begin(), command.end());
  std::string error;
  int status = llvm::sys::ExecuteAndWait(command[0], args, std::nullopt, {}, 0, 0, &error);
  if (!error.empty()) {
    llvm::errs() << "go2cpp: " << command[0] << ": " << error << "\n";
  }
  return status;
}

void replaceProcess(const std::string& program, const std::vector<std::string>& args) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& a : args) {
    argv.push_back(const_cast<char*>(a.c_str()));
  }
  argv.push_back(nullptr);
  llvm::outs().flush();
  execv(program.c_str(), argv.data());
  llvm::errs() << "go2cpp: " << program << ": " << std::strerror(errno) << "\n";
  _exit(1);
}

}  // namespace driver
