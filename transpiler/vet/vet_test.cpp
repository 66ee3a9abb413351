// Tests of the warnings: every text of diag/warnings.def is drawn by its example, and what is near it is let through.
#include "vet/vet.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "syntax/syntax.h"
#include "vet/cfg.h"
#include "vet/printf_format.h"

namespace vet {
namespace {

// As much of the standard library as the examples need.
const std::map<std::string, std::string>& library() {
  static const auto& packages = *new std::map<std::string, std::string>{
      {"sync",
       "package sync\ntype Mutex struct{ n int }\nfunc (m *Mutex) Lock() {}\nfunc (m *Mutex) Unlock() {}\n"
       "type WaitGroup struct{ n int }\nfunc (w *WaitGroup) Add(n int) {}\n"
       "func (w *WaitGroup) Done() {}\n"},
      {"context",
       "package context\ntype Context interface{ Done() <-chan struct{} }\ntype CancelFunc func()\n"
       "func WithCancel(c Context) (Context, CancelFunc) { return c, nil }\n"},
      {"os", "package os\ntype Signal interface{ Signal() }\nvar Stderr *int\nfunc Exit(code int) {}\n"},
      {"os/signal", "package signal\nimport \"os\"\nfunc Notify(c chan<- os.Signal, s ...os.Signal) {}\n"},
      {"fmt",
       "package fmt\ntype State interface{ Write(b []byte) (int, error) }\nfunc Printf(format string, args ...any) {}\n"
       "func Println(args ...any) {}\nfunc Sprint(args ...any) string { return \"\" }\n"
       "func Sprintf(format string, args ...any) string { return \"\" }\n"
       "func Errorf(format string, args ...any) error { return nil }\n"},
  };
  return packages;
}

class Program {
 public:
  explicit Program(const std::string& text) : diags_(sources_) {
    diags_.setLimit(0);
    Facts facts;
    types::Info* info = load("p", text);
    if (!diags_.hasErrors()) {
      checkPackage(*info, "p", facts, diags_);
    }
    for (const diag::Diagnostic& d : diags_.all()) {
      shown += sources_.format(d.pos) + ": " + d.message + "\n";
    }
  }

  const std::vector<diag::Diagnostic>& all() const { return diags_.all(); }
  std::string shown;

 private:
  types::Info* load(const std::string& path, const std::string& text) {
    ast::File* file = syntax::parseFile(sources_.add(path + ".go", text), sources_, diags_, ast_);
    if (file == nullptr) {
      return nullptr;
    }
    auto* pkg = new types::Package;
    pkg->path = path;
    pkg->files = {file};
    types::CheckOptions options;
    options.importer = [this](std::string_view imported, std::string*) -> types::Package* {
      std::string name(imported);
      if (!packages_.contains(name) && library().contains(name)) {
        packages_[name] = load(name, library().at(name))->pkg;
      }
      return packages_[name];
    };
    return types::checkPackage(pkg, pkg->files, options, diags_);
  }

  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
  std::map<std::string, types::Package*> packages_;
};

// The text with anything for its arguments.
std::regex patternOf(std::string_view text) {
  std::string pattern;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '%') {
      i++;
      pattern += text[i] == '%' ? "%" : "[^]*";
    } else {
      pattern += std::string(std::string_view("()[]{}.*+?|\\^$").find(text[i]) != std::string_view::npos ? "\\" : "") +
                 text[i];
    }
  }
  return std::regex(pattern);
}

TEST(Vet, EveryTextHasAnExample) {
  struct Entry {
    diag::Code code;
    const char* id;
    const char* text;
    const char* example;
  };
  const Entry entries[] = {
#define WARNING_TEXT(code, id, text, example) {diag::Code::code, #id, text, example},
#include "diag/warnings.def"
  };
  for (const Entry& e : entries) {
    Program program(e.example);
    bool drawn = false;
    for (const diag::Diagnostic& d : program.all()) {
      EXPECT_EQ(d.code, e.code) << e.id << "\n" << program.shown;
      drawn |= std::regex_match(d.message, patternOf(e.text));
    }
    EXPECT_TRUE(drawn) << e.id << "\n" << program.shown;
  }
}

TEST(Vet, WarningsAreNamed) {
  for (std::string_view name : diag::warningNames()) {
    ASSERT_TRUE(diag::warningNamed(name).has_value());
    EXPECT_EQ(diag::codeName(*diag::warningNamed(name)), name);
  }
  EXPECT_FALSE(diag::warningNamed("nonsense").has_value());
}

TEST(Vet, AWarningCanBeTurnedOff) {
  base::Sources sources;
  diag::Diags diags(sources);
  diags.enable(diag::Code::CopiedLock, false);
  diags.warning({}, diag::Code::CopiedLock, "x");
  EXPECT_TRUE(diags.all().empty());
  diags.warning({}, diag::Code::Printf, "x");
  EXPECT_EQ(diags.all().size(), 1u);
}

TEST(Vet, WhatIsRightIsLetThrough) {
  EXPECT_EQ(Program(R"(package p
import ("context"; "fmt"; "os"; "os/signal"; "sync")
type guarded struct { sync.Mutex; n int }
func literal() *guarded { g := guarded{}; return &g }
func all(list []*guarded) { for _, g := range list { g.Lock(); defer g.Unlock() } }
func wait() { var w sync.WaitGroup; w.Add(1); go func() { defer w.Done() }() }
func used(c context.Context, x bool) { d, cancel := context.WithCancel(c); defer cancel(); if x { return }; <-d.Done() }
func selects(c context.Context, x, y chan int) { _, cancel := context.WithCancel(c)
	select { case <-x: cancel(); case <-y: cancel(); return } }
func blocks(c context.Context, x bool) { _, cancel := context.WithCancel(c); if x { cancel(); return }; select {} }
func exits(c context.Context, x bool) { _, cancel := context.WithCancel(c); if x { fatal() }; cancel() }
func fatal() { os.Exit(1) }
func signals() { c := make(chan os.Signal, 1); signal.Notify(c) }
func swap(a []int, i, j int) { a[i], a[j] = a[j], a[i]; a[f()] = a[f()] }
func f() int { for { if f() > 0 { break } }; return 1 }
func prints(e error, b []byte, s fmt.State) {
	fmt.Printf("%d%% %s %v %T %x %[1]d %[6]*d %q\n", 1, e, b, f, b, 2, 3, 'x')
	fmt.Println("100%", e)
	_ = fmt.Errorf("%w", e)
}
)")
                .shown,
            "");
}

// The bundled packages have no noCopy fields.
TEST(Vet, TypesThatMustNotBeCopied) {
  EXPECT_EQ(Program(R"(package p
import "sync"
type counter struct { w sync.WaitGroup }
func f(w sync.WaitGroup, c *counter) { d := *c; _ = &d }
)")
                .shown,
            "p.go:4:10: f passes lock by value: sync.WaitGroup contains sync.noCopy\n"
            "p.go:4:45: assignment copies lock value to d: p.counter contains sync.WaitGroup contains sync.noCopy\n");
}

// The way to the return that is named leads through the body of a loop before it leads past it.
TEST(Vet, ALostCancelNamesTheFirstReturn) {
  EXPECT_EQ(Program(R"(package p
import "context"
func f(c context.Context) {
	_, cancel := context.WithCancel(c)
	for range 3 {
		if c != nil {
			return
		}
	}
	if c == nil {
		cancel()
	}
}
)")
                .shown,
            "p.go:4:2: the cancel function is not used on all paths (possible context leak)\n"
            "p.go:7:4: this return statement may be reached without using the cancel var defined on line 4\n");
}

TEST(Vet, WrappersAreChecked) {
  EXPECT_EQ(Program(R"(package p
import "fmt"
func outer(level int, format string, args ...any) { inner(format, args...) }
func inner(format string, args ...any) { fmt.Printf(format, args...) }
func changed(format string, args ...any) { format = "x"; fmt.Printf(format, args...) }
func f() {
	outer(1, "%d", "x")
	changed("%d", "x")
	logf := func(format string, args ...any) { inner(format, args...) }
	logf("%s", 1)
}
)")
                .shown,
            "p.go:7:12: p.outer format %d has arg \"x\" of wrong type string\n"
            "p.go:10:8: logf format %s has arg 1 of wrong type int\n");
}

TEST(Vet, FormatsAreParsed) {
  Format f = parseFormat("a %-5.*d %[3]*.[2]*[1]f %%", 1);
  ASSERT_EQ(f.directives.size(), 3u);
  EXPECT_EQ(f.directives[0].precision, 1);
  EXPECT_EQ(f.directives[0].argument, 2);
  EXPECT_EQ(f.directives[1].width, 3);
  EXPECT_EQ(f.directives[1].precision, 2);
  EXPECT_EQ(f.directives[1].argument, 1);
  EXPECT_EQ(f.directives[1].text, "%[3]*.[2]*[1]f");
  EXPECT_EQ(parseFormat("%[2", 1).fault, FormatFault::MissingBracket);
  EXPECT_EQ(parseFormat("%[0]d", 1).fault, FormatFault::InvalidIndex);
  EXPECT_EQ(parseFormat("%5", 1).fault, FormatFault::MissingVerb);
}

}  // namespace
}  // namespace vet
