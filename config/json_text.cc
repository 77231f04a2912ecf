// SPDX-License-Identifier: EUPL-1.2
#include "config/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "config/unicode.h"

namespace wc::json_text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kPadding = 16;
constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

// Whether one of eight bytes is zero.
bool has_zero(std::uint64_t word) {
  return ((word - kOnes) & ~word & kHighs) != 0;
}

// What a text contains, found in one pass over eight bytes at a time.
struct Traits {
  bool high_bytes = false;
  bool zeros = false;
  bool backslashes = false;
};

Traits look(std::string_view text) {
  std::uint64_t high = 0;
  Traits traits;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    high |= word;
    traits.zeros |= has_zero(word);
    traits.backslashes |= has_zero(word ^ (kOnes * '\\'));
  }
  traits.high_bytes = (high & kHighs) != 0;
  for (; i < text.size(); ++i) {
    traits.high_bytes |= (static_cast<unsigned char>(text[i]) & 0x80U) != 0;
    traits.zeros |= text[i] == '\0';
    traits.backslashes |= text[i] == '\\';
  }
  return traits;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = c | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The code unit of an escape such as \u00e9 that starts at `at`, if one does. NULs end the buffer,
// so no look-ahead leaves it.
std::optional<unsigned> unit_at(const char* at) {
  if (at[0] != '\\' || at[1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (int i = 2; i < 6; ++i) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// Mends the escape at `at` in place and returns what follows it.
char* mend_escape(char* at) {
  const auto unit = unit_at(at);
  if (!unit) return at + (at[1] == '\0' ? 1 : 2);
  if (is_high(*unit)) {
    const auto next = unit_at(at + 6);
    if (next && is_low(*next)) return at + 12;
  }
  if (*unit == 0 || is_high(*unit) || is_low(*unit)) std::memcpy(at + 2, "fffd", 4);
  return at + 6;
}

void mend_escapes(std::string& buffer, std::size_t length) {
  char* at = buffer.data();
  char* const end = at + length;
  while (at < end) {
    at = static_cast<char*>(std::memchr(at, '\\', static_cast<std::size_t>(end - at)));
    if (at == nullptr) return;
    at = mend_escape(at);
  }
}

constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t i = 0x20; i < plain.size(); ++i) plain[i] = i != '"' && i != '\\' && i != '<';
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

void append_escape(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

}  // namespace

std::size_t prepare(std::string_view bytes, std::string& buffer) {
  const std::size_t skipped = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  bytes.remove_prefix(skipped);
  const Traits traits = look(bytes);
  if (traits.zeros || (traits.high_bytes && !valid_utf8(bytes))) {
    buffer = mend_utf8(bytes);
  } else {
    buffer.reserve(bytes.size() + kPadding);
    buffer = bytes;
  }
  const std::size_t length = buffer.size();
  buffer.resize(length + kPadding, '\0');
  if (traits.backslashes) mend_escapes(buffer, length);
  return skipped;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kPlain[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, begin, i - begin);
    append_escape(out, text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
  out += '"';
}

}  // namespace wc::json_text
