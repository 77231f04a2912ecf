// SPDX-License-Identifier: EUPL-1.2
// What a text shows of itself, as numbers: its words, parts of them, two in a row, and the kind of
// post. Experience (experience.h) is a weight for each of them; who learns and who judges
// must see the same, so there is one place that says what a mark is.
#pragma once

#include <array>
#include <cstdint>

#include "classifiers/fold.h"
#include "classifiers/phrase.h"

namespace wc {

// Letters of a part of a word; the space on either side of it counts as one, so that beginnings and
// ends differ from what stands inside. Lengths 3 and 5 did best of seven choices (README.md).
inline constexpr std::array<std::size_t, 2> kPartLetters = {3, 5};

enum class MarkKind : std::uint64_t {
  kWord = 1,  // "bak"
  kPart,      // "ntain" of "container", " con" at its beginning
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

// take(number) for each part of a word, as it stands in `padded`, which has a space on either side.
template <class Take>
void each_part(std::string_view padded, Take&& take) {
  for (const std::size_t letters : kPartLetters) {
    for (std::size_t from = 0; from + letters <= padded.size(); ++from) {
      std::uint64_t state = kMarkStart;
      for (const char c : padded.substr(from, letters)) state = mark_step(state, c);
      take(mark_of(MarkKind::kPart, state));
    }
  }
}

// take(number, Words) for each mark of the words, in the order of the text; a word that stands
// twice gives its marks twice. About ten marks a word.
template <class Take>
void each_mark(const Folded& text, Take&& take) {
  std::uint64_t before = 0;
  std::pmr::string padded(text.text.get_allocator());
  for (std::size_t i = 0; i < text.word_count(); ++i) {
    const std::string_view word = text.word(i);
    const Words here{i, i};
    std::uint64_t state = kMarkStart;
    for (const char c : word) state = mark_step(state, c);
    take(mark_of(MarkKind::kWord, state), here);
    padded.assign(1, ' ').append(word).append(1, ' ');
    each_part(padded, [&](std::uint64_t part) { take(part, here); });
    if (i > 0) take(mark_of(MarkKind::kPair, before * 31 + state), Words{i - 1, i});
    before = state;
  }
}

// The mark of a kind of post. REQUIRES: kind is a PostKind (connectors/post.h).
constexpr std::uint64_t mark_of_origin(std::uint64_t kind) {
  return mark_of(MarkKind::kOrigin, kind);
}

}  // namespace wc
