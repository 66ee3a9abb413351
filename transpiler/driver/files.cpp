// This file implements reading, writing and dependency files.
#include "driver/files.h"

#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace driver {

namespace fs = llvm::sys::fs;

// The reason as Go prints it: lower case.
static std::string reason(std::error_code code) {
  std::string text = code.message();
  if (!text.empty() && text.size() > 1 && 'A' <= text[0] && text[0] <= 'Z' && 'a' <= text[1] && text[1] <= 'z') {
    text[0] = static_cast<char>(text[0] | 0x20);
  }
  return text;
}

std::optional<std::string> readFile(const std::string& path, std::string* error) {
  if (fs::is_directory(path)) {
    *error = "is a directory";
    return std::nullopt;
  }
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer) {
    *error = reason(buffer.getError());
    return std::nullopt;
  }
  return (*buffer)->getBuffer().str();
}

bool writeFile(const std::string& path, std::string_view text, std::string* error) {
  if (fs::exists(path) && !fs::is_regular_file(path)) {  // a device or a pipe: /dev/null, /dev/stdout
    std::error_code code;
    llvm::raw_fd_ostream out(path, code, fs::OF_None);
    if (!code) {
      out << text;
      return true;
    }
    *error = reason(code);
    return false;
  }
  auto old = llvm::MemoryBuffer::getFile(path, false, false);
  if (old && (*old)->getBuffer() == llvm::StringRef(text)) {
    return true;
  }
  auto temporary = fs::TempFile::create(path + ".%%%%%%.tmp", fs::all_read | fs::all_write);
  if (!temporary) {
    *error = reason(llvm::errorToErrorCode(temporary.takeError()));
    return false;
  }
  {
    llvm::raw_fd_ostream out(temporary->FD, /*shouldClose=*/false);
    out << text;
    out.flush();
    if (out.has_error()) {
      *error = reason(out.error());
      out.clear_error();
      llvm::consumeError(temporary->discard());
      return false;
    }
  }
  if (llvm::Error failed = temporary->keep(path)) {
    *error = reason(llvm::errorToErrorCode(std::move(failed)));
    return false;
  }
  return true;
}

std::string depfileText(const std::vector<std::string>& targets, const std::vector<std::string>& sources) {
  auto escape = [](const std::string& path) {
    std::string out;
    for (char c : path) {
      if (c == ' ' || c == '#') {
        out += '\\';
      } else if (c == '$') {
        out += '$';
      }
      out += c;
    }
    return out;
  };
  std::string text;
  for (const std::string& t : targets) {
    text += (text.empty() ? "" : " ") + escape(t);
  }
  text += ":";
  for (const std::string& s : sources) {
    text += " \\\n  " + escape(s);
  }
  return text + "\n";
}

}  // namespace driver
