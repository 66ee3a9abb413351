// This file implements build constraints on file names and in file headers.
#include "driver/build_tags.h"

#include <charconv>
#include <unordered_set>
#include <vector>

#include "syntax/build_constraint.h"

namespace driver {

namespace {

const std::unordered_set<std::string_view>& systems() {
  static const auto& set = *new std::unordered_set<std::string_view>{
#define GOOS(name) #name,
#include "driver/platforms.def"
  };
  return set;
}

const std::unordered_set<std::string_view>& processors() {
  static const auto& set = *new std::unordered_set<std::string_view>{
#define GOARCH(name) #name,
#include "driver/platforms.def"
  };
  return set;
}

const std::unordered_set<std::string_view>& experiments() {
  static const auto& set = *new std::unordered_set<std::string_view>{
#define EXPERIMENT(name) "goexperiment." #name,
#include "driver/platforms.def"
  };
  return set;
}

constexpr int kNewestGo = 27;

}  // namespace

TagSet gorootTags(std::string_view importPath) {
  static const auto& amd64 = *new std::unordered_set<std::string_view>{
#define AMD64_PACKAGE(path) path,
#include "driver/goroot_amd64.def"
  };
  return amd64.contains(importPath) ? TagSet::GorootAmd64 : TagSet::Goroot;
}

bool tagHolds(std::string_view tag, TagSet tags) {
  if (tag == "linux" || tag == "unix" || tag == "go2cpp" || tag == "gc" || tag == "purego" ||
      experiments().contains(tag)) {
    return true;
  }
  if (tag == "amd64" || tag == "amd64.v1") {
    return tags != TagSet::Goroot;
  }
  if (tag == "math_big_pure_go" || tag == "osusergo" || tag == "netgo") {
    return tags != TagSet::User;
  }
  if (!tag.starts_with("go1.")) {
    return false;
  }
  int minor = 0;
  const char* end = tag.data() + tag.size();
  auto [p, error] = std::from_chars(tag.data() + 4, end, minor);
  return error == std::errc() && p == end && 1 <= minor && minor <= kNewestGo;
}

bool fileNameMatches(std::string_view name, TagSet tags) {
  if (!name.ends_with(".go") || name.starts_with("_") || name.starts_with(".") || name.ends_with("_test.go")) {
    return false;
  }
  name.remove_suffix(3);
  // Only what follows the first underscore counts: linux.go is an ordinary file.
  std::vector<std::string_view> parts;
  for (size_t at = name.find('_'); at != std::string_view::npos;) {
    size_t next = name.find('_', at + 1);
    parts.push_back(name.substr(at + 1, next == std::string_view::npos ? next : next - at - 1));
    at = next;
  }
  if (parts.empty()) {
    return true;
  }
  std::string_view last = parts.back();
  if (processors().contains(last)) {
    bool foreignSystem =
        parts.size() >= 2 && systems().contains(parts[parts.size() - 2]) && !tagHolds(parts[parts.size() - 2], tags);
    return tagHolds(last, tags) && !foreignSystem;
  }
  return !systems().contains(last) || tagHolds(last, tags);
}

bool constraintHolds(std::string_view text, TagSet tags) {
  // The line must stand above the package clause; only comments and blank lines can precede it.
  bool inBlock = false;
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    size_t start = line.find_first_not_of(" \t\r");
    line = start == std::string_view::npos ? std::string_view() : line.substr(start);
    while (!line.empty() && line.back() == '\r') {
      line.remove_suffix(1);
    }
    if (inBlock || line.starts_with("/*")) {
      inBlock = line.find("*/") == std::string_view::npos;
      continue;
    }
    if (line.starts_with("//go:build")) {
      auto constraint = syntax::parseBuildConstraint(line);
      return constraint == nullptr || constraint->eval([&](std::string_view tag) { return tagHolds(tag, tags); });
    }
    if (!line.empty() && !line.starts_with("//")) {
      return true;
    }
  }
  return true;
}

}  // namespace driver
