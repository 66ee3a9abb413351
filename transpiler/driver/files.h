// This file declares how the driver reads and writes files: whole files in, and out only complete ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace driver {

// The file's bytes, or nothing; then *error says why ("no such file or directory").
std::optional<std::string> readFile(const std::string& path, std::string* error);

// Replaces the file by `text` in one step (a temporary file beside it, then a rename). A file that holds the same text
// already is left alone, so its time does not change. False, with *error, if that is impossible; the old file is then
// as it was.
bool writeFile(const std::string& path, std::string_view text, std::string* error);

// A rule for make and ninja: target depends on sources.
std::string depfileText(const std::vector<std::string>& targets, const std::vector<std::string>& sources);

}  // namespace driver
