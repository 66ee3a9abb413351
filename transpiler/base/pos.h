// This file defines Pos, a source position in 64 bits, and Sources, which owns the source texts and knows what a Pos
// means.
//
// A Pos names a position base (a file, or a stretch of a file after a //line directive), the physical line and the
// physical column (in bytes, from 1). Sources resolves it to what a message shows: file name, line and column as //line
// says.
//
// Invariants: Pos{} is "no position"; base ids are given out in order of creation, so output never depends on
// addresses.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace base {

class Pos {
 public:
  static constexpr uint32_t kMax = (1u << 22) - 1;  // larger lines and columns are shown as this

  constexpr Pos() = default;
  constexpr Pos(uint32_t baseId, uint32_t line, uint32_t col)
      : bits_(uint64_t{baseId} << 44 | uint64_t{line < kMax ? line : kMax} << 22 | (col < kMax ? col : kMax)) {}

  constexpr uint32_t baseId() const { return static_cast<uint32_t>(bits_ >> 44); }
  constexpr uint32_t line() const { return static_cast<uint32_t>(bits_ >> 22) & kMax; }
  constexpr uint32_t col() const { return static_cast<uint32_t>(bits_) & kMax; }
  constexpr bool isKnown() const { return line() > 0; }
  constexpr uint64_t bits() const { return bits_; }

  // The same line, n columns further right.
  constexpr Pos advance(uint32_t n) const { return Pos(baseId(), line(), col() + n); }

  // Source order within one file; across files the order in which the files were added.
  constexpr auto operator<=>(const Pos&) const = default;

 private:
  uint64_t bits_ = 0;
};

// One source file. Owned by Sources; its address is stable.
struct SourceFile {
  std::string path;     // as shown in messages
  std::string text;     // the whole file
  uint32_t baseId = 0;  // base of positions that no //line directive changes
};

// A position as messages show it. col == 0: unknown, not shown.
struct ShownPos {
  std::string_view file;
  uint32_t line = 0;
  uint32_t col = 0;
};

class Sources {
 public:
  Sources();

  // Adds a file; the result lives as long as Sources.
  const SourceFile* add(std::string path, std::string text);

  // Starts a stretch at `pos` that a //line directive maps to file:line:col (col 0: columns unknown). Returns its base
  // id.
  uint32_t addLineBase(Pos pos, std::string file, uint32_t line, uint32_t col);

  // The file a position stands in, whatever //line says; null for Pos{}.
  const SourceFile* file(Pos pos) const;

  // The position as messages show it, //line directives applied.
  ShownPos shown(Pos pos) const;

  // "file:line:col", "file:line" if the column is unknown or (as in gc) 255 and more, "<unknown position>" for Pos{}.
  std::string format(Pos pos) const;

  // The text of the physical line that pos stands on, without its newline; for carets under diagnostics.
  std::string_view lineText(Pos pos) const;

 private:
  struct Base {
    const SourceFile* source;
    Pos start;         // where the stretch begins; 1:1 for a whole file
    std::string name;  // the name messages show
    uint32_t line;
    uint32_t col;
  };
  std::vector<std::unique_ptr<SourceFile>> files_;
  std::vector<Base> bases_;  // index 0 is "no position"
};

}  // namespace base
