// This file implements the cache's folder, keys and size.
#include "driver/cache.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "llvm/Support/FileSystem.h"

namespace driver {

namespace fs = llvm::sys::fs;

std::string cacheRoot() {
  const char* xdg = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  if (xdg != nullptr && *xdg == '/') {
    return std::string(xdg) + "/go2cpp";
  }
  return home != nullptr && *home != 0 ? std::string(home) + "/.cache/go2cpp"
                                       : "/tmp/go2cpp-cache-" + std::to_string(getuid());
}

std::string stamp(const std::string& file) {
  fs::file_status status;
  if (fs::status(file, status)) {
    return file + " missing";
  }
  return file + " " + std::to_string(status.getSize()) + " " +
         std::to_string(status.getLastModificationTime().time_since_epoch().count());
}

void Hash::add(std::string_view text) {
  std::string size = std::to_string(text.size()) + ":";
  sha_.update(size);
  sha_.update(llvm::StringRef(text));
}

void Hash::addStamps(const std::string& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    add(stamp(it->path()));
  }
}

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

}  // namespace driver
