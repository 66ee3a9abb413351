// The native formatter of package fmt: a Printer turns operands into text under the control of verbs and flags.
//
//   Printer p;                       p.printf(format, operands);                  use p.text()
//
// print.cpp reads format strings, value.cpp walks values by descriptor, format.cpp lays out one number, string or rune.
// A Printer lives for one call; it is what a Formatter gets as its State. Everything in it is trivially destructible: a
// panic of a String method lands in handleMethods and drops the frames between.
#pragma once

#include "go/fmt.h"
#include "go/go.h"
#include "go/unicode/utf8.h"
#include "lang/type.h"

namespace go::fmt {

namespace utf8 = go::unicode::utf8;

struct Printer {
  // What stands between % and the verb, and how %v was modified.
  struct Flags {
    Bool widthSet = false;
    Bool precisionSet = false;
    Bool minus = false;
    Bool plus = false;
    Bool sharp = false;
    Bool space = false;
    Bool zero = false;
    Bool plusV = false;   // %+v
    Bool sharpV = false;  // %#v
    Int width = 0;
    Int precision = 0;
  };

  // print.cpp
  void printf(String format, const Slice<Any>& operands);
  void print(const Slice<Any>& operands);
  void println(const Slice<Any>& operands);

  // State
  auto Write(Slice<Byte> b) -> Tuple<Int, Error>;
  auto WriteString(String s) -> Tuple<Int, Error>;
  auto Width() const -> Tuple<Int, Bool> { return {flags.width, flags.widthSet}; }
  auto Precision() const -> Tuple<Int, Bool> { return {flags.precision, flags.precisionSet}; }
  auto Flag(Int c) const -> Bool;
  static const Type goType;

  // The output. print* append to what is there.
  Slice<Byte> out;
  // Operands of %w, as indexes; %w is a bad verb unless wrapErrors.
  Slice<Int> wrapped;
  Bool wrapErrors = false;

 private:
  // A value in memory: type and address.
  struct Value {
    const Type* type = nullptr;
    const void* at = nullptr;
    template <class T>
    auto as() const -> const T& {
      return *static_cast<const T*>(at);
    }
  };

  // print.cpp: the pieces of a directive.
  struct Cursor {
    String format;
    Int at;
    Int operand;
    Bool afterIndex;
  };
  void readFlags(Cursor& c);
  void readIndex(Cursor& c, Int count);
  void readWidth(Cursor& c, const Slice<Any>& operands);
  void readPrecision(Cursor& c, const Slice<Any>& operands);
  auto readNumber(Cursor& c, Int& value) -> Bool;
  auto intOperand(Cursor& c, const Slice<Any>& operands, Int& value) -> Bool;
  void directive(Cursor& c, const Slice<Any>& operands);
  void complain(Rune verb, String what);
  void extraOperands(const Slice<Any>& operands, Int first);

  // value.cpp
  void operand(const Any& x, Rune verb);
  void value(Value v, Rune verb, Int depth);
  auto basic(Value v, Rune verb) -> Bool;
  auto handleMethods(Rune verb) -> Bool;
  template <class Call>
  void guarded(Rune verb, String method, Call call);
  void methodPanicked(const Any& panic, Rune verb, String method);
  void badVerb(Rune verb);
  void boolean(Bool b, Rune verb);
  void integer(Uint64 x, Bool isSigned, Rune verb);
  void floating(Float64 x, Int bits, Rune verb);
  void complex(Float64 re, Float64 im, Int bits, Rune verb);
  void string(String s, Rune verb);
  void bytes(Slice<Byte> b, Rune verb, const Type* type, String name);  // name: of the type, for %#v
  void pointer(Value v, Rune verb);
  void map(Value v, Rune verb, Int depth);
  void structure(Value v, Rune verb, Int depth);
  void sequence(Value v, Rune verb, Int depth);

  // format.cpp
  void put(Byte b) { out = append(out, b); }
  void put(String s);
  void putRune(Rune r);
  void padding(Int n);
  void pad(String s);
  void formatBool(Bool b) { pad(b ? String("true") : String("false")); }
  void formatInteger(Uint64 x, Int base, Bool isSigned, Rune verb, Bool upper);
  void formatHex(Uint64 x, Bool prefix);
  void formatUnicode(Uint64 x);
  void formatChar(Uint64 x);
  void formatQuotedChar(Uint64 x);
  void formatFloat(Float64 x, Int bits, Byte verb, Int precision);
  void formatString(String s) { pad(truncate(s)); }
  void formatQuoted(String s);
  void formatHexString(String s, Bool upper);
  auto truncate(String s) const -> String;
  auto sharpDigits(String number, Byte verb, Int precision) -> String;

  Flags flags;
  Any current;             // the operand, or the part of it, whose methods are asked
  Value currentValue;      // the value where there is no operand
  Bool reordered = false;  // an index [n] was used
  Bool goodIndex = true;
  Bool sealed = false;     // inside of an unexported field: no methods are called
  Bool erroring = false;   // printing a bad verb: no methods are called
  Bool panicking = false;  // printing the panic of a method
};

// sort.cpp: the order in which maps are printed; < 0, 0, > 0.
auto compareKeys(const Type* type, const void* a, const void* b) -> int;

}  // namespace go::fmt
