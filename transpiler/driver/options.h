// This file defines Options: what the command line asks for. main.cpp fills it in.
#pragma once

#include <string>
#include <vector>

namespace driver {

enum class Command {
  Transpile,  // go2cpp a.go -o a.cpp: write C++
  Run,        // go2cpp run a.go args...: compile and run it
  Build,      // go2cpp build ./cmd/x -o x: an executable
  Check,      // go2cpp check ./...: report errors only
};

enum class Emit { Cpp, Tokens, Ast, Types, Facts };

struct Options {
  Command command = Command::Transpile;
  Emit emit = Emit::Cpp;

  std::vector<std::string> inputs;  // .go files of one package, package folders, "./..." patterns
  std::vector<std::string> args;    // run: the program's arguments

  std::string output;   // -o: file, or folder for several packages; empty: standard output (build: the package's name)
  std::string header;   // --header: where the package's header goes; empty: beside the output
  std::string depfile;  // --depfile: rules for make and ninja
  std::string summary;  // --summary: where what is known of the package's functions goes; empty: nowhere
  std::string package;  // --package: folder of a bundled package to transpile, and
  std::string importPath;                // --import-path: its import path
  std::string pkgDir;                    // --pkg-dir: the bundled packages; empty: those installed beside go2cpp
  std::string goroot;                    // --goroot: a Go tree for packages that are not bundled; empty: none
  std::string lang;                      // --lang: language version "go1.N"; empty: from go.mod, else the newest
  std::vector<std::string> warningsOff;  // --no-warn: names of diag/warnings.def, or "all"
  std::string optimize;                  // -O0 ... -O3 for the C++ compiler; empty: -O0 for run, -O2 for build
  bool lineDirectives = false;
  bool verify = false;         // --verify: go2cpp-clang must accept the C++
  bool format = true;          // --format: go2cpp-clang breaks the long lines of what -o writes
  bool json = false;           // --json: diagnostics as JSON
  bool keepGoing = false;      // check --keep-going: as the type checker alone, syntax errors or not
  bool printCommands = false;  // -x: show the commands of run and build
  bool verbose = false;        // -v: name the packages
};

}  // namespace driver
