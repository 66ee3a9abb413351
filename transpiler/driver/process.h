// This file declares how go2cpp runs other programs. Command lines are programs with their arguments; no shell is
// involved.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace driver {

using CommandLine = std::vector<std::string>;

// Runs the command with inherited standard streams; its exit status, or -1 if it could not be started. show: prints it
// first.
int runCommand(const CommandLine& command, bool show);

// Runs all, as many at once as there are processors. True if all succeeded; after a failure no more are started.
bool runCommands(const std::vector<CommandLine>& commands, bool show);

// What the command writes to its standard output or error; nothing if it fails.
enum class Stream { Output, Error };
std::optional<std::string> outputOf(const CommandLine& command, Stream stream);

// Replaces this process by the program.
[[noreturn]] void replaceProcess(const std::string& program, const std::vector<std::string>& args);

}  // namespace driver
