// This file implements go2cpp's command line: flags in, driver::Options out.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "driver/driver.h"
#include "driver/toolchain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"

namespace cl = llvm::cl;
using driver::Command;
using driver::Emit;

static const char kHelp[] = R"(go2cpp turns Go into readable C++20 with goroutines on its own fast runtime.

  go2cpp hello.go -o hello.cpp       write C++: comments, names and order stay
  go2cpp hello.go                    the same on standard output
  go2cpp ./pkg -o out                a package folder and what it imports, into a folder
  go2cpp run hello.go [ARGS...]      compile and run at once; the executable is cached
  go2cpp build ./cmd/x -o x          an optimised executable
  go2cpp check ./...                 report errors only, in the words of the Go compiler

A program is one or more .go files of one package, or a folder. With a go.mod, the module's packages can be imported;
bundled packages (fmt, sync, time, ...) always can.

Output
  -o FILE               where the C++ (or the executable) goes; a folder for several packages
  --header FILE         where the header of a package that is not main goes
  --summary FILE        where what callers may know about the package's functions goes
  --depfile FILE        also write a dependency file for make or ninja
  --line-directives     add #line, so that debuggers and sanitizers show the Go source
  --emit=WHAT           show a stage instead: tokens, ast, types, facts, cpp
  --no-format           leave long lines unbroken
  --verify              have Clang check the C++; errors point to the Go lines

Language
  --lang=go1.N          language version; else that of go.mod, else the newest
  --goroot=DIR          take packages that are not bundled from this Go installation

run and build
  -O0 ... -O3           optimisation; run uses -O0, build -O2
  -x                    show the commands
  --cxxflags, --ldflags print the flags to compile and link generated C++ by hand:
                        c++ $(go2cpp --cxxflags) hello.cpp $(go2cpp --ldflags)

Warnings
  --no-warn=NAME,...    turn warnings off: all, or some of loopclosure, copylocks, lostcancel, sigchanyzer,
                        waitgroup, assign, unreachable, printf

Other
  --json                diagnostics as JSON
  --keep-going          check: what Go's type checker says on its own, also where the syntax is wrong; labels and jumps
                        are in its words, and restrictions that only Go's compiler has are left out
  -v                    name the packages as they are checked
  --version, --help

The exit status is 1 if the Go program has errors, else 0; `run` ends with the program's own.
)";

// Options that are valid everywhere. cl::sub(All) makes them known to the subcommands too.
static cl::SubCommand runCommand("run", "compile and run"), buildCommand("build", "build an executable"),
    checkCommand("check", "report errors");
#define EVERYWHERE cl::sub(cl::SubCommand::getAll())
static cl::list<std::string> inputs(cl::Positional, EVERYWHERE, cl::desc("FILES"));
static cl::opt<std::string> output("o", EVERYWHERE);
static cl::opt<std::string> header("header", EVERYWHERE);
static cl::opt<std::string> depfile("depfile", EVERYWHERE);
static cl::opt<std::string> summary("summary", EVERYWHERE);
static cl::opt<std::string> package("package", EVERYWHERE);
static cl::opt<std::string> importPath("import-path", EVERYWHERE);
static cl::opt<std::string> pkgDir("pkg-dir", EVERYWHERE);
static cl::opt<std::string> goroot("goroot", EVERYWHERE);
static cl::opt<std::string> lang("lang", EVERYWHERE);
static cl::opt<std::string> optimize("O", cl::Prefix, EVERYWHERE);
static cl::list<std::string> noWarn("no-warn", cl::CommaSeparated, EVERYWHERE);
static cl::opt<bool> lineDirectives("line-directives", EVERYWHERE);
static cl::opt<bool> verify("verify", EVERYWHERE);
static cl::opt<bool> noFormat("no-format", EVERYWHERE);
static cl::opt<bool> json("json", EVERYWHERE);
static cl::opt<bool> keepGoing("keep-going", EVERYWHERE);
static cl::opt<bool> showCommands("x", EVERYWHERE);
static cl::opt<bool> verbose("v", EVERYWHERE);
static cl::opt<bool> cxxflags("cxxflags", EVERYWHERE);
static cl::opt<bool> ldflags("ldflags", EVERYWHERE);
static cl::opt<Emit> emit("emit", EVERYWHERE, cl::init(Emit::Cpp),
                          cl::values(clEnumValN(Emit::Tokens, "tokens", ""), clEnumValN(Emit::Ast, "ast", ""),
                                     clEnumValN(Emit::Types, "types", ""), clEnumValN(Emit::Facts, "facts", ""),
                                     clEnumValN(Emit::Cpp, "cpp", "")));
#undef EVERYWHERE

static int usage(const std::string& message) {
  llvm::errs() << "go2cpp: " << message << "\nTry: go2cpp --help\n";
  return 1;
}

// `run` hands everything behind its .go files (or its folder) to the program; the rest is parsed as flags.
static std::vector<std::string> splitRunArgs(std::vector<const char*>& argv) {
  size_t i = 2;
  for (bool found = false; i < argv.size(); i++) {
    llvm::StringRef a = argv[i];
    bool isFile = a.ends_with(".go");
    if (found && !isFile) {
      break;
    }
    if (!found && a.starts_with("-")) {
      static constexpr llvm::StringRef kWithValue[] = {"goroot", "lang", "pkg-dir", "depfile", "o", "no-warn"};
      i += llvm::is_contained(kWithValue, a.ltrim('-'));
      continue;
    }
    found = true;
    if (!isFile) {  // a folder is the whole package
      i++;
      break;
    }
  }
  std::vector<std::string> rest(argv.begin() + static_cast<long>(std::min(i, argv.size())), argv.end());
  argv.resize(std::min(i, argv.size()));
  return rest;
}

static bool isLangVersion(llvm::StringRef text) {
  unsigned minor;
  return text.consume_front("go1.") && !text.empty() && !text.getAsInteger(10, minor);
}

int main(int argc, char** argv) {
  std::vector<const char*> args(argv, argv + argc);
  driver::Options options;
  if (argc > 1 && llvm::StringRef(argv[1]) == "run") {
    options.args = splitRunArgs(args);
  }
  if (argc == 1) {
    llvm::errs() << kHelp;
    return 1;
  }
  for (const char* a : args) {
    llvm::StringRef word(a);
    if (word == "--help" || word == "-help" || word == "-h" || (word == "help" && args.size() == 2)) {
      llvm::outs() << kHelp;
      return 0;
    }
    if (word == "--version" || word == "-version" || (word == "version" && args.size() == 2)) {
      llvm::outs() << "go2cpp " GO2CPP_VERSION " (language go1.27)\n";
      return 0;
    }
  }
  if (!cl::ParseCommandLineOptions(static_cast<int>(args.size()), args.data(), "", &llvm::errs())) {
    llvm::errs() << "Try: go2cpp --help\n";
    return 1;
  }

  driver::Layout layout = driver::findLayout(argv[0]);
  if (cxxflags || ldflags) {
    llvm::outs() << (cxxflags ? driver::cxxFlags(layout) : "") << (cxxflags && ldflags ? " " : "")
                 << (ldflags ? driver::ldFlags(layout) : "") << "\n";
    return 0;
  }
  options.command = runCommand     ? Command::Run
                    : buildCommand ? Command::Build
                    : checkCommand ? Command::Check
                                   : Command::Transpile;
  options.emit = emit;
  options.inputs = inputs;
  options.output = output;
  options.header = header;
  options.depfile = depfile;
  options.summary = summary;
  options.package = package;
  options.importPath = importPath;
  options.pkgDir = pkgDir;
  options.goroot = goroot;
  options.lang = lang;
  options.optimize = optimize.empty() ? "" : "O" + optimize;
  bool executable = options.command == Command::Run || options.command == Command::Build;
  options.lineDirectives = lineDirectives || executable;
  options.verify = verify;
  options.format = !noFormat;
  options.json = json;
  options.keepGoing = keepGoing && options.command == Command::Check;
  options.printCommands = showCommands;
  options.verbose = verbose;
  if (options.inputs.empty() && options.package.empty()) {
    if (options.command == Command::Transpile) {
      return usage("no input files");
    }
    options.inputs.push_back(".");
  }
  if (options.package.empty() != options.importPath.empty()) {
    return usage("--package and --import-path go together");
  }
  if (!options.lang.empty() && !isLangVersion(options.lang)) {
    return usage("invalid value \"" + options.lang + "\" for --lang: should be something like \"go1.12\"");
  }

  options.warningsOff = noWarn;
  for (const std::string& name : options.warningsOff) {
    if (name != "all" && !driver::isWarning(name)) {
      return usage("no warning \"" + name + "\"");
    }
  }

  // The phases recurse over the tree; they get a stack that the deepest input the parser lets through cannot exhaust.
  constexpr unsigned kStackSize = 1u << 30;
  int status = 1;
  llvm::thread worker(std::optional<unsigned>(kStackSize), [&] { status = driver::execute(options, layout); });
  worker.join();
  return status;
}
