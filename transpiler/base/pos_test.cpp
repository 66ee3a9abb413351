// Tests of positions and what //line makes of them.
#include "base/pos.h"

#include <gtest/gtest.h>

namespace base {

TEST(Pos, KeepsAndOrdersLinesAndColumns) {
  Pos p(3, 100, 7);
  EXPECT_EQ(p.baseId(), 3u);
  EXPECT_EQ(p.line(), 100u);
  EXPECT_EQ(p.col(), 7u);
  EXPECT_LT(p, Pos(3, 100, 8));
  EXPECT_LT(p, Pos(3, 101, 1));
  EXPECT_FALSE(Pos().isKnown());
  EXPECT_EQ(Pos(1, 1, Pos::kMax + 5).col(), Pos::kMax);
}

TEST(Sources, ShowsFilesAndLineDirectives) {
  Sources sources;
  const SourceFile* f = sources.add("dir/a.go", "one\ntwo\nthree");
  EXPECT_EQ(sources.format(Pos(f->baseId, 2, 3)), "dir/a.go:2:3");
  EXPECT_EQ(sources.lineText(Pos(f->baseId, 2, 1)), "two");
  EXPECT_EQ(sources.lineText(Pos(f->baseId, 3, 1)), "three");
  EXPECT_EQ(sources.format(Pos()), "<unknown position>");

  uint32_t noColumn = sources.addLineBase(Pos(f->baseId, 2, 1), "b.y", 10, 0);
  EXPECT_EQ(sources.format(Pos(noColumn, 3, 5)), "b.y:11");
  uint32_t column = sources.addLineBase(Pos(f->baseId, 2, 4), "c.y", 20, 7);
  EXPECT_EQ(sources.format(Pos(column, 2, 6)), "c.y:20:9");
  EXPECT_EQ(sources.format(Pos(column, 3, 6)), "c.y:21:6");
  EXPECT_EQ(sources.file(Pos(column, 3, 6)), f);
}

}  // namespace base
