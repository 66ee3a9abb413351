// Tests of reading go.mod.
#include "driver/module.h"

#include <gtest/gtest.h>

namespace driver {

TEST(Module, Parses) {
  Module m = parseModule(
      "module \"example.com/tool\" // the path\n\ngo 1.21.3\n\nrequire a.com/b v1.2.3\nrequire (\n\tc.com/d v0.1.0 // "
      "indirect\n)\n"
      "replace a.com/b => ../b\nreplace c.com/d v0.1.0 => e.com/f v2.0.0\n");
  EXPECT_EQ(m.path, "example.com/tool");
  EXPECT_EQ(m.goVersion, "go1.21");
  EXPECT_EQ(m.require["a.com/b"], "v1.2.3");
  EXPECT_EQ(m.require["c.com/d"], "v0.1.0");
  EXPECT_EQ(m.replace["a.com/b"], "../b");
  EXPECT_EQ(m.replace["c.com/d"], "e.com/f@v2.0.0");
  EXPECT_EQ(parseModule("go 1.27rc1").goVersion, "go1.27");
  EXPECT_EQ(parseModule("").path, "");
}

}  // namespace driver
