// SPDX-License-Identifier: EUPL-1.2
// What the house knows of Unicode (utf8proc behind it): validity, NFC, graphemes, code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wc {

// NUL is valid UTF-8.
bool valid_utf8(std::string_view text);

// The same text with every invalid sequence and NUL as U+FFFD; valid text is returned unchanged.
std::string mend_utf8(std::string_view text);

// Normal form C. REQUIRES: valid_utf8(text).
std::string nfc(std::string_view text);

// Extended grapheme clusters (UAX 29), as byte ranges in order. REQUIRES: valid_utf8(text).
struct Grapheme {
  std::size_t begin;
  std::size_t end;
};
std::vector<Grapheme> graphemes(std::string_view text);

// Code points in order. REQUIRES: valid_utf8(text).
std::u32string code_points(std::string_view text);

// Letters, marks and decimal digits of any script; not the selectors that follow an emoji.
bool is_word(char32_t c);

// What is compared when we ask "is our reply there already?": NFC, white space collapsed to single
// spaces and trimmed, zero-width characters removed.
std::string canonical(std::string_view text);

}  // namespace wc
