// SPDX-License-Identifier: EUPL-1.2
// The words that dictionaries of Dutch, English and German know, so that a good word is not taken
// for a mistyped one. A Bloom filter that the build makes of Debian's hunspell dictionaries
// (make_known_words.cc): it forgets no word, and takes about one of a hundred others for known.
#pragma once

#include <cstdint>
#include <string_view>

#include "classifiers/word_hash.h"

namespace wc {

inline constexpr std::size_t kKnownBytes = 1U << 20U;
inline constexpr std::size_t kKnownLettersMin = 4;  // shorter words are not in it

// The bits of a hash: six in one block of 64 bytes, which is one line of the cache.
template <class Each>
constexpr void each_known_bit(std::uint64_t hash, Each&& each) {
  constexpr std::uint64_t kBlocks = kKnownBytes / 64;
  const std::uint64_t block = (hash % kBlocks) * 64;
  std::uint64_t bits = hash * 0x9E3779B97F4A7C15U >> 10U;  // 54 good bits
  for (int i = 0; i < 6; ++i, bits >>= 9U) {
    const std::uint64_t bit = bits % 512;
    each(block + bit / 8, static_cast<std::uint8_t>(1U << (bit % 8)));
  }
}

class KnownWords {
 public:
  KnownWords();  // the ones compiled in

  // By the word's hash. REQUIRES: the word has kKnownLettersMin letters or more.
  [[nodiscard]] bool has(std::uint64_t hash) const;
  // Whether it is two words of four letters or more, possibly with an s between them:
  // "boomwortels". REQUIRES: is_hashable(word)
  [[nodiscard]] bool has_parts_of(std::string_view word) const;

 private:
  std::string_view bits_;
};

}  // namespace wc
