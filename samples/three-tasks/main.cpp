// Transpiled from main.go by go2cpp.

// Three tasks at once: a download, the factorial of a large number, and a write to disk. Each blocks or computes for a while, and
// none keeps the others from running.

#include "go/go.h"
#include "go/bytes.h"
#include "go/fmt.h"
#include "go/io.h"
#include "go/math/big.h"
#include "go/net.h"
#include "go/os.h"
#include "go/path/filepath.h"

namespace main_ {
namespace bytes = go::bytes;
namespace fmt = go::fmt;
namespace io = go::io;
namespace big = go::math::big;
namespace net = go::net;
namespace os = go::os;
namespace filepath = go::path::filepath;

void initPackage();

// serve sends the first half of the data at once and the second half when the other two tasks are done: a download that
// cannot end before them. Were the three tasks run one after the other, they would wait forever.
void serve(net::Listener listener, go::Slice<go::Byte> data, go::RecvChan<go::Bool> othersDone) {
  go::deferring([&](go::Defers& defers) {
    auto [conn, err] = listener.Accept();
    if (err != nullptr) {
      fmt::Println({"accept:", err});
      return;
    }
    go::nilCheck(conn.type());
    defers.pushCall([conn = conn] { conn.Close(); });
    conn.Write(go::sliceTo(data, go::len(data) / 2));
    othersDone.recv();
    conn.Write(go::sliceFrom(data, go::len(data) / 2));
  });
}

void downloadFile(go::String address, go::SendChan<go::Slice<go::Byte>> result) {
  go::deferring([&](go::Defers& defers) {
    auto [conn, err] = net::Dial("tcp", address);
    if (err != nullptr) {
      fmt::Println({"dial:", err});
      result.send(nullptr);
      return;
    }
    go::nilCheck(conn.type());
    defers.pushCall([conn = conn] { conn.Close(); });
    go::Slice<go::Byte> data;
    go::tie(data, err) = io::ReadAll(conn);
    if (err != nullptr) {
      fmt::Println({"read:", err});
    }
    result.send(data);
  });
}

// product returns lo * (lo+1) * ... * hi, by halves, so that large numbers meet large numbers.
auto product(go::Int64 lo, go::Int64 hi) -> big::Int* {
  if (lo == hi) {
    return big::NewInt(lo);
  }
  auto mid = lo + (hi - lo) / 2;
  auto t1 = product(lo, mid);
  return go::alloc<big::Int>()->Mul(t1, product(mid + 1, hi));
}

void computeFactorial(go::Int64 n, go::SendChan<big::Int*> result) {
  result.send(product(1, n));
}

void writeDataToDisk(go::String name, go::Slice<go::Byte> data, go::SendChan<go::Error> result) {
  result.send(os::WriteFile(name, data, go::io::fs::FileMode(0644)));
}

void main() {
  auto [listener, err] = net::Listen("tcp", "127.0.0.1:0");
  if (err != nullptr) {
    fmt::Println({"listen:", err});
    os::Exit(1);
  }
  go::String folder;
  go::tie(folder, err) = os::MkdirTemp("", "three-tasks");
  if (err != nullptr) {
    fmt::Println({err});
    os::Exit(1);
  }
  go::Defer defer{[folder] { os::RemoveAll(folder); }};

  auto page = bytes::Repeat(go::toBytes(go::String("0123456789abcdef")), 65536);
  auto othersDone = go::makeChan<go::Bool>();
  go::spawn(serve, listener, page, othersDone);

  auto downloaded = go::makeChan<go::Slice<go::Byte>>();
  auto computed = go::makeChan<big::Int*>();
  auto written = go::makeChan<go::Error>();
  go::spawn(downloadFile, listener.Addr().String(), downloaded);
  go::spawn(computeFactorial, 100000, computed);
  auto file = filepath::Join({folder, "data"});
  go::spawn(writeDataToDisk, file, go::toBytes(go::String("some data")), written);

  auto digits = computed.recv()->String();
  fmt::Println({"100000! has", go::len(digits), "digits and begins with", go::sliceTo(digits, 20)});

  if (auto err = written.recv(); err != nullptr) {
    fmt::Println({"write:", err});
  }
  go::Slice<go::Byte> data;
  go::tie(data, err) = os::ReadFile(file);
  fmt::Printf("on disk: %q, %v\n", {data, err});

  othersDone.close();
  auto received = downloaded.recv();
  fmt::Println({"downloaded", go::len(received), "bytes, as sent:", bytes::Equal(received, page)});
}

void initPackage() {
  bytes::initPackage();
  fmt::initPackage();
  io::initPackage();
  big::initPackage();
  net::initPackage();
  os::initPackage();
  filepath::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
