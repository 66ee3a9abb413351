// Tests of build constraints for linux/amd64.
#include "driver/build_tags.h"

#include <gtest/gtest.h>

namespace driver {

TEST(BuildTags, FileNames) {
  for (const char* good :
       {"a.go", "linux.go", "a_linux.go", "a_amd64.go", "a_linux_amd64.go", "a_unix.go", "a_b_linux.go"}) {
    EXPECT_TRUE(fileNameMatches(good, TagSet::User)) << good;
  }
  for (const char* bad : {"a_test.go", "_a.go", ".a.go", "a.txt", "a_windows.go", "a_arm64.go", "a_darwin_amd64.go",
                          "a_linux_arm64.go"}) {
    EXPECT_FALSE(fileNameMatches(bad, TagSet::User)) << bad;
  }
  EXPECT_FALSE(fileNameMatches("a_amd64.go", TagSet::Goroot));
  EXPECT_TRUE(fileNameMatches("a_linux.go", TagSet::Goroot));
}

TEST(BuildTags, Goroot) {
  EXPECT_EQ(gorootTags("internal/goarch"), TagSet::GorootAmd64);
  EXPECT_EQ(gorootTags("strings"), TagSet::Goroot);
  EXPECT_FALSE(tagHolds("amd64", TagSet::Goroot));
  EXPECT_TRUE(tagHolds("amd64", TagSet::GorootAmd64));
  EXPECT_TRUE(tagHolds("math_big_pure_go", TagSet::Goroot));
  EXPECT_FALSE(tagHolds("math_big_pure_go", TagSet::User));
  EXPECT_FALSE(tagHolds("cgo", TagSet::Goroot));
  EXPECT_TRUE(tagHolds("goexperiment.jsonv2", TagSet::User));
  EXPECT_FALSE(tagHolds("goexperiment.arenas", TagSet::User));
}

TEST(BuildTags, Headers) {
  EXPECT_TRUE(constraintHolds("package p", TagSet::User));
  EXPECT_TRUE(
      constraintHolds("// c\n/* x\n//go:build windows\n*/\n//go:build linux && go1.27\npackage p", TagSet::User));
  EXPECT_FALSE(constraintHolds("//go:build ignore\n\npackage p", TagSet::User));
  EXPECT_FALSE(constraintHolds("\n\n//go:build !unix\r\npackage p", TagSet::User));
  EXPECT_TRUE(constraintHolds("package p\n//go:build ignore\n", TagSet::User));
  EXPECT_FALSE(constraintHolds("//go:build go1.28\npackage p", TagSet::User));
  EXPECT_TRUE(constraintHolds("//go:build purego\npackage p", TagSet::Goroot));
}

}  // namespace driver
