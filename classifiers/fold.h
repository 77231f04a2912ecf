// SPDX-License-Identifier: EUPL-1.2
// A text as rules see it: lower case, no diacritics, plain letters for full-width and other guises,
// one space after each word, and a way back to the bytes of the original. It knows no language.
//   "Café dícht?!" -> "cafe dicht ? ! "      "#Lent😀" -> "# lent 😀 "      "id-kaart" -> "id kaart "
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace wc {

// From the folded byte `folded` on, bytes are copied one to one from `original` on.
struct Seam {
  std::uint32_t folded;
  std::uint32_t original;
};

// Bytes [start, end).
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

struct Folded {
  explicit Folded(std::pmr::memory_resource* memory) : text(memory), words(memory), seams(memory) {}
  [[nodiscard]] std::size_t word_count() const { return words.empty() ? 0 : words.size() - 1; }
  // REQUIRES: index < word_count()
  [[nodiscard]] std::string_view word(std::size_t index) const {
    return std::string_view(text).substr(words[index], words[index + 1] - words[index] - 1);
  }

  std::pmr::string text;                  // each word followed by one space
  std::pmr::vector<std::uint32_t> words;  // where each word begins; then text.size()
  std::pmr::vector<Seam> seams;           // ascending in both
};

// Folds any bytes: invalid UTF-8 separates words. `?`, `!`, `#` and each emoji are words of their
// own; an apostrophe inside a word and an @ before one belong to it; of a link only "https" is
// left. REQUIRES: original.size() < 2^30
void fold(std::string_view original, Folded& out);

// The same for a rule's words, which are few: without the way back.
std::string fold(std::string_view original);

// The bytes of the original that became the words first to last (inclusive), whole code points with
// their marks. REQUIRES: first <= last < folded.word_count()
Span original_span(const Folded& folded, std::string_view original, std::size_t first,
                   std::size_t last);

// The first `count_max` code points of a text, as bytes.
std::string_view first_code_points(std::string_view text, std::size_t count_max);

}  // namespace wc
