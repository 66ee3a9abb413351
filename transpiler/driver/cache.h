// This file declares the cache of what was compiled: its folder, keys and size. Entries are written under a temporary
// name and renamed, so parallel builds do not disturb each other.
#pragma once

#include <string>
#include <string_view>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA1.h"

namespace driver {

// The cache's folder: below $XDG_CACHE_HOME, else ~/.cache, else /tmp. It need not exist.
std::string cacheRoot();

// Size and time of a file stand for its contents.
std::string stamp(const std::string& file);

// The key of an entry: a hash of all that went into it.
class Hash {
 public:
  void add(std::string_view text);
  void addStamps(const std::string& folder);  // of all files below
  std::string hex() { return llvm::toHex(sha_.final(), /*LowerCase=*/true); }

 private:
  llvm::SHA1 sha_;
};

// Keeps the newest `keep` entries of a cache folder.
void trim(const std::string& folder, size_t keep);

}  // namespace driver
