// SPDX-License-Identifier: EUPL-1.2
#include "config/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace wc {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What stands at the start of a text: one code point, or the length of what cannot be one.
struct Decoded {
  char32_t code;
  std::size_t length;
  bool valid;
};

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0;
}

// The allowed second bytes after a lead byte (Unicode 15, table 3-7).
struct SecondByte {
  std::uint8_t min;
  std::uint8_t max;
};
SecondByte second_byte(std::uint8_t lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

std::size_t sequence_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// REQUIRES: !text.empty(). A bad sequence is as long as its longest good beginning (Unicode
// 15, 3.9).
Decoded decode(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return {lead, 1, true};
  if (length == 0) return {0, 1, false};
  const SecondByte allowed = second_byte(lead);
  const std::uint8_t second = byte_at(text, 1);
  if (second < allowed.min || second > allowed.max) return {0, 1, false};
  char32_t code = (static_cast<char32_t>(lead & (0xFFU >> (length + 1))) << 6U) | (second & 0x3FU);
  for (std::size_t i = 2; i < length; ++i) {
    const std::uint8_t next = byte_at(text, i);
    if ((next & 0xC0U) != 0x80U) return {0, i, false};
    code = (code << 6U) | (next & 0x3FU);
  }
  return {code, length, true};
}

// How many bytes of ASCII the text starts with, in steps of eight.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  return i;
}

void append_utf8(std::string& out, char32_t code) {
  std::uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

// Every code point below U+0300 is composed already and moves nothing.
bool is_surely_nfc(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<std::uint8_t>(c) < 0xCC; });
}

std::vector<utf8proc_int32_t> decompose(std::string_view text) {
  constexpr std::size_t kDecomposedMax = 32;  // of one code point; the longest has 4
  std::vector<utf8proc_int32_t> out;
  out.reserve(text.size() + kDecomposedMax);
  int boundary = 0;
  for (const char32_t code : code_points(text)) {
    utf8proc_int32_t buffer[kDecomposedMax];
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), buffer,
                                               kDecomposedMax, UTF8PROC_DECOMPOSE, &boundary);
    assert(count >= 0);
    out.insert(out.end(), buffer, buffer + std::max<utf8proc_ssize_t>(count, 0));
  }
  return out;
}

// Sorts each run of combining marks. utf8proc's own loop takes a second for a hostile post of
// 30,000 marks in the wrong order; this one does not.
void order_marks(std::vector<utf8proc_int32_t>& codes) {
  const auto rank = [](utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; };
  const auto is_mark = [&](utf8proc_int32_t c) { return rank(c) != 0; };
  for (auto at = codes.begin(); at != codes.end();) {
    const auto begin = std::find_if(at, codes.end(), is_mark);
    at = std::find_if_not(begin, codes.end(), is_mark);
    std::stable_sort(begin, at, [&](auto a, auto b) { return rank(a) < rank(b); });
  }
}

bool is_space(char32_t c) {
  if (c == 0x85 || (c >= 0x09 && c <= 0x0D)) return true;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

// Characters without a width of their own: soft hyphens, joiners, directions, variation selectors.
bool is_zero_width(char32_t c) {
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0xFEFF || in(0x180B, 0x180E) ||
         in(0x200B, 0x200F) || in(0x202A, 0x202E) || in(0x2060, 0x206F) || in(0xFE00, 0xFE0F);
}

}  // namespace

bool valid_utf8(std::string_view text) {
  while (true) {
    text.remove_prefix(ascii_prefix(text));
    if (text.empty()) return true;
    const Decoded next = decode(text);
    if (!next.valid) return false;
    text.remove_prefix(next.length);
  }
}

std::string mend_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    out += next.valid && next.code != 0 ? text.substr(0, next.length) : kReplacement;
    text.remove_prefix(next.length);
  }
  return out;
}

std::string nfc(std::string_view text) {
  assert(valid_utf8(text));
  if (is_surely_nfc(text)) return std::string(text);
  std::vector<utf8proc_int32_t> codes = decompose(text);
  order_marks(codes);
  const auto count =
      utf8proc_normalize_utf32(codes.data(), static_cast<utf8proc_ssize_t>(codes.size()),
                               static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  codes.resize(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(count, 0)));
  std::string out;
  out.reserve(text.size());
  for (const utf8proc_int32_t code : codes) append_utf8(out, static_cast<char32_t>(code));
  return out;
}

std::vector<Grapheme> graphemes(std::string_view text) {
  assert(valid_utf8(text));
  std::vector<Grapheme> out;
  utf8proc_int32_t before = 0;
  utf8proc_int32_t state = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text.substr(at));
    const auto code = static_cast<utf8proc_int32_t>(next.code);
    // The state wants to see every pair, also the first one after the start.
    const bool starts = out.empty() || utf8proc_grapheme_break_stateful(before, code, &state);
    if (starts) out.push_back({at, at});
    at += next.length;
    out.back().end = at;
    before = code;
  }
  return out;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    assert(next.valid);
    out += next.code;
    text.remove_prefix(next.length);
  }
  return out;
}

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND && !is_zero_width(c);
}

std::string canonical(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (const char32_t code : code_points(text)) {
    if (is_zero_width(code)) continue;
    if (is_space(code)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_utf8(out, code);
  }
  return nfc(out);
}

}  // namespace wc
