// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/letters.h"

namespace wc {
namespace {

constexpr std::string_view kLatin =  // U+00C0 to U+017F
    "aaaaaa ceeeeiiiidnooooo ouuuuyt aaaaaa ceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kLatinMore =  // U+1E00 to U+1EFF
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      ";

constexpr std::uint8_t byte_of(Glyph glyph) {
  return static_cast<std::uint8_t>(glyph);
}

constexpr std::array<std::uint8_t, 256> make_ascii() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 256; ++c) {
    const char as_char = static_cast<char>(c);
    if (as_char >= 'A' && as_char <= 'Z') {
      table[c] = static_cast<std::uint8_t>(c + 32);
    } else if ((as_char >= 'a' && as_char <= 'z') || (as_char >= '0' && as_char <= '9') ||
               as_char == '_') {
      table[c] = static_cast<std::uint8_t>(c);
    } else if (c >= 128) {
      table[c] = byte_of(Glyph::kBeyond);
    }
  }
  table['?'] = table['!'] = table['#'] = byte_of(Glyph::kToken);
  table['\''] = byte_of(Glyph::kApostrophe);
  table['`'] = byte_of(Glyph::kApostrophe);
  table['@'] = byte_of(Glyph::kAt);
  return table;
}

struct Range {
  char32_t first;
  char32_t last;
  Glyph glyph;
};

// Ascending; what is in none of them is a letter of its own.
constexpr std::array kRanges = {
    Range{0x0080, 0x00AC, Glyph::kSeparator},  Range{0x00AD, 0x00AD, Glyph::kDropped},
    Range{0x00AE, 0x00BF, Glyph::kSeparator},  Range{0x00D7, 0x00D7, Glyph::kSeparator},
    Range{0x00F7, 0x00F7, Glyph::kSeparator},  Range{0x02B9, 0x02BF, Glyph::kApostrophe},
    Range{0x0300, 0x036F, Glyph::kMark},       Range{0x2000, 0x200A, Glyph::kSeparator},
    Range{0x200B, 0x200F, Glyph::kDropped},    Range{0x2010, 0x2017, Glyph::kSeparator},
    Range{0x2018, 0x2019, Glyph::kApostrophe}, Range{0x201A, 0x2029, Glyph::kSeparator},
    Range{0x202A, 0x202E, Glyph::kDropped},    Range{0x202F, 0x205F, Glyph::kSeparator},
    Range{0x2060, 0x206F, Glyph::kDropped},    Range{0x2070, 0x20CF, Glyph::kSeparator},
    Range{0x20D0, 0x20F0, Glyph::kMark},       Range{0x2100, 0x2BFF, Glyph::kToken},
    Range{0x3000, 0x3030, Glyph::kSeparator},  Range{0xE000, 0xF8FF, Glyph::kSeparator},
    Range{0xFE00, 0xFE0F, Glyph::kMark},       Range{0xFE10, 0xFE6F, Glyph::kSeparator},
    Range{0xFEFF, 0xFEFF, Glyph::kDropped},    Range{0xFFE0, 0xFFFF, Glyph::kSeparator},
    Range{0x1F000, 0x1F3FA, Glyph::kToken},    Range{0x1F3FB, 0x1F3FF, Glyph::kMark},
    Range{0x1F400, 0x1FAFF, Glyph::kToken},    Range{0xE0000, 0x10FFFF, Glyph::kDropped},
};

Letter letters(std::string_view text) {
  Letter letter{Glyph::kLetters, {}, static_cast<std::uint8_t>(text.size())};
  for (std::size_t i = 0; i < text.size(); ++i) letter.text[i] = text[i];
  return letter;
}

Letter letters(char c) {
  return letters(std::string_view(&c, 1));
}

// Guises: full-width forms, circled letters, the mathematical alphabets. '\0' = none of them.
char plain_letter(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) {
    const std::uint8_t ascii = kAsciiFold[c - 0xFF01 + 0x21];
    return ascii > byte_of(Glyph::kLetters) ? static_cast<char>(ascii) : '\0';
  }
  if (c >= 0x24B6 && c <= 0x24E9) return static_cast<char>('a' + (c - 0x24B6) % 26);
  if (c >= 0x1D400 && c <= 0x1D6A3) return static_cast<char>('a' + (c - 0x1D400) % 26);
  if (c >= 0x1D7CE && c <= 0x1D7FF) return static_cast<char>('0' + (c - 0x1D7CE) % 10);
  return '\0';
}

std::string_view pair_of(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xDE:
    case 0xFE:
      return "th";
    default:
      return "";
  }
}

char latin_letter(char32_t c) {
  if (c >= 0xC0 && c < 0xC0 + kLatin.size()) return kLatin[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1E00 + kLatinMore.size()) return kLatinMore[c - 0x1E00];
  return ' ';
}

Letter two_bytes(char32_t c) {
  const std::array<char, 2> bytes{static_cast<char>(0xC0U | (c >> 6U)),
                                  static_cast<char>(0x80U | (c & 0x3FU))};
  return letters(std::string_view(bytes.data(), bytes.size()));
}

}  // namespace

const std::array<std::uint8_t, 256> kAsciiFold = make_ascii();

Letter letter_of(char32_t c) {
  if (const std::string_view pair = pair_of(c); !pair.empty()) return letters(pair);
  if (const char latin = latin_letter(c); latin != ' ') return letters(latin);
  if (c == 0xB4) return {Glyph::kApostrophe, {}, 0};
  if (const char plain = plain_letter(c); plain != '\0') return letters(plain);
  if (c == 0xFF01) return {Glyph::kToken, {'!'}, 1};
  if (c == 0xFF1F) return {Glyph::kToken, {'?'}, 1};
  if (c >= 0xFF00 && c <= 0xFF60) return {};
  for (const Range& range : kRanges) {
    if (c < range.first) break;
    if (c <= range.last) return {range.glyph, {}, 0};
  }
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return two_bytes(c + 32);
  if (c >= 0x400 && c <= 0x40F) return two_bytes(c + 80);
  return {Glyph::kSame, {}, 0};
}

Decoded decode(std::string_view text) {
  constexpr Decoded kInvalid{0xFFFD, 1};
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return kInvalid;
  char32_t c = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return kInvalid;
    c = (c << 6U) | (byte(i) & 0x3FU);
  }
  const bool too_long = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (too_long || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kInvalid;
  return {c, length};
}

}  // namespace wc
