// This file implements the size tables.
#include "mem/sizes.h"

namespace gort {
namespace {

// Go's size classes, in bytes.
constexpr uint16_t goSizes[] = {
    8,    16,   24,    32,    48,    64,    80,    96,    112,   128,   144,   160,   176,   192,   208,   224,  240,
    256,  288,  320,   352,   384,   416,   448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152, 1280,
    1408, 1536, 1792,  2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912, 8192,
    9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
constexpr long kGoMostSmall = 32768;
constexpr long kGoHeader = 8;  // in front of objects with pointers of more than kGoNoHeader bytes
constexpr long kGoNoHeader = 512;
constexpr long kGoPage = 8192;

// Ours. Above 2 KB: what divides a block of 16 KB with little waste.
constexpr uint16_t sizes[kSizeCount] = {16,   32,   48,   64,   80,   96,   112,  128,  144,  160,  176,
                                        192,  208,  224,  240,  256,  288,  320,  352,  384,  416,  448,
                                        480,  512,  576,  640,  704,  768,  896,  1024, 1152, 1280, 1408,
                                        1536, 1792, 2048, 2304, 2720, 3264, 4096, 5456, 6800, 8192};

struct Index {
  uint8_t of[kMostSmall / 16 + 1];
  constexpr Index() : of() {
    int k = 0;
    for (size_t n = 0; n <= kMostSmall / 16; n++) {
      while (sizes[k] < n * 16) {
        k++;
      }
      of[n] = static_cast<uint8_t>(k);
    }
  }
};
constexpr Index indexTable;

}  // namespace

auto goRoundedSize(long bytes, bool noPointers) -> long {
  long header = !noPointers && bytes > kGoNoHeader ? kGoHeader : 0;
  if (bytes > kGoMostSmall - kGoHeader) {
    return (bytes + kGoPage - 1) / kGoPage * kGoPage;
  }
  const uint16_t* size = goSizes;
  while (*size < bytes + header) {
    size++;
  }
  return *size - header;
}

auto sizeIndex(size_t n) -> int { return indexTable.of[(n + 15) / 16]; }

auto sizeOfIndex(int index) -> size_t { return sizes[index]; }

}  // namespace gort
