// SPDX-License-Identifier: EUPL-1.2
// Chance that is the same on every machine and for ever: the standard distributions are not, and a
// town that changes with the library would make yesterday's test another one. It is no secret and
// no source of one: whoever knows the seed knows all that follows.
#pragma once

#include <cstdint>
#include <span>

namespace wc {

// One row of throws. Copy it to throw the same again.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  // A whole number in [0, end). REQUIRES: end > 0
  std::uint64_t below(std::uint64_t end) { return next() % end; }
  // True in that many of a hundred cases.
  bool percent(unsigned cases) { return below(100) < cases; }
  // One of them, each as likely. REQUIRES: not empty
  template <class T>
  const T& of(std::span<const T> choices) {
    return choices[below(choices.size())];
  }

 private:
  // SplitMix64: a counter whose bits are well stirred.
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace wc
