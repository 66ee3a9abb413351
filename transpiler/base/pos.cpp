// This file implements Sources: from compact positions back to files, lines and columns.
#include "base/pos.h"

namespace base {

// gc keeps 8 bits for the column and shows none that does not fit.
static constexpr uint32_t kMaxShownCol = 255;

Sources::Sources() { bases_.push_back({nullptr, Pos(), "", 0, 0}); }

const SourceFile* Sources::add(std::string path, std::string text) {
  auto id = static_cast<uint32_t>(bases_.size());
  files_.push_back(std::make_unique<SourceFile>(SourceFile{std::move(path), std::move(text), id}));
  const SourceFile* f = files_.back().get();
  bases_.push_back({f, Pos(id, 1, 1), f->path, 1, 1});
  return f;
}

uint32_t Sources::addLineBase(Pos pos, std::string file, uint32_t line, uint32_t col) {
  auto id = static_cast<uint32_t>(bases_.size());
  bases_.push_back({bases_[pos.baseId()].source, pos, std::move(file), line, col});
  return id;
}

const SourceFile* Sources::file(Pos pos) const { return bases_[pos.baseId()].source; }

ShownPos Sources::shown(Pos pos) const {
  const Base& b = bases_[pos.baseId()];
  ShownPos s{b.name, 0, 0};
  if (!pos.isKnown() || b.line == 0) {
    return s;
  }
  s.line = b.line + (pos.line() - b.start.line());
  if (b.col == 0) {
    return s;  // unknown until the next directive, not only until the next line
  }
  s.col = pos.line() == b.start.line() ? b.col + (pos.col() - b.start.col()) : pos.col();
  return s;
}

std::string Sources::format(Pos pos) const {
  ShownPos s = shown(pos);
  if (s.line == 0) {
    return s.file.empty() ? "<unknown position>" : std::string(s.file);
  }
  std::string text = std::string(s.file) + ":" + std::to_string(s.line);
  if (0 < s.col && s.col < kMaxShownCol) {
    text += ":" + std::to_string(s.col);
  }
  return text;
}

std::string_view Sources::lineText(Pos pos) const {
  const SourceFile* f = file(pos);
  if (f == nullptr || !pos.isKnown()) {
    return {};
  }
  std::string_view text = f->text;
  for (uint32_t line = 1; line < pos.line(); line++) {
    size_t newline = text.find('\n');
    if (newline == std::string_view::npos) {
      return {};
    }
    text.remove_prefix(newline + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace base
