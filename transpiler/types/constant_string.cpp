// This file implements Text, the value of string constants.
//
// A program of a few lines can double a string up to gc's limit of 2 GB. So strings are put together only where all of
// one is needed; messages take a prefix, and large strings are told apart by a hash that comes from those of the
// halves.
#include <algorithm>

#include "types/constant_rep.h"

namespace types {

// What is put together without hesitation.
static constexpr size_t kLarge = 64 << 10;

// ---------------------------------------------------------------------------------------------------------------
// Hashes: the string as a number to some base, modulo a prime, for four bases

static uint32_t timesPlus(uint64_t a, uint64_t b, uint64_t c) {
  constexpr uint64_t kPrime = (uint64_t{1} << 31) - 1;
  return static_cast<uint32_t>((a * b + c) % kPrime);
}

static TextHash hashOf(std::string_view s) {
  constexpr uint32_t kBases[] = {1000003, 179424673, 982451653, 1618033988};
  TextHash h;
  for (size_t i = 0; i < h.value.size(); ++i) {
    for (char c : s) {
      h.value[i] = timesPlus(h.value[i], kBases[i], static_cast<unsigned char>(c) + uint64_t{1});
      h.power[i] = timesPlus(h.power[i], kBases[i], 0);
    }
  }
  return h;
}

static TextHash hashOfSum(const TextHash& left, const TextHash& right) {
  TextHash h;
  for (size_t i = 0; i < h.value.size(); ++i) {
    h.value[i] = timesPlus(left.value[i], right.power[i], right.value[i]);
    h.power[i] = timesPlus(left.power[i], right.power[i], 0);
  }
  return h;
}

// ---------------------------------------------------------------------------------------------------------------
// Text

// Gives the pieces of a text one after the other, then empty ones.
class Text::Reader {
 public:
  explicit Reader(const Text& t) : open_{&t} {}

  std::string_view next() {
    while (!open_.empty()) {
      const Text* t = open_.back();
      open_.pop_back();
      if (t->halves_ != nullptr) {
        open_.push_back(ConstantRep::get<Text>(t->halves_->second));
        open_.push_back(ConstantRep::get<Text>(t->halves_->first));
      } else if (!t->flat_.empty()) {
        return t->flat_;
      }
    }
    return {};
  }

 private:
  std::vector<const Text*> open_;
};

Text::Text(std::string s) : size_(s.size()), flat_(std::move(s)) {}

Text::Text(const Constant& left, const Constant& right) : halves_(std::make_unique<Halves>(left, right)) {
  const Text* l = ConstantRep::get<Text>(left);
  const Text* r = ConstantRep::get<Text>(right);
  size_ = l->size() + r->size();
  hash_ = hashOfSum(l->hash(), r->hash());
}

const TextHash& Text::hash() const {
  if (!hash_) {
    hash_ = hashOf(flat_);  // the sum of halves has its hash from the beginning
  }
  return *hash_;
}

const std::string& Text::flat() const {
  if (halves_ != nullptr) {
    flat_ = prefix(size_);
    halves_ = nullptr;
  }
  return flat_;
}

std::string Text::prefix(size_t n) const {
  std::string s;
  s.reserve(std::min(n, size_));
  Reader reader(*this);
  while (s.size() < n) {
    std::string_view piece = reader.next();
    if (piece.empty()) {
      break;
    }
    s += piece.substr(0, n - s.size());
  }
  return s;
}

bool Text::equals(const Text& other) const {
  if (size_ != other.size_) {
    return false;
  }
  return size_ <= kLarge ? flat() == other.flat() : hash() == other.hash();
}

int Text::compare(const Text& other) const {
  if (equals(other)) {
    return 0;
  }
  Reader xs(*this);
  Reader ys(other);
  std::string_view x = xs.next();
  std::string_view y = ys.next();
  while (!x.empty() && !y.empty()) {
    size_t n = std::min(x.size(), y.size());
    if (int order = x.substr(0, n).compare(y.substr(0, n)); order != 0) {
      return order;
    }
    x = n < x.size() ? x.substr(n) : xs.next();
    y = n < y.size() ? y.substr(n) : ys.next();
  }
  return x.empty() ? (y.empty() ? 0 : -1) : 1;
}

std::string Text::key() const {
  if (size_ <= kLarge) {
    return flat();
  }
  std::string key = std::to_string(size_);
  for (uint32_t v : hash().value) {
    key += ":" + std::to_string(v);
  }
  return key;
}

// ---------------------------------------------------------------------------------------------------------------
// Constant

Constant Constant::ofString(std::string s) { return ConstantRep::wrap(Text(std::move(s))); }

const std::string& Constant::stringValue() const {
  static const std::string kEmpty;
  const Text* s = ConstantRep::get<Text>(*this);
  return s == nullptr ? kEmpty : s->flat();
}

std::string Constant::stringPrefix(size_t n) const {
  const Text* s = ConstantRep::get<Text>(*this);
  return s == nullptr ? "" : s->prefix(n);
}

std::string Constant::stringKey() const {
  const Text* s = ConstantRep::get<Text>(*this);
  return s == nullptr ? "" : s->key();
}

size_t Constant::stringSize() const {
  const Text* s = ConstantRep::get<Text>(*this);
  return s == nullptr ? 0 : s->size();
}

}  // namespace types
