// This file declares which files of a folder belong to a package: Go's build constraints for linux/amd64.
#pragma once

#include <string_view>

namespace driver {

// Which tags hold. The user's packages see amd64 and gc, as under the go command. Packages of a GOROOT are built for a
// processor of their own, so that files with assembly behind them drop out in favour of portable ones.
enum class TagSet { User, Goroot };

bool tagHolds(std::string_view tag, TagSet tags);

// True if a file of this name may take part: not a test, not hidden, and no foreign system or processor in its name.
bool fileNameMatches(std::string_view name, TagSet tags);

// True if the text has no //go:build line above its package clause, or one that holds.
bool constraintHolds(std::string_view text, TagSet tags);

}  // namespace driver
