// SPDX-License-Identifier: EUPL-1.2
// Words of a post that are one slip away from a word of the rules: a letter too many, too few,
// another one, or two neighbours swapped, never the first letter. Only long words, only those that
// no dictionary knows, and only when exactly one word of the rules is that near.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "classifiers/fold.h"
#include "classifiers/known_words.h"

namespace wc {

inline constexpr std::size_t kTypoLettersMin = 7;  // of both words

// Immutable once made: any number of threads may ask at the same time.
class Typos {
 public:
  // The words of the rules, folded, in any order; short ones and those with anything but the
  // letters a to z in them are left out.
  explicit Typos(std::vector<std::string> words);

  // The word that was meant, or "" when it is not to be touched. O(letters), without the heap.
  [[nodiscard]] std::string_view meant_by(std::string_view word) const;

  // Whether a word of the text was mistyped; then `out` is the text with what was meant, word for
  // word, without a way back to the original bytes.
  bool correct(const Folded& text, Folded& out) const;

  [[nodiscard]] std::size_t bytes() const;  // of memory

 private:
  struct Entry {
    std::uint32_t tag;   // the other half of the hash
    std::uint32_t word;  // its place in words_
  };
  struct Search;
  void add_hashes();
  struct Places;
  void open_gate(std::string_view word);
  [[nodiscard]] Places places_of_slip(std::string_view word) const;
  void look(std::uint64_t hash, Search& search) const;

  std::vector<std::string> words_;           // sorted, unique
  std::vector<std::uint64_t> filter_;        // bits: which hashes can be there at all
  std::vector<std::uint32_t> begins_;        // by bucket, in entries_
  std::vector<Entry> entries_;               // of each word, and of each word without one letter
  unsigned shift_ = 63;                      // a hash's highest bits are its bucket
  std::vector<std::uint64_t> gate_;          // bits: how words begin and end that a slip can make
  std::array<std::uint64_t, 32> lengths_{};  // by first letter: bits of what a slip can make
  KnownWords known_;
};

}  // namespace wc
