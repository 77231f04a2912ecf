// SPDX-License-Identifier: EUPL-1.2
// What a text shows of itself, as numbers: its words, how they begin and end, two in a row, and the
// kind of post. Experience (experience.h) is a weight for each of them; who learns and who judges
// must see the same, so there is one place that says what a mark is.
#pragma once

#include <algorithm>
#include <cstdint>

#include "classifiers/fold.h"
#include "classifiers/phrase.h"

namespace wc {

inline constexpr std::size_t kMarkLettersMin = 4;  // of a beginning or an end of a word
inline constexpr std::size_t kMarkLettersMax = 7;

enum class MarkKind : std::uint64_t {
  kWord = 1,  // "bak"
  kFront,     // "conta", a beginning of "container"
  kBack,      // "iner", an end of it
  kPair,      // "bak vol", two words in a row
  kOrigin,    // a comment, a message: mark_of_origin
};

// The state of a word of no letters.
constexpr std::uint64_t kMarkStart = 0xCBF29CE484222325U;

// FNV-1a, a byte on.
constexpr std::uint64_t mark_step(std::uint64_t state, char byte) {
  return (state ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
}

// The number of a mark: any of its bits may choose a place in a table.
constexpr std::uint64_t mark_of(MarkKind kind, std::uint64_t state) {
  state = (state ^ static_cast<std::uint64_t>(kind) << 56U) * 0x9E3779B97F4A7C15U;
  state = (state ^ state >> 32U) * 0xD6E8FEB86659FD93U;
  return state ^ state >> 29U;
}

// take(number, Words) for each mark of the words, in the order of the text; a word that stands
// twice gives its marks twice. At most ten marks a word.
template <class Take>
void each_mark(const Folded& text, Take&& take) {
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < text.word_count(); ++i) {
    const std::string_view word = text.word(i);
    const Words here{i, i};
    std::uint64_t front = kMarkStart;
    for (std::size_t n = 1; n <= word.size(); ++n) {
      front = mark_step(front, word[n - 1]);
      const bool is_part = n >= kMarkLettersMin && n <= kMarkLettersMax && n < word.size();
      if (is_part) take(mark_of(MarkKind::kFront, front), here);
    }
    take(mark_of(MarkKind::kWord, front), here);
    std::uint64_t back = kMarkStart;
    for (std::size_t n = 1; n <= kMarkLettersMax && n < word.size(); ++n) {
      back = mark_step(back, word[word.size() - n]);
      if (n >= kMarkLettersMin) take(mark_of(MarkKind::kBack, back), here);
    }
    if (i > 0) take(mark_of(MarkKind::kPair, before * 31 + front), Words{i - 1, i});
    before = front;
  }
}

// The mark of a kind of post. REQUIRES: kind is a PostKind (connectors/post.h).
constexpr std::uint64_t mark_of_origin(std::uint64_t kind) {
  return mark_of(MarkKind::kOrigin, kind);
}

}  // namespace wc
