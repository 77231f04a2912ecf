// SPDX-License-Identifier: EUPL-1.2
// What becomes of one code point when a text is folded: hand-made tables, no package behind them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace wc {

enum class Glyph : std::uint8_t {
  kSeparator,   // ends a word: space, punctuation, control
  kToken,       // a word of its own: ? ! # and emoji
  kApostrophe,  // kept between letters only
  kAt,          // kept before a letter that begins a word
  kBeyond,      // a byte of a longer code point: ask letter_of
  kDropped,     // leaves no trace: zero width, variation selectors, skin tones
  kMark,        // a diacritic that follows its letter: dropped, but belongs to the letter's bytes
  kSame,        // a letter of another script without cases: copied
  kLetters,     // becomes Letter::text
};

// For ASCII: the folded letter, digit or '_' (above kLetters), or a Glyph.
extern const std::array<std::uint8_t, 256> kAsciiFold;

struct Letter {
  Glyph glyph = Glyph::kSeparator;
  std::array<char, 4> text{};  // what it becomes,
  std::uint8_t length = 0;     // and how many bytes of it count; 0 = copied
};

// What a code point outside ASCII becomes.
Letter letter_of(char32_t code_point);

// The code point that begins `text` and its bytes; invalid bytes are U+FFFD of length 1.
// REQUIRES: !text.empty()
struct Decoded {
  char32_t code_point;
  std::uint32_t length;
};
Decoded decode(std::string_view text);

}  // namespace wc
