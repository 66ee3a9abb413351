// This file implements parseFormat. A directive is: % flags [n]* or width . [n]* or precision [n] verb.
#include "vet/printf_format.h"

#include <charconv>

#include "types/utf8.h"

namespace vet {

namespace {

class Parser {
 public:
  Parser(std::string_view text, int firstArgument) : text_(text), first_(firstArgument), next_(firstArgument) {}

  Format parse() {
    for (at_ = text_.find('%'); at_ != std::string_view::npos; at_ = text_.find('%', at_)) {
      if (!directive()) {
        break;
      }
    }
    return std::move(format_);
  }

 private:
  bool atEnd() const { return at_ == text_.size(); }
  bool skip(char c) {
    if (atEnd() || text_[at_] != c) {
      return false;
    }
    at_++;
    return true;
  }

  bool fail(FormatFault fault, std::string_view what) {
    format_.fault = fault;
    format_.faulty = what;
    return false;
  }

  // False after a fault.
  bool directive() {
    size_t start = at_++;
    Directive d;
    d.start = start;
    size_t flags = at_;
    while (!atEnd() && std::string_view("#0+- ").find(text_[at_]) != std::string_view::npos) {
      at_++;
    }
    d.flags = text_.substr(flags, at_ - flags);
    pending_ = false;
    if (!index(d, start) || !size(d.width)) {
      return false;
    }
    if (skip('.') && (!index(d, start) || !size(d.precision))) {
      return false;
    }
    if (!pending_ && !index(d, start)) {
      return false;
    }
    if (atEnd()) {
      return fail(FormatFault::MissingVerb, text_.substr(start));
    }
    size_t verb = at_;
    types::decodeRune(text_, &at_);
    d.verb = text_.substr(verb, at_ - verb);
    d.text = text_.substr(start, at_ - start);
    d.argument = next_;
    if (d.verb != "%") {
      next_++;
    }
    format_.directives.push_back(d);
    return true;
  }

  // "[n]": the argument that comes next.
  bool index(Directive& d, size_t start) {
    if (!skip('[')) {
      return true;
    }
    size_t close = text_.find(']', at_);
    if (close == std::string_view::npos) {
      return fail(FormatFault::MissingBracket, text_.substr(start));
    }
    std::string_view digits = text_.substr(at_, close - at_);
    int n = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (error != std::errc() || end != digits.data() + digits.size() || n <= 0) {
      return fail(FormatFault::InvalidIndex, digits);
    }
    at_ = close + 1;
    next_ = first_ + n - 1;
    d.indexed = pending_ = true;
    return true;
  }

  // "*" or digits.
  bool size(int& argument) {
    if (skip('*')) {
      pending_ = false;
      argument = next_++;
      return true;
    }
    while (!atEnd() && '0' <= text_[at_] && text_[at_] <= '9') {
      at_++;
    }
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  int first_;
  int next_;              // the argument that the next verb or star reads
  bool pending_ = false;  // an index was read, but nothing that uses it
  Format format_;
};

}  // namespace

Format parseFormat(std::string_view text, int firstArgument) { return Parser(text, firstArgument).parse(); }

}  // namespace vet
