// SPDX-License-Identifier: EUPL-1.2
// The automaton: a set of byte strings in a double array, walked from a place in a folded text. The
// first two bytes are one look-up, because most words of most posts are in no rule. It knows bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace wc {

class Trie {
 public:
  // REQUIRES: keys are sorted, unique, without NUL, and at least two bytes long.
  explicit Trie(const std::vector<std::string>& keys);

  [[nodiscard]] bool empty() const { return units_.size() <= 1; }
  [[nodiscard]] std::size_t bytes() const;  // of memory

  // Calls found(index of the key) for each key that `at` begins with, short ones first.
  // REQUIRES: `at` points into a text that ends with NUL, and at[0] is not that NUL.
  template <class Found>
  void walk(const char* at, Found&& found) const {
    std::uint32_t state = pairs_[class_of(at[0]) * classes_ + class_of(at[1])];
    if (state == 0) return;
    at += 2;
    while (true) {
      const Unit unit = units_[state];
      if ((unit.base & 1U) != 0) found(values_[state]);
      const std::uint32_t next = (unit.base >> 1U) + class_of(*at++);
      if (next >= units_.size() || units_[next].check != state) return;
      state = next;
    }
  }

 private:
  struct Unit {
    std::uint32_t base = 0;   // twice where the children begin, plus 1 when a key ends here
    std::uint32_t check = 0;  // the parent; 0 = free
  };
  class Builder;
  [[nodiscard]] std::uint32_t class_of(char c) const {
    return class_[static_cast<unsigned char>(c)];
  }

  std::array<std::uint8_t, 256> class_{};  // 0 = in no key
  std::uint32_t classes_ = 1;
  std::vector<std::uint32_t> pairs_;  // state after two bytes, by their classes; 0 = none
  std::vector<Unit> units_;
  std::vector<std::uint32_t> values_;  // by state
};

}  // namespace wc
