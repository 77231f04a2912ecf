// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/known_words.h"

#include <cassert>

#include "config/embedded.h"

namespace wc {

std::vector<Embedded> known_words_file();  // made by embed() in CMakeLists.txt

KnownWords::KnownWords() : bytes_(known_words_file().front().bytes.data()) {
  assert(known_words_file().front().bytes.size() == kKnownBytes);
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
