// Tests of writing files.
#include "driver/files.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace driver {

namespace fs = std::filesystem;

TEST(Files, WriteReplacesOnlyWhatChanged) {
  fs::path folder = fs::path(testing::TempDir()) / "go2cpp-files-test";
  fs::create_directories(folder);
  std::string file = folder / "x.cpp", error;
  ASSERT_TRUE(writeFile(file, "one", &error)) << error;
  fs::last_write_time(file, fs::file_time_type::min() + std::chrono::hours(24));
  auto before = fs::last_write_time(file);
  ASSERT_TRUE(writeFile(file, "one", &error));
  EXPECT_EQ(fs::last_write_time(file), before);
  ASSERT_TRUE(writeFile(file, "two", &error));
  EXPECT_EQ(readFile(file, &error), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);  // no temporary file is left

  EXPECT_FALSE(writeFile(folder / "none" / "x", "one", &error));
  EXPECT_EQ(error, "no such file or directory");
  EXPECT_FALSE(readFile(folder, &error));
  fs::remove_all(folder);
}

TEST(Files, Depfile) {
  EXPECT_EQ(depfileText({"a.cpp", "a.h"}, {"x y.go", "$z.go"}), "a.cpp a.h: \\\n  x\\ y.go \\\n  $$z.go\n");
}

}  // namespace driver
