// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/fold.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "classifiers/letters.h"

namespace wc {
namespace {

constexpr std::uint8_t kFirstLetter = static_cast<std::uint8_t>(Glyph::kLetters) + 1;

// Writes eight bytes in lower case and says how many of them, from the first, are ASCII letters;
// what is written after those means nothing.
std::size_t copy_eight(const char* from, char* to) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, 8);
  const std::uint64_t lower = bytes | 0x20 * kEach;
  std::memcpy(to, &lower, 8);
  // In seven bits: adding carries into the eighth from 'a' on, and once more after 'z'.
  const std::uint64_t seven = lower & 0x7F * kEach;
  const std::uint64_t from_a = seven + (0x80 - 'a') * kEach;
  const std::uint64_t after_z = seven + (0x7F - 'z') * kEach;
  const std::uint64_t others = ~((from_a ^ after_z) & ~bytes) & 0x80 * kEach;
  if (others == 0) return 8;
  const int zeros = std::endian::native == std::endian::little ? std::countr_zero(others)
                                                               : std::countl_zero(others);
  return static_cast<std::size_t>(zeros) / 8;
}

// One pass over the original. `in_` is where we read, `out_` where we write.
class Folder {
 public:
  Folder(std::string_view original, Folded& out) : original_(original), folded_(out) {
    // The dearest byte is a lone token: "?" becomes "? ", and a word before it gets its space.
    out.text.resize(original.size() * 2 + 2);
    out.words.clear();
    out.words.reserve(original.size() / 4 + 4);
    out.seams.clear();
    text_ = out.text.data();
  }

  void run() {
    while (in_ < original_.size()) {
      copy_ascii_letters();
      if (in_ < original_.size()) step();
    }
    end_word();
    folded_.text.resize(out_);
    folded_.words.push_back(static_cast<std::uint32_t>(out_));
  }

 private:
  [[nodiscard]] std::uint8_t ascii(std::size_t i) const {
    return i < original_.size() ? kAsciiFold[static_cast<unsigned char>(original_[i])] : 0;
  }

  // The hot loop: most bytes of most posts pass here, words with one space after each.
  void copy_ascii_letters() {
    const char* const from = original_.data();
    const std::size_t size = original_.size();
    while (kAsciiFold[static_cast<unsigned char>(from[in_])] >= kFirstLetter) {
      begin_word();
      seam(in_);
      copy_word(from, size);
      if (in_ == size || from[in_] != ' ') return;
      end_word();
      if (++in_ == size) return;
    }
  }

  // The ASCII letters, digits and '_' that stand at `in_`, eight at a time while they are letters.
  void copy_word(const char* from, std::size_t size) {
    std::size_t in = in_;
    std::size_t out = out_;
    while (in + 8 <= size) {  // then there is room for eight at `out`, too
      const std::size_t count = copy_eight(from + in, text_ + out);
      in += count;
      out += count;
      if (count < 8) break;
    }
    for (; in < size; ++in) {
      const std::uint8_t c = kAsciiFold[static_cast<unsigned char>(from[in])];
      if (c < kFirstLetter) break;
      text_[out++] = static_cast<char>(c);
    }
    in_ = in;
    out_ = out;
  }

  // One code point that is not an ASCII letter.
  void step() {
    switch (static_cast<Glyph>(ascii(in_))) {
      case Glyph::kToken:
        return token({}, 1);
      case Glyph::kApostrophe:
        return apostrophe(1);
      case Glyph::kAt:
        return at();
      case Glyph::kBeyond:
        return beyond();
      default:
        return separator();
    }
  }

  void separator() {
    if (is_link()) return skip_link();
    end_word();
    ++in_;
  }

  void beyond() {
    const auto [code_point, length] = decode(original_.substr(in_));
    const Letter letter = letter_of(code_point);
    switch (letter.glyph) {
      case Glyph::kToken:
        return token(letter, length);
      case Glyph::kApostrophe:
        return apostrophe(length);
      case Glyph::kLetters:
        return letters(letter, length);
      case Glyph::kSame:
        return same(length);
      case Glyph::kMark:
      case Glyph::kDropped:
        break;
      default:
        end_word();
    }
    in_ += length;
  }

  void letters(const Letter& letter, std::size_t length) {
    begin_word();
    // Every byte of a pair, and the second byte of a letter, points at a byte of the original.
    for (std::size_t i = 0; i < letter.length; ++i) {
      const bool is_tail = (static_cast<unsigned char>(letter.text[i]) & 0xC0U) == 0x80U;
      put(letter.text[i], in_ + (is_tail ? 1 : 0));
    }
    in_ += length;
  }

  void same(std::size_t length) {
    begin_word();
    for (std::size_t i = 0; i < length; ++i) put(original_[in_ + i], in_ + i);
    in_ += length;
  }

  void token(const Letter& letter, std::size_t length) {
    end_word();
    if (letter.length == 0) {
      same(length);
    } else {
      letters(letter, length);
    }
    end_word();
  }

  void apostrophe(std::size_t length) {
    if (in_word_ && is_letter(in_ + length)) {
      put('\'', in_);
    } else {
      end_word();
    }
    in_ += length;
  }

  [[nodiscard]] bool is_letter(std::size_t at) const {
    if (ascii(at) != static_cast<std::uint8_t>(Glyph::kBeyond)) return ascii(at) >= kFirstLetter;
    const Glyph glyph = letter_of(decode(original_.substr(at)).code_point).glyph;
    return glyph == Glyph::kLetters || glyph == Glyph::kSame;
  }

  void at() {
    if (in_word_ || ascii(in_ + 1) < kFirstLetter) return separator();
    begin_word();
    put('@', in_++);
  }

  [[nodiscard]] bool is_link() const {
    if (!in_word_) return false;
    const std::string_view word(text_ + word_start_, out_ - word_start_);
    const std::string_view rest = original_.substr(in_);
    return ((word == "https" || word == "http") && rest.starts_with("://")) ||
           (word == "www" && rest.starts_with("."));
  }

  // Where a link leads is nobody's words.
  void skip_link() {
    while (in_ < original_.size() && static_cast<unsigned char>(original_[in_]) > ' ') ++in_;
    end_word();
  }

  void begin_word() {
    if (in_word_) return;
    in_word_ = true;
    word_start_ = out_;
    folded_.words.push_back(static_cast<std::uint32_t>(out_));
  }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    text_[out_++] = ' ';
  }

  void put(char c, std::size_t from) {
    seam(from);
    text_[out_++] = c;
  }

  void seam(std::size_t from) {
    if (!folded_.seams.empty() && from - out_ == delta_) return;
    delta_ = from - out_;
    folded_.seams.push_back({static_cast<std::uint32_t>(out_), static_cast<std::uint32_t>(from)});
  }

  std::string_view original_;
  Folded& folded_;
  char* text_ = nullptr;
  std::size_t in_ = 0;
  std::size_t out_ = 0;
  std::size_t delta_ = 0;  // from - out_, modulo 2^64
  std::size_t word_start_ = 0;
  bool in_word_ = false;
};

std::size_t original_byte(const Folded& folded, std::size_t at) {
  const auto after =
      std::upper_bound(folded.seams.begin(), folded.seams.end(), at,
                       [](std::size_t value, const Seam& seam) { return value < seam.folded; });
  const Seam& seam = *(after - 1);
  return seam.original + (at - seam.folded);
}

bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

void fold(std::string_view original, Folded& out) {
  Folder(original, out).run();
}

std::string fold(std::string_view original) {
  Folded folded(std::pmr::get_default_resource());
  fold(original, folded);
  std::string text(folded.text);
  if (!text.empty()) text.pop_back();
  return text;
}

Span original_span(const Folded& folded, std::string_view original, std::size_t first,
                   std::size_t last) {
  const std::size_t start = original_byte(folded, folded.words[first]);
  std::size_t end = original_byte(folded, folded.words[last + 1] - 2) + 1;
  // The rest of the last letter, at most three bytes, and the marks that stand on it.
  for (int i = 0; i < 3 && end < original.size() && is_tail(original[end]); ++i) ++end;
  while (end < original.size() && !is_tail(original[end])) {
    const auto [code_point, length] = decode(original.substr(end));
    if (length == 1 || letter_of(code_point).glyph != Glyph::kMark) break;
    end += length;
  }
  return {start, end};
}

std::string_view first_code_points(std::string_view text, std::size_t count_max) {
  if (text.size() <= count_max) return text;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++at) {
    if (!is_tail(text[at]) && ++count > count_max) break;
  }
  return text.substr(0, at);
}

}  // namespace wc
