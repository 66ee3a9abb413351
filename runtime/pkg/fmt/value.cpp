// This file implements the printing of operands and of the values inside them, by type descriptor.
#include "go/unicode.h"
#include "pkg/fmt/printer.h"

namespace go::fmt {

namespace {

auto isExported(const char* name) -> Bool {
  auto [first, size] = utf8::DecodeRuneInString(String::of(name, static_cast<Int>(__builtin_strlen(name))));
  static_cast<void>(size);
  return unicode::IsUpper(first);
}

// Spares most operands the search for methods.
auto mayHaveMethods(const Type* type) -> Bool {
  return type->numMethod > 0 || (type->kind == Kind::Pointer && type->elem->numMethod > 0);
}

}  // namespace

// ---------------------------------------------------------------------------------------------------------------
// Operands and their methods

void Printer::operand(const Any& x, Rune verb) {
  current = x;
  currentValue = {};
  if (x == nullptr) {
    if (verb == 'T' || verb == 'v') {
      return pad("<nil>");
    }
    return badVerb(verb);
  }
  gort::Dynamic d = x.dynamic();
  Value v{d.type, gort::valueAddress(d)};
  if (verb == 'T') {
    return formatString(gort::typeString(d.type));
  }
  if (verb == 'p') {
    return pointer(v, 'p');
  }
  if ((verb == 'w' || mayHaveMethods(d.type)) && handleMethods(verb)) {
    return;
  }
  if (d.type == typeOf<Slice<Byte>>()) {
    return bytes(v.as<Slice<Byte>>(), verb, d.type, String("[]byte"));
  }
  value(v, verb, 0);
}

// Calls a method of an operand; a panic in it becomes part of the text.
template <class Call>
void Printer::guarded(Rune verb, String method, Call call) {
  Any receiver = current;
  deferring([&](Defers& defers) {
    defers.push([this, verb, method, receiver](Recover recover) {
      if (auto panic = recover(); panic != nullptr) {
        current = receiver;
        methodPanicked(panic, verb, method);
      }
    });
    call();
  });
}

void Printer::methodPanicked(const Any& panic, Rune verb, String method) {
  gort::Dynamic d = current.dynamic();
  if (d.type->kind == Kind::Pointer && d.data == nullptr) {
    return put(String("<nil>"));  // a method that cannot cope with a nil receiver
  }
  if (panicking) {
    go::panic(panic);  // a panic while the panic of a method is printed
  }
  Flags old = flags;
  flags = Flags{};
  put(String("%!"));
  putRune(verb);
  put(String("(PANIC="));
  put(method);
  put(String(" method: "));
  panicking = true;
  operand(panic, 'v');
  panicking = false;
  put(')');
  flags = old;
}

// Lets the operand print itself if it can. False: it has no method for this verb.
auto Printer::handleMethods(Rune verb) -> Bool {
  if (erroring) {
    return false;
  }
  if (verb == 'w') {
    if (!wrapErrors || !is<Error>(current)) {
      badVerb(verb);
      return true;
    }
    verb = 'v';
  }
  if (auto [formatter, ok] = cast<Formatter>(current); ok) {
    guarded(verb, "Format", [&, formatter = formatter] { formatter.Format(State(this), verb); });
    return true;
  }
  if (flags.sharpV) {
    if (auto [stringer, ok] = cast<GoStringer>(current); ok) {
      guarded(verb, "GoString", [&, stringer = stringer] { formatString(stringer.GoString()); });
      return true;
    }
    return false;
  }
  if (verb != 'v' && verb != 's' && verb != 'x' && verb != 'X' && verb != 'q') {
    return false;
  }
  if (auto [error, ok] = cast<Error>(current); ok) {
    guarded(verb, "Error", [&, error = error] { string(error.Error(), verb); });
    return true;
  }
  if (auto [stringer, ok] = cast<Stringer>(current); ok) {
    guarded(verb, "String", [&, stringer = stringer] { string(stringer.String(), verb); });
    return true;
  }
  return false;
}

void Printer::badVerb(Rune verb) {
  erroring = true;
  put(String("%!"));
  putRune(verb);
  put('(');
  if (current != nullptr) {
    put(gort::typeString(current.type()));
    put('=');
    operand(Any(current), 'v');
  } else if (currentValue.type != nullptr) {
    put(gort::typeString(currentValue.type));
    put('=');
    value(currentValue, 'v', 0);
  } else {
    put(String("<nil>"));
  }
  put(')');
  erroring = false;
}

// ---------------------------------------------------------------------------------------------------------------
// Values

// Prints a value of a basic kind. False: it is of another kind.
auto Printer::basic(Value v, Rune verb) -> Bool {
  switch (v.type->kind) {
    case Kind::Bool:
      boolean(v.as<Bool>(), verb);
      return true;
    case Kind::Int:
    case Kind::Int64:
      integer(static_cast<Uint64>(v.as<Int>()), true, verb);
      return true;
    case Kind::Int8:
      integer(static_cast<Uint64>(v.as<Int8>()), true, verb);
      return true;
    case Kind::Int16:
      integer(static_cast<Uint64>(v.as<Int16>()), true, verb);
      return true;
    case Kind::Int32:
      integer(static_cast<Uint64>(v.as<Int32>()), true, verb);
      return true;
    case Kind::Uint8:
      integer(v.as<Uint8>(), false, verb);
      return true;
    case Kind::Uint16:
      integer(v.as<Uint16>(), false, verb);
      return true;
    case Kind::Uint32:
      integer(v.as<Uint32>(), false, verb);
      return true;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
      integer(v.as<Uint>(), false, verb);
      return true;
    case Kind::Float32:
      floating(v.as<Float32>(), 32, verb);
      return true;
    case Kind::Float64:
      floating(v.as<Float64>(), 64, verb);
      return true;
    case Kind::Complex64:
      complex(v.as<Float32[2]>()[0], v.as<Float32[2]>()[1], 64, verb);
      return true;
    case Kind::Complex128:
      complex(v.as<Float64[2]>()[0], v.as<Float64[2]>()[1], 128, verb);
      return true;
    case Kind::String:
      string(v.as<String>(), verb);
      return true;
    default:
      return false;
  }
}

void Printer::value(Value v, Rune verb, Int depth) {
  if (depth > 0 && !sealed) {
    void* data = v.type->direct ? v.as<void*>() : const_cast<void*>(v.at);
    gort::Dynamic d = v.type->kind == Kind::Interface ? gort::dynamicOf(v.type, v.at) : gort::Dynamic{v.type, data};
    current = Any(d);
    if (d.type != nullptr && mayHaveMethods(d.type) && handleMethods(verb)) {
      return;
    }
  }
  currentValue = v;
  if (basic(v, verb)) {
    return;
  }
  switch (v.type->kind) {
    case Kind::Map:
      return map(v, verb, depth);
    case Kind::Struct:
      return structure(v, verb, depth);
    case Kind::Interface: {
      gort::Dynamic d = gort::dynamicOf(v.type, v.at);
      if (d.type != nullptr) {
        return value({d.type, gort::valueAddress(d)}, verb, depth + 1);
      }
      if (flags.sharpV) {
        put(gort::typeString(v.type));
        return put(String("(nil)"));
      }
      return put(String("<nil>"));
    }
    case Kind::Array:
    case Kind::Slice:
      return sequence(v, verb, depth);
    case Kind::Pointer: {
      const void* to = v.as<void*>();
      Kind kind = v.type->elem->kind;
      if (depth == 0 && to != nullptr &&
          (kind == Kind::Array || kind == Kind::Slice || kind == Kind::Struct || kind == Kind::Map)) {
        put('&');
        return value({v.type->elem, to}, verb, depth + 1);
      }
      return pointer(v, verb);
    }
    default:
      return pointer(v, verb);
  }
}

void Printer::boolean(Bool b, Rune verb) {
  if (verb == 't' || verb == 'v') {
    return formatBool(b);
  }
  badVerb(verb);
}

void Printer::integer(Uint64 x, Bool isSigned, Rune verb) {
  switch (verb) {
    case 'v':
      if (flags.sharpV && !isSigned) {
        return formatHex(x, true);
      }
      return formatInteger(x, 10, isSigned, verb, false);
    case 'd':
      return formatInteger(x, 10, isSigned, verb, false);
    case 'b':
      return formatInteger(x, 2, isSigned, verb, false);
    case 'o':
    case 'O':
      return formatInteger(x, 8, isSigned, verb, false);
    case 'x':
      return formatInteger(x, 16, isSigned, verb, false);
    case 'X':
      return formatInteger(x, 16, isSigned, verb, true);
    case 'c':
      return formatChar(x);
    case 'q':
      return formatQuotedChar(x);
    case 'U':
      return formatUnicode(x);
    default:
      return badVerb(verb);
  }
}

void Printer::floating(Float64 x, Int bits, Rune verb) {
  switch (verb) {
    case 'v':
      return formatFloat(x, bits, 'g', -1);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return formatFloat(x, bits, static_cast<Byte>(verb), -1);
    case 'f':
    case 'e':
    case 'E':
    case 'F':
      return formatFloat(x, bits, static_cast<Byte>(verb), 6);
    default:
      return badVerb(verb);
  }
}

void Printer::complex(Float64 re, Float64 im, Int bits, Rune verb) {
  switch (verb) {
    case 'v':
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
    case 'f':
    case 'F':
    case 'e':
    case 'E': {
      Bool plus = flags.plus;
      put('(');
      floating(re, bits / 2, verb);
      flags.plus = true;  // the imaginary part always has a sign
      floating(im, bits / 2, verb);
      put(String("i)"));
      flags.plus = plus;
      return;
    }
    default:
      return badVerb(verb);
  }
}

void Printer::string(String s, Rune verb) {
  switch (verb) {
    case 'v':
      return flags.sharpV ? formatQuoted(s) : formatString(s);
    case 's':
      return formatString(s);
    case 'x':
    case 'X':
      return formatHexString(s, verb == 'X');
    case 'q':
      return formatQuoted(s);
    default:
      return badVerb(verb);
  }
}

void Printer::bytes(Slice<Byte> b, Rune verb, const Type* type, String name) {
  switch (verb) {
    case 'v':
    case 'd':
      if (flags.sharpV) {
        put(name);
        if (type->kind == Kind::Slice && b == nullptr) {
          return put(String("(nil)"));
        }
        put('{');
        for (auto [i, c] : range(b)) {
          if (i > 0) {
            put(String(", "));
          }
          formatHex(c, true);
        }
        return put('}');
      }
      put('[');
      for (auto [i, c] : range(b)) {
        if (i > 0) {
          put(' ');
        }
        formatInteger(c, 10, false, verb, false);
      }
      return put(']');
    case 's':
      return formatString(String::of(b.ptr, b.len));
    case 'x':
    case 'X':
      return formatHexString(String::of(b.ptr, b.len), verb == 'X');
    case 'q':
      return formatQuoted(String::of(b.ptr, b.len));
    default:
      return value({type, &b}, verb, 0);
  }
}

void Printer::pointer(Value v, Rune verb) {
  switch (v.type->kind) {
    case Kind::Chan:
    case Kind::Func:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::Slice:
    case Kind::UnsafePointer:
      break;
    default:
      return badVerb(verb);
  }
  auto address = reinterpret_cast<Uint64>(v.as<void*>());
  switch (verb) {
    case 'v':
      if (flags.sharpV) {
        put('(');
        put(gort::typeString(v.type));
        put(String(")("));
        if (address == 0) {
          put(String("nil"));
        } else {
          formatHex(address, true);
        }
        return put(')');
      }
      if (address == 0) {
        return pad("<nil>");
      }
      return formatHex(address, !flags.sharp);
    case 'p':
      return formatHex(address, !flags.sharp);
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      return integer(address, false, verb);
    default:
      return badVerb(verb);
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Composite values

void Printer::map(Value v, Rune verb, Int depth) {
  auto* core = v.as<gort::MapCore*>();
  if (flags.sharpV) {
    put(gort::typeString(v.type));
    if (core == nullptr) {
      return put(String("(nil)"));
    }
    put('{');
  } else {
    put(String("map["));
  }
  // Entries sorted by key: an insertion sort, as maps that are printed are small; heap-sorted lists would not be stable
  // for NaNs.
  Slice<unsafe::Pointer> keys;
  Slice<unsafe::Pointer> values;
  gort::MapWalk walk;
  for (walk.start(core); walk.value != nullptr; walk.next()) {
    keys = append(keys, const_cast<void*>(walk.key));
    values = append(values, const_cast<void*>(walk.value));
    for (Int i = keys.len - 1; i > 0 && compareKeys(v.type->key, keys[i], keys[i - 1]) < 0; i--) {
      unsafe::Pointer key = keys[i];
      keys[i] = keys[i - 1];
      keys[i - 1] = key;
      unsafe::Pointer value = values[i];
      values[i] = values[i - 1];
      values[i - 1] = value;
    }
  }
  for (Int i = 0; i < keys.len; i++) {
    if (i > 0) {
      put(flags.sharpV ? String(", ") : String(" "));
    }
    value({v.type->key, keys[i]}, verb, depth + 1);
    put(':');
    value({v.type->elem, values[i]}, verb, depth + 1);
  }
  put(flags.sharpV ? '}' : ']');
}

void Printer::structure(Value v, Rune verb, Int depth) {
  if (flags.sharpV) {
    put(gort::typeString(v.type));
  }
  put('{');
  for (Int i = 0; i < v.type->numField; i++) {
    const Field& field = v.type->fields[i];
    if (i > 0) {
      put(flags.sharpV ? String(", ") : String(" "));
    }
    if (flags.plusV || flags.sharpV) {
      put(String::of(field.name, static_cast<Int>(__builtin_strlen(field.name))));
      put(':');
    }
    Value inner{field.type, static_cast<const Byte*>(v.at) + field.offset};
    if (field.type->kind == Kind::Interface) {
      gort::Dynamic d = gort::dynamicOf(field.type, inner.at);
      if (d.type != nullptr) {
        inner = {d.type, gort::valueAddress(d)};
      }
    }
    Bool old = sealed;
    sealed = sealed || !isExported(field.name);
    value(inner, verb, depth + 1);
    sealed = old;
  }
  put('}');
}

void Printer::sequence(Value v, Rune verb, Int depth) {
  Bool isSlice = v.type->kind == Kind::Slice;
  const Type* elem = v.type->elem;
  const Byte* first = isSlice ? v.as<Slice<Byte>>().ptr : static_cast<const Byte*>(v.at);
  Int count = isSlice ? v.as<Slice<Byte>>().len : v.type->len;
  if (elem->kind == Kind::Uint8 && (verb == 's' || verb == 'q' || verb == 'x' || verb == 'X')) {
    return bytes(Slice<Byte>::of(const_cast<Byte*>(first), count, count), verb, v.type, gort::typeString(v.type));
  }
  if (flags.sharpV) {
    put(gort::typeString(v.type));
    if (isSlice && first == nullptr) {
      return put(String("(nil)"));
    }
  }
  put(flags.sharpV ? '{' : '[');
  for (Int i = 0; i < count; i++) {
    if (i > 0) {
      put(flags.sharpV ? String(", ") : String(" "));
    }
    value({elem, first + i * elem->size}, verb, depth + 1);
  }
  put(flags.sharpV ? '}' : ']');
}

}  // namespace go::fmt
