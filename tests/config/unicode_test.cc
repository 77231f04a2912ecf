// SPDX-License-Identifier: EUPL-1.2
#include "config/unicode.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace wc;

namespace {

const std::string kBad = "\xEF\xBF\xBD";
const std::string kEAcute = "\xC3\xA9";
const std::string kEThenAcute = "e\xCC\x81";
const std::string kZeroWidthSpace = "\xE2\x80\x8B";
// A family of four: people joined by U+200D.
const std::string kFamily =
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2\x80\x8D"
    "\xF0\x9F\x91\xA6";

std::string encoded(char32_t c) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | (c >> 6U)), tail(c)};
  if (c < 0x10000) return {static_cast<char>(0xE0U | (c >> 12U)), tail(c >> 6U), tail(c)};
  return {static_cast<char>(0xF0U | (c >> 18U)), tail(c >> 12U), tail(c >> 6U), tail(c)};
}

std::vector<std::string> grapheme_texts(const std::string& text) {
  std::vector<std::string> out;
  for (const Grapheme& g : graphemes(text)) out.push_back(text.substr(g.begin, g.end - g.begin));
  return out;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"a",
                                                   "e",
                                                   " ",
                                                   "\t",
                                                   kEAcute,
                                                   "\xCC\x81",
                                                   "\xCC\xA7",
                                                   "\n",
                                                   "\xC2\xA0",
                                                   kFamily,
                                                   kZeroWidthSpace,
                                                   "\xEF\xBC\xA1",
                                                   "\xE2\x80\x83",
                                                   "\xEA\xB0\x80",
                                                   "\xE1\x84\x80",
                                                   "\xE1\x85\xA1",
                                                   "\xF0\x9F\x87\xB3",
                                                   "\xF0\x9F\x87\xB1",
                                                   "\xE2\x84\xAB",
                                                   "\xC2\xAD"};
  std::string text;
  for (unsigned i = 0; i < random() % 20; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unicode_test)

BOOST_AUTO_TEST_CASE(every_code_point_is_valid_and_comes_back) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = encoded(c);
    BOOST_TEST_REQUIRE(valid_utf8(text));
    BOOST_TEST_REQUIRE((code_points(text) == std::u32string(1, c)));
  }
}

BOOST_AUTO_TEST_CASE(what_no_code_point_is_written_as_is_invalid) {
  for (char32_t c = 0xD800; c <= 0xDFFF; ++c) BOOST_TEST_REQUIRE(!valid_utf8(encoded(c)));
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5", "\xFF", "\xC3", "\xE2\x82", "\xF0\x9F\x98",
        "\xC3(", "\xE2(\xA1", "\xE2\x82("}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!valid_utf8(text));
      BOOST_TEST(!valid_utf8(std::string(13, 'a') + text));
      BOOST_TEST(!valid_utf8(text + std::string(13, 'a')));
      BOOST_TEST(valid_utf8(mend_utf8(text)));
    }
  }
  BOOST_TEST(valid_utf8(""));
  BOOST_TEST(valid_utf8(std::string(3, '\0')));
}

BOOST_AUTO_TEST_CASE(mending_replaces_only_what_is_bad) {
  BOOST_TEST(mend_utf8("caf" + kEAcute) == "caf" + kEAcute);
  BOOST_TEST(mend_utf8("") == "");
  BOOST_TEST(mend_utf8("a\xE2\x82z") == "a" + kBad + "z");
  BOOST_TEST(mend_utf8("\xF0\x9F\x98") == kBad);
  BOOST_TEST(mend_utf8("\xE0\x80\x80") == kBad + kBad + kBad);
  BOOST_TEST(mend_utf8(std::string("a\0b", 3)) == "a" + kBad + "b");
  // The example of the standard (Unicode 15, table 3-11).
  BOOST_TEST(mend_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") ==
             kBad + kBad + kBad + kBad + "\x41");
}

BOOST_AUTO_TEST_CASE(mending_any_bytes_gives_valid_text_once_and_for_all) {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 24, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? random() % 128 : random());
    const std::string mended = mend_utf8(bytes);
    BOOST_TEST_REQUIRE(valid_utf8(mended));
    BOOST_TEST_REQUIRE(mend_utf8(mended) == mended);
    const bool clean = valid_utf8(bytes) && bytes.find('\0') == std::string::npos;
    BOOST_TEST_REQUIRE((mended == bytes) == clean);
  }
}

BOOST_AUTO_TEST_CASE(composes) {
  BOOST_TEST(nfc(kEThenAcute) == kEAcute);
  BOOST_TEST(nfc("cafe") == "cafe");
  BOOST_TEST(nfc("\xE2\x84\xAB") == "\xC3\x85");                              // angstrom sign
  BOOST_TEST(nfc("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8") == "\xEA\xB0\x81");  // Hangul
  BOOST_TEST(nfc("\xE0\xA5\x98") == "\xE0\xA4\x95\xE0\xA4\xBC");  // excluded from composing
  BOOST_TEST(nfc("q\xCC\x87\xCC\xA3") == "q\xCC\xA3\xCC\x87");    // marks in their order
  BOOST_TEST(nfc("\xE1\xB8\x8B\xCC\xA3") == "\xE1\xB8\x8D\xCC\x87");
  BOOST_TEST(nfc("") == "");
}

BOOST_AUTO_TEST_CASE(composing_twice_changes_nothing) {
  std::mt19937 random(2);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = nfc(random_text(random));
    BOOST_TEST_REQUIRE(valid_utf8(text));
    BOOST_TEST_REQUIRE(nfc(text) == text);
  }
}

// 32,000 marks in the wrong order: seconds for a sort by neighbours, nothing for ours.
BOOST_AUTO_TEST_CASE(a_tower_of_marks_is_ordered) {
  std::string tower = "q";
  for (int i = 0; i < 16'000; ++i) tower += "\xCC\x87\xCC\xA3";
  const std::string ordered = nfc(tower);
  BOOST_TEST(ordered.size() == tower.size());
  BOOST_TEST(ordered.substr(1, 4) == "\xCC\xA3\xCC\xA3");
  BOOST_TEST(ordered.substr(ordered.size() - 4) == "\xCC\x87\xCC\x87");
}

BOOST_AUTO_TEST_CASE(graphemes_are_what_people_count) {
  BOOST_TEST(graphemes("").empty());
  BOOST_TEST((grapheme_texts("ab") == std::vector<std::string>{"a", "b"}));
  BOOST_TEST(
      (grapheme_texts("x" + kEThenAcute + "y") == std::vector<std::string>{"x", kEThenAcute, "y"}));
  BOOST_TEST(grapheme_texts(kFamily).size() == 1U);
  BOOST_TEST(grapheme_texts("\r\n").size() == 1U);
  const std::string flags = "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1";
  BOOST_TEST((grapheme_texts(flags + flags) == std::vector<std::string>{flags, flags}));
  const std::string toned = "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD";
  BOOST_TEST((grapheme_texts(toned + "!") == std::vector<std::string>{toned, "!"}));
}

BOOST_AUTO_TEST_CASE(graphemes_cover_a_text_without_holes) {
  std::mt19937 random(3);
  for (int round = 0; round < 2'000; ++round) {
    const std::string text = random_text(random);
    std::size_t at = 0;
    for (const Grapheme& g : graphemes(text)) {
      BOOST_TEST_REQUIRE(g.begin == at);
      BOOST_TEST_REQUIRE(g.end > g.begin);
      BOOST_TEST_REQUIRE(valid_utf8(text.substr(g.begin, g.end - g.begin)));
      at = g.end;
    }
    BOOST_TEST_REQUIRE(at == text.size());
  }
}

BOOST_AUTO_TEST_CASE(words_are_made_of_letters_marks_and_digits) {
  for (const char32_t c : U"aZ09\u00e9\u0130\u0416\u05d0\u0661\u4e2d\u0301\u00df") {
    if (c != 0) BOOST_TEST(is_word(c), static_cast<unsigned>(c));
  }
  for (const char32_t c : U" _-@[`{/:#.'\u00a0\u20ac\u2019\U0001F600\u200d\ufe0f\u00b2\ufffd") {
    BOOST_TEST(!is_word(c), static_cast<unsigned>(c));
  }
}

BOOST_AUTO_TEST_CASE(canonical_texts_are_equal_when_people_see_the_same) {
  BOOST_TEST(canonical("  a \t\n b\r\n") == "a b");
  BOOST_TEST(canonical("caf" + kEThenAcute) == "caf" + kEAcute);
  BOOST_TEST(canonical("a\xC2\xA0"
                       "b\xE2\x80\x83"
                       "c") == "a b c");
  BOOST_TEST(canonical("a" + kZeroWidthSpace + "b\xEF\xBB\xBF\xC2\xAD") == "ab");
  BOOST_TEST(canonical("e" + kZeroWidthSpace + "\xCC\x81") == kEAcute);
  BOOST_TEST(canonical(" " + kZeroWidthSpace + " ") == "");
  BOOST_TEST(canonical("") == "");
  BOOST_TEST(canonical("\xE2\x9D\xA4\xEF\xB8\x8F") == "\xE2\x9D\xA4");
  BOOST_TEST(canonical("a b") != canonical("ab"));
  BOOST_TEST(canonical("A") != canonical("a"));
}

BOOST_AUTO_TEST_CASE(canonical_twice_changes_nothing) {
  std::mt19937 random(4);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = canonical(random_text(random));
    BOOST_TEST_REQUIRE(canonical(text) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
