// The arithmetic of package math/big, by GMP (mpz functions; see the GMP manual).
//
// Operands are read where they lie (mpz_roinit_n). Results are computed into GMP's own memory on the worker's stack, as
// GMP takes its scratch space from the stack and from malloc, and then copied to the collected heap. An operand may be
// the receiver.
#include "go/math/big.h"

#include <gmp.h>

#include "sched/sysstack.h"

namespace go::math::big {

static_assert(sizeof(Word) == sizeof(mp_limb_t));

namespace {

// A GMP view of x, valid while x keeps its value.
class View {
 public:
  explicit View(const Int* x) {
    auto n = static_cast<mp_size_t>(x->abs.len);
    mpz_roinit_n(z_, reinterpret_cast<const mp_limb_t*>(x->abs.ptr), x->neg ? -n : n);
  }
  operator mpz_srcptr() const { return z_; }

 private:
  mpz_t z_;
};

// Copies a result to z.
void store(Int* z, mpz_srcptr r) {
  auto n = static_cast<go::Int>(mpz_size(r));
  if (n > z->abs.cap) {
    z->abs = makeSlice<Word>(n, n + n / 8 + 1);
  }
  z->abs.len = n;
  if (n > 0) {
    __builtin_memcpy(static_cast<void*>(z->abs.ptr), mpz_limbs_read(r), static_cast<size_t>(n) * sizeof(Word));
  }
  z->neg = mpz_sgn(r) < 0;
}

// z = f: runs f(result) on the worker's stack.
template <class F>
auto compute(Int* z, const F& f) -> Int* {
  mpz_t r;
  gort::onSystemStack([&] {
    mpz_init(r);
    f(r);
  });
  store(z, r);
  gort::onSystemStack([&] { mpz_clear(r); });
  return z;
}

// The same with two results; either may be left out.
template <class F>
void computeTwo(Int* z, Int* w, const F& f) {
  mpz_t r, s;
  gort::onSystemStack([&] {
    mpz_init(r);
    mpz_init(s);
    f(r, s);
  });
  if (z != nullptr) {
    store(z, r);
  }
  if (w != nullptr) {
    store(w, s);
  }
  gort::onSystemStack([&] {
    mpz_clear(r);
    mpz_clear(s);
  });
}

}  // namespace

auto Int::Add(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_add(r, a, b); });
}

auto Int::Sub(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_sub(r, a, b); });
}

auto Int::Mul(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_mul(r, a, b); });
}

void quoRem(Int* z, Int* r, Int* x, Int* y) {
  computeTwo(z, r, [a = View(x), b = View(y)](mpz_ptr q, mpz_ptr m) { mpz_tdiv_qr(q, m, a, b); });
}

void divMod(Int* z, Int* r, Int* x, Int* y) {
  // The remainder is never negative: round down for a positive divisor, up for a negative one.
  computeTwo(z, r, [a = View(x), b = View(y), negative = y->neg](mpz_ptr q, mpz_ptr m) {
    if (negative) {
      mpz_cdiv_qr(q, m, a, b);
    } else {
      mpz_fdiv_qr(q, m, a, b);
    }
  });
}

auto Int::Cmp(Int* y) -> go::Int {
  int c = mpz_cmp(View(this), View(y));
  return c < 0 ? -1 : c > 0;
}

auto Int::CmpAbs(Int* y) -> go::Int {
  int c = mpz_cmpabs(View(this), View(y));
  return c < 0 ? -1 : c > 0;
}

auto Int::BitLen() -> go::Int { return abs.len == 0 ? 0 : static_cast<go::Int>(mpz_sizeinbase(View(this), 2)); }

auto Int::TrailingZeroBits() -> Uint { return abs.len == 0 ? 0 : mpz_scan1(View(this), 0); }

auto Int::Lsh(Int* x, Uint n) -> Int* {
  return compute(this, [a = View(x), n](mpz_ptr r) { mpz_mul_2exp(r, a, n); });
}

auto Int::Rsh(Int* x, Uint n) -> Int* {
  return compute(this, [a = View(x), n](mpz_ptr r) { mpz_fdiv_q_2exp(r, a, n); });
}

auto Int::bit(go::Int i) -> Uint { return static_cast<Uint>(mpz_tstbit(View(this), static_cast<mp_bitcnt_t>(i))); }

void Int::putBit(go::Int i, Uint b) {
  compute(this, [a = View(this), i, b](mpz_ptr r) {
    mpz_set(r, a);
    if (b != 0) {
      mpz_setbit(r, static_cast<mp_bitcnt_t>(i));
    } else {
      mpz_clrbit(r, static_cast<mp_bitcnt_t>(i));
    }
  });
}

auto Int::And(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_and(r, a, b); });
}

auto Int::Or(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_ior(r, a, b); });
}

auto Int::Xor(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_xor(r, a, b); });
}

auto Int::AndNot(Int* x, Int* y) -> Int* {
  return compute(this, [a = View(x), b = View(y)](mpz_ptr r) {
    mpz_com(r, b);
    mpz_and(r, a, r);
  });
}

auto Int::Not(Int* x) -> Int* {
  return compute(this, [a = View(x)](mpz_ptr r) { mpz_com(r, a); });
}

void Int::pow(Int* x, Int* y) {
  compute(this, [a = View(x), b = View(y)](mpz_ptr r) { mpz_pow_ui(r, a, mpz_get_ui(b)); });
}

void Int::powMod(Int* x, Int* y, Int* m) {
  compute(this, [a = View(x), b = View(y), n = View(m)](mpz_ptr r) { mpz_powm(r, a, b, n); });
}

void Int::gcd(Int* x, Int* y, Int* a, Int* b) {
  Int result;
  mpz_t g, s, t;
  gort::onSystemStack([&] {
    mpz_init(g);
    mpz_init(s);
    mpz_init(t);
    mpz_gcdext(g, s, t, View(a), View(b));
  });
  store(&result, g);
  if (x != nullptr) {
    store(x, s);
  }
  if (y != nullptr) {
    store(y, t);
  }
  gort::onSystemStack([&] {
    mpz_clear(g);
    mpz_clear(s);
    mpz_clear(t);
  });
  *this = result;
}

auto Int::invert(Int* g, Int* n) -> Bool {
  Bool found = false;
  Int inverse;
  compute(&inverse, [&, a = View(g), m = View(n)](mpz_ptr r) { found = mpz_invert(r, a, m) != 0; });
  if (found) {
    *this = inverse;
  }
  return found;
}

void Int::root(Int* x) {
  compute(this, [a = View(x)](mpz_ptr r) { mpz_sqrt(r, a); });
}

auto Int::probablyPrime(go::Int n) -> Bool {
  Bool prime = false;
  // 24 rounds decide everything below 2**64 (GMP manual, Number Theoretic Functions).
  gort::onSystemStack([&, a = View(this)] { prime = mpz_probab_prime_p(a, static_cast<int>(n) + 24) != 0; });
  return prime;
}

auto Int::digits(go::Int base) -> go::String {
  if (abs.len == 0) {
    return "0";
  }
  View view(this);
  auto room = static_cast<go::Int>(mpz_sizeinbase(view, static_cast<int>(base))) + 2;
  auto* text = static_cast<char*>(gort::allocateBytes(room));
  gort::onSystemStack([&] { mpz_get_str(text, static_cast<int>(base), view); });
  // GMP writes a sign, and above base 36 upper-case letters come before lower-case ones; Go has them the other way
  // round.
  char* first = text + (text[0] == '-' ? 1 : 0);
  go::Int length = 0;
  for (char* p = first; *p != 0; p++, length++) {
    bool isLetter = *p >= 'A';
    if (base > 36 && isLetter) {
      *p = static_cast<char>(*p ^ 0x20);
    }
  }
  return String::of(first, length);
}

auto Int::parseDigits(go::String s, go::Int base) -> Bool {
  if (s.len == 0) {
    return false;
  }
  auto* text = static_cast<char*>(gort::allocateBytes(s.len + 1));
  for (go::Int i = 0; i < s.len; i++) {
    char c = s.ptr[i];
    bool isUpper = 'A' <= c && c <= 'Z';
    bool isLower = 'a' <= c && c <= 'z';
    int upperBase = base > 36 ? 36 : 10;
    int digit = '0' <= c && c <= '9' ? c - '0' : isLower ? c - 'a' + 10 : isUpper ? c - 'A' + upperBase : 99;
    if (digit >= base) {
      return false;
    }
    text[i] = base > 36 && (isUpper || isLower) ? static_cast<char>(c ^ 0x20) : c;
  }
  text[s.len] = 0;
  compute(this, [&](mpz_ptr r) { mpz_set_str(r, text, static_cast<int>(base)); });
  return true;
}

}  // namespace go::math::big
