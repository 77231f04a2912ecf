// SPDX-License-Identifier: EUPL-1.2
// The words that dictionaries of Dutch, English and German know, so that a good word is not taken
// for a mistyped one. A Bloom filter that the build makes of Debian's hunspell dictionaries
// (make_known_words.cc): it forgets no word, and takes about one of thirty others for known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "classifiers/word_hash.h"

namespace wc {

inline constexpr std::size_t kKnownBytes = 1U << 20U;
inline constexpr std::size_t kKnownLettersMin = 4;  // shorter words are not in it

// Where a hash stands: four bits of eight bytes that begin at `byte`, so that one look tells.
struct KnownPlace {
  std::size_t byte;
  std::uint64_t bits;
};
constexpr KnownPlace known_place(std::uint64_t hash) {
  std::uint64_t bits = 0;
  for (unsigned shift = 0; shift < 24; shift += 6) bits |= std::uint64_t{1} << (hash >> shift) % 64;
  return {(hash >> 24U) % (kKnownBytes / 8) * 8, bits};
}

class KnownWords {
 public:
  KnownWords();  // the ones compiled in

  // By the word's hash. REQUIRES: the word has kKnownLettersMin letters or more.
  [[nodiscard]] bool has(std::uint64_t hash) const {
    const KnownPlace place = known_place(hash);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) {  // one load where bytes stand in this order anyway
      bits |= std::uint64_t{static_cast<std::uint8_t>(bytes_[place.byte + i])} << 8 * i;
    }
    return (bits & place.bits) == place.bits;
  }
  // Whether it is two words of four letters or more, possibly with an s between them:
  // "boomwortels". REQUIRES: is_hashable(word)
  [[nodiscard]] bool has_parts_of(std::string_view word) const;

 private:
  const char* bytes_;
};

}  // namespace wc
