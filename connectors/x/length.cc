// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/length.h"

#include <algorithm>
#include <array>

#include "config/unicode.h"

namespace wc {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array<Range, 4> kLight{
    {{0, 0x10FF}, {0x2000, 0x200D}, {0x2010, 0x201F}, {0x2032, 0x2037}}};

// What may begin an emoji of more than one code point.
constexpr std::array<Range, 14> kEmojiStarts{{{0x23, 0x23},
                                              {0x2A, 0x2A},
                                              {0x30, 0x39},
                                              {0xA9, 0xA9},
                                              {0xAE, 0xAE},
                                              {0x203C, 0x203C},
                                              {0x2049, 0x2049},
                                              {0x2122, 0x2122},
                                              {0x2139, 0x2139},
                                              {0x2190, 0x2BFF},
                                              {0x3030, 0x303D},
                                              {0x3297, 0x3299},
                                              {0x1F000, 0x1FAFF},
                                              {0x24C2, 0x24C2}}};

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;

template <std::size_t kCount>
bool in(const std::array<Range, kCount>& ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](Range r) { return r.first <= c && c <= r.last; });
}

bool is_flag_letter(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}
bool is_tag(char32_t c) {
  return c >= 0xE0020 && c <= 0xE007F;
}

bool joins(char32_t c) {
  return c == kJoiner || c == kEmojiStyle || c == kKeycap || is_skin(c) || is_tag(c) ||
         is_flag_letter(c);
}

// One grapheme that people see as one emoji although it has several code points.
bool is_emoji_sequence(const std::u32string& grapheme) {
  return grapheme.size() > 1 && in(kEmojiStarts, grapheme.front()) &&
         std::ranges::any_of(grapheme, joins);
}

bool is_forbidden(char32_t c) {
  return c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

int weight_of(const std::u32string& grapheme) {
  if (is_emoji_sequence(grapheme)) return 2;
  int weight = 0;
  for (const char32_t c : grapheme) weight += in(kLight, c) ? 1 : 2;
  return weight;
}

int weight_of(std::string_view text) {
  int weight = 0;
  for (const Grapheme& one : graphemes(text)) {
    weight += weight_of(code_points(text.substr(one.begin, one.end - one.begin)));
  }
  return weight;
}

}  // namespace

XLength x_length(std::string_view raw) {
  const std::string text = nfc(mend_utf8(raw));
  XLength length;
  std::size_t at = 0;
  for (const XLink& link : x_links(text)) {
    length.weight += weight_of(std::string_view(text).substr(at, link.begin - at)) + kXLinkLength;
    at = link.end;
  }
  length.weight += weight_of(std::string_view(text).substr(at));
  length.valid = !text.empty() && length.weight <= kXLengthMax &&
                 std::ranges::none_of(code_points(text), is_forbidden);
  return length;
}

}  // namespace wc
