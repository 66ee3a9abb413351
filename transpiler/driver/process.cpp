// This file implements running other programs.
#include "driver/process.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <thread>

#include "driver/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace driver {

namespace sys = llvm::sys;

static std::vector<llvm::StringRef> refs(const CommandLine& command) { return {command.begin(), command.end()}; }

static void announce(const CommandLine& command, bool show) {
  if (show) {
    llvm::errs() << llvm::join(command, " ") << "\n";
  }
}

static void reportProblem(const CommandLine& command, const std::string& error) {
  if (!error.empty()) {
    llvm::errs() << "go2cpp: " << command[0] << ": " << error << "\n";
  }
}

int runCommand(const CommandLine& command, bool show) {
  announce(command, show);
  std::string error;
  int status = sys::ExecuteAndWait(command[0], refs(command), std::nullopt, {}, 0, 0, &error);
  reportProblem(command, error);
  return status;
}

bool runCommands(const std::vector<CommandLine>& commands, bool show) {
  struct Started {
    sys::ProcessInfo process;
    const CommandLine* command;
  };
  size_t atOnce = std::max(1u, std::thread::hardware_concurrency());
  std::deque<Started> running;
  bool ok = true;
  auto waitForOldest = [&] {
    Started oldest = running.front();
    running.pop_front();
    std::string error;
    ok = sys::Wait(oldest.process, std::nullopt, &error).ReturnCode == 0 && ok;
    reportProblem(*oldest.command, error);
  };
  for (const CommandLine& command : commands) {
    if (running.size() == atOnce) {
      waitForOldest();
    }
    if (!ok) {
      break;
    }
    announce(command, show);
    std::string error;
    bool failed = false;
    sys::ProcessInfo process = sys::ExecuteNoWait(command[0], refs(command), std::nullopt, {}, 0, &error, &failed);
    reportProblem(command, error);
    if (failed) {
      ok = false;
      break;
    }
    running.push_back({process, &command});
  }
  while (!running.empty()) {
    waitForOldest();
  }
  return ok;
}

std::optional<std::string> outputOf(const CommandLine& command, Stream stream) {
  llvm::SmallString<128> file;
  if (sys::fs::createTemporaryFile("go2cpp", "txt", file)) {
    return std::nullopt;
  }
  std::optional<llvm::StringRef> redirects[3];
  redirects[stream == Stream::Output ? 1 : 2] = file.str();
  int status = sys::ExecuteAndWait(command[0], refs(command), std::nullopt, redirects);
  std::string error;
  auto text = status == 0 ? readFile(file.str().str(), &error) : std::nullopt;
  sys::fs::remove(file);
  return text;
}

void replaceProcess(const std::string& program, const std::vector<std::string>& args) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& a : args) {
    argv.push_back(const_cast<char*>(a.c_str()));
  }
  argv.push_back(nullptr);
  llvm::outs().flush();
  execv(program.c_str(), argv.data());
  llvm::errs() << "go2cpp: " << program << ": " << std::strerror(errno) << "\n";
  _exit(1);
}

}  // namespace driver
