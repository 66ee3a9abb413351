// This file implements the program that runs a fuzzer without libFuzzer, for the test suite:
//
//   check_replay COUNT SEED FILE-OR-FOLDER...
//
// gives the fuzzer each file as it is, then COUNT changed copies: bytes removed, repeated, replaced, or taken from
// another file. The same SEED gives the same copies. An input that breaks something is left in replay-input.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr size_t kMaxSize = 4096;
const char kInputFile[] = "replay-input";

std::vector<std::string> readAll(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> names;
  for (int i = 3; i < argc; i++) {
    if (fs::is_directory(argv[i])) {
      for (const auto& entry : fs::directory_iterator(argv[i])) {
        names.push_back(entry.path());
      }
    } else {
      names.emplace_back(argv[i]);
    }
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string> texts;
  for (const fs::path& name : names) {
    std::ifstream in(name, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& texts, unsigned seed) : texts_(texts), random_(seed) {}

  std::string next() {
    std::string text = texts_[below(texts_.size())];
    for (size_t changes = 1 + below(4); changes > 0; changes--) {
      change(text);
    }
    text.resize(std::min(text.size(), kMaxSize));
    return text;
  }

 private:
  size_t below(size_t n) { return n == 0 ? 0 : random_() % n; }

  std::string piece(const std::string& from) { return from.substr(below(from.size()), 1 + below(40)); }

  void change(std::string& text) {
    size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(20));
        break;
      case 1:
        text.insert(at, piece(text));
        break;
      case 2:
        text.insert(at, piece(texts_[below(texts_.size())]));
        break;
      case 3:
        text.replace(at, 1 + below(20), piece(text));
        break;
      default:
        if (at < text.size()) {
          text[at] = static_cast<char>(random_());
        }
        break;
    }
  }

  const std::vector<std::string>& texts_;
  std::mt19937 random_;
};

std::string_view current;  // what the fuzzer is working on

// Saves it; stack and heap are not to be relied on.
void onCrash(int signal) {
  int file = open(kInputFile, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  bool saved = file >= 0 && write(file, current.data(), current.size()) == static_cast<ssize_t>(current.size());
  constexpr std::string_view kSaved = "the input is in replay-input\n", kLost = "the input could not be saved\n";
  std::string_view note = saved ? kSaved : kLost;
  std::ignore = write(STDERR_FILENO, note.data(), note.size());
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void catchCrashes() {
  static char stack[16 * 1024];
  stack_t alternate{};
  alternate.ss_sp = stack;
  alternate.ss_size = sizeof stack;
  sigaltstack(&alternate, nullptr);
  for (int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    struct sigaction action{};
    action.sa_handler = onCrash;
    action.sa_flags = SA_ONSTACK;
    sigaction(signal, &action, nullptr);
  }
}

void run(const std::string& text) {
  current = text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> texts = readAll(argc, argv);
  if (texts.empty()) {
    std::fprintf(stderr, "usage: %s COUNT SEED FILE-OR-FOLDER...\n", argv[0]);
    return 2;
  }
  catchCrashes();
  for (const std::string& text : texts) {
    run(text);
  }
  Mutator mutator(texts, static_cast<unsigned>(std::atoi(argv[2])));
  for (int i = std::atoi(argv[1]); i > 0; i--) {
    run(mutator.next());
  }
  std::printf("%zu files and %s changed copies\n", texts.size(), argv[1]);
}
