// This file implements Diags: filtering as gc does, sorting, and the two output formats.
#include "diag/diag.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace diag {

std::string_view codeName(Code code) {
  static constexpr std::string_view names[] = {
#define DIAG_NAME(name) #name,
#include "diag/codes.def"
#define WARNING(code, name, on) name,
#include "diag/warnings.def"
  };
  return names[static_cast<size_t>(code)];
}

std::optional<Code> warningNamed(std::string_view name) {
#define WARNING(code, text, on) \
  if (name == text) {           \
    return Code::code;          \
  }
#include "diag/warnings.def"
  return std::nullopt;
}

std::vector<std::string_view> warningNames() {
  return {
#define WARNING(code, name, on) name,
#include "diag/warnings.def"
  };
}

Diags::Diags(const base::Sources& sources) : sources_(sources) {
#define WARNING(code, name, on) enable(Code::code, on);
#include "diag/warnings.def"
}

void Diags::error(base::Pos pos, Code code, std::string message) {
  if (full_) {
    return;
  }
  if (message.starts_with("syntax error")) {
    syntaxErrors_++;
    if (lastSyntax_.isKnown() && sameLine(lastSyntax_, pos)) {
      return;
    }
    lastSyntax_ = pos;
  } else {
    if (lastOther_.isKnown() && sameLine(lastOther_, pos) && lastText_ == message) {
      return;
    }
    lastOther_ = pos;
    lastText_ = message;
  }
  list_.push_back({pos, Severity::Error, code, std::move(message)});
  errors_++;
  full_ = limit_ > 0 && errors_ >= limit_;
}

void Diags::warning(base::Pos pos, Code code, std::string message) {
  if (isOn(code)) {
    list_.push_back({pos, Severity::Warning, code, std::move(message)});
  }
}

std::vector<const Diagnostic*> Diags::sorted() const {
  std::vector<const Diagnostic*> list;
  std::unordered_map<uint32_t, size_t> rank;  // of a position base: when it was first reported on
  for (const Diagnostic& d : list_) {
    list.push_back(&d);
    rank.emplace(d.pos.baseId(), d.pos.isKnown() ? rank.size() + 1 : 0);
  }
  // Files in the order in which errors were found in them, as gc does, then by place; ties keep the order of the
  // reports, which is that of their addresses.
  std::sort(list.begin(), list.end(), [&](const Diagnostic* a, const Diagnostic* b) {
    return std::tuple(rank[a->pos.baseId()], a->pos.line(), a->pos.col(), a) <
           std::tuple(rank[b->pos.baseId()], b->pos.line(), b->pos.col(), b);
  });
  auto equal = [](const Diagnostic* a, const Diagnostic* b) {
    return a->pos == b->pos && a->severity == b->severity && a->message == b->message;
  };
  list.erase(std::unique(list.begin(), list.end(), equal), list.end());
  return list;
}

void Diags::print(llvm::raw_ostream& out, const PackageOf& packageOf) const {
  std::string_view shown;
  for (const Diagnostic* d : sorted()) {
    if (d->pos.isKnown()) {
      if (std::string_view package = packageOf ? packageOf(d->pos) : ""; !package.empty() && package != shown) {
        out << "# " << package << "\n";
        shown = package;
      }
      out << sources_.format(d->pos) << ": ";
    }
    if (d->severity == Severity::Warning) {
      out << "warning: " << d->message << " [" << codeName(d->code) << "]\n";
    } else {
      out << d->message << "\n";
    }
  }
  if (full_) {
    out << sources_.format(list_.back().pos) << ": too many errors\n";
  }
}

void Diags::printJson(llvm::raw_ostream& out) const {
  for (const Diagnostic* d : sorted()) {
    base::ShownPos p = d->pos.isKnown() ? sources_.shown(d->pos) : base::ShownPos();
    llvm::json::OStream json(out);
    json.object([&] {
      json.attribute("file", std::string(p.file));
      json.attribute("line", p.line);
      json.attribute("column", p.col);
      json.attribute("code", std::string(codeName(d->code)));
      json.attribute("message", llvm::json::fixUTF8(d->message));
      json.attribute("severity", d->severity == Severity::Error ? "error" : "warning");
    });
    out << "\n";
  }
}

}  // namespace diag
