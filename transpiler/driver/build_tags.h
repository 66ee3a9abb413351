// This file declares which files of a folder belong to a package: Go's build constraints for linux/amd64.
#pragma once

#include <string_view>

namespace driver {

// Which tags hold.
enum class TagSet {
  User,         // as under the go command: amd64 holds
  Goroot,       // a processor of our own: no file that relies on assembly takes part
  GorootAmd64,  // the packages of goroot_amd64.def
};

// The tags for a package of a GOROOT.
TagSet gorootTags(std::string_view importPath);

bool tagHolds(std::string_view tag, TagSet tags);

// True if a file of this name may take part: not a test, not hidden, and no foreign system or processor in its name.
bool fileNameMatches(std::string_view name, TagSet tags);

// True if the text has no //go:build line above its package clause, or one that holds.
bool constraintHolds(std::string_view text, TagSet tags);

}  // namespace driver
