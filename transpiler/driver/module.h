// This file declares Module: what a go.mod file says, as far as finding packages needs it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace driver {

struct Module {
  std::string dir;                             // folder of go.mod; empty: no module
  std::string path;                            // module path
  std::string goVersion;                       // "go1.N" of the go line; empty: none
  std::map<std::string, std::string> require;  // module path -> version
  std::map<std::string, std::string> replace;  // module path -> local folder, or "path@version"
};

// Reads dir/go.mod or that of the nearest folder above. Nothing if there is none.
std::optional<Module> findModule(const std::string& dir);

// Parses the text of a go.mod file. Lines that do not matter here are skipped.
Module parseModule(std::string_view text);

}  // namespace driver
