// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/known_words.h"

#include <cassert>

#include "config/embedded.h"

namespace wc {

std::vector<Embedded> known_words_file();  // made by embed() in CMakeLists.txt

KnownWords::KnownWords() : bits_(known_words_file().front().bytes) {
  assert(bits_.size() == kKnownBytes);
}

bool KnownWords::has(std::uint64_t hash) const {
  bool all = true;
  each_known_bit(hash, [&](std::uint64_t byte, std::uint8_t bit) {
    all = all && (static_cast<std::uint8_t>(bits_[byte]) & bit) != 0;
  });
  return all;
}

bool KnownWords::has_parts_of(std::string_view word) const {
  for (std::size_t cut = kKnownLettersMin; cut + kKnownLettersMin <= word.size(); ++cut) {
    if (!has(hash_of(word.substr(cut)))) continue;
    if (has(hash_of(word.substr(0, cut)))) return true;
    const bool has_s = word[cut - 1] == 's' && cut > kKnownLettersMin;
    if (has_s && has(hash_of(word.substr(0, cut - 1)))) return true;
  }
  return false;
}

}  // namespace wc
