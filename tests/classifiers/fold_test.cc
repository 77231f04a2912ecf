// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/fold.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "classifiers/letters.h"
#include "config/unicode.h"

namespace {

struct Case {
  std::string from;
  std::string to;
};

wc::Folded folded_of(std::string_view original) {
  wc::Folded folded(std::pmr::get_default_resource());
  wc::fold(original, folded);
  return folded;
}

std::string original_of(std::string_view text, std::size_t first, std::size_t last) {
  const wc::Span span = wc::original_span(folded_of(text), text, first, last);
  return std::string(text.substr(span.start, span.end - span.start));
}

// What every fold promises, whatever the bytes.
void check_promises(const std::string& text) {
  const wc::Folded folded = folded_of(text);
  BOOST_REQUIRE(!folded.words.empty());
  BOOST_TEST(folded.words.back() == folded.text.size());
  for (std::size_t i = 1; i < folded.seams.size(); ++i) {
    BOOST_REQUIRE(folded.seams[i - 1].folded < folded.seams[i].folded);
    BOOST_REQUIRE(folded.seams[i - 1].original <= folded.seams[i].original);
  }
  std::size_t before = 0;
  for (std::size_t i = 0; i < folded.word_count(); ++i) {
    const std::string_view word = folded.word(i);
    BOOST_REQUIRE(!word.empty());
    BOOST_REQUIRE(word.find(' ') == std::string_view::npos);
    const wc::Span span = wc::original_span(folded, text, i, i);
    BOOST_REQUIRE(span.start >= before);
    BOOST_REQUIRE(span.start < span.end);
    BOOST_REQUIRE(span.end <= text.size());
    const std::string again = wc::fold(text.substr(span.start, span.end - span.start));
    BOOST_REQUIRE_MESSAGE(again == word,
                          "'" << again << "' is not '" << word << "' in '" << text << "'");
    if (wc::valid_utf8(text)) {
      BOOST_REQUIRE(wc::valid_utf8(text.substr(span.start, span.end - span.start)));
    }
    before = span.start;
  }
}

// Pieces that meet each other in every way.
const std::vector<std::string> kPieces = {
    "a",        "B",      "7",      " ",      "  ",       "\n",       ".", "?", "!",
    "#",        "@",      "'",      "’",      "-",        "é",        "ß", "Æ", "ĳ",
    "İ",        "ё",      "Ж",      "Ω",      "ñ",        "字",       "🙏", "😂", "👍🏽",
    "❤️",   "\u0301", "\u200b", "\u00ad", "Ａ",       "？",       "𝐁", "ⓒ", "https://t.co/Ab?c",
    "www.x.nl", "\x80",   "\xff",   "\xc3",   "\xe2\x82", "\xf0\x9f", "_", "€", "%",
    "é",        "straat", "Café"};

}  // namespace

BOOST_AUTO_TEST_SUITE(fold_test)

BOOST_AUTO_TEST_CASE(words_become_plain) {
  const std::vector<Case> cases = {
      {"", ""},
      {"Afval", "afval"},
      {"  Het   CAFÉ, sluit.  ", "het cafe sluit"},
      {"dícht?!", "dicht ? !"},
      {"#Lent😀", "# lent 😀"},
      {"id-kaart", "id kaart"},
      {"foto's en ’s avonds", "foto's en s avonds"},
      {"@GemeenteNijmegen hoi", "@gemeentenijmegen hoi"},
      {"mail info@nijmegen.nl", "mail info nijmegen nl"},
      {"zie https://t.co/Kermis nu", "zie https nu"},
      {"www.afval.nl/grofvuil ja", "www ja"},
      {"Straße Œuvre ĳsje", "strasse oeuvre ijsje"},
      {"ＡＦＶＡＬ？", "afval ?"},
      {"𝐛𝐫𝐚𝐧𝐝", "brand"},
      {"e\u0301e\u0301n", "een"},
      {"af\u00adval con\u200btainer", "afval container"},
      {"Привет", "привет"},
      {"😂😂", "😂 😂"},
      {"a\xff"
       "b",
       "a b"},
      {"10%", "10"},
  };
  for (const Case& one : cases) BOOST_TEST(wc::fold(one.from) == one.to, one.from);
}

BOOST_AUTO_TEST_CASE(folding_twice_changes_nothing) {
  for (const std::string& a : kPieces) {
    for (const std::string& b : kPieces) {
      const std::string once = wc::fold(a + b);
      BOOST_TEST(wc::fold(once) == once, a + b);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_way_back_gives_whole_letters) {
  BOOST_TEST(original_of("Het café sluit", 1, 1) == "café");
  BOOST_TEST(original_of("Het cafe\u0301 sluit", 1, 1) == "cafe\u0301");
  BOOST_TEST(original_of("is  niet ,  GELEEGD!", 1, 2) == "niet ,  GELEEGD");
  BOOST_TEST(original_of("dank 👍🏽 ja", 1, 1) == "👍🏽");
  BOOST_TEST(original_of("Große Straße.", 0, 1) == "Große Straße");
  BOOST_TEST(original_of("#Lent", 1, 1) == "Lent");
  BOOST_TEST(original_of("af\u00adval", 0, 0) == "af\u00adval");
}

BOOST_AUTO_TEST_CASE(every_pair_and_triple_of_pieces_keeps_the_promises) {
  for (const std::string& a : kPieces) {
    for (const std::string& b : kPieces) {
      check_promises(a + b);
      check_promises("x" + a + b + "y");
    }
  }
}

BOOST_AUTO_TEST_CASE(random_texts_keep_the_promises) {
  std::mt19937 random(20260718);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t count = random() % 24;
    for (std::size_t i = 0; i < count; ++i) text += kPieces[random() % kPieces.size()];
    check_promises(text);
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_keep_the_promises) {
  std::mt19937 random(14024);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 40, '\0');
    for (char& c : text) c = static_cast<char>(random());
    check_promises(text);
  }
}

BOOST_AUTO_TEST_CASE(a_cut_falls_between_code_points) {
  BOOST_TEST(wc::first_code_points("héél", 2) == "hé");
  BOOST_TEST(wc::first_code_points("héél", 4) == "héél");
  BOOST_TEST(wc::first_code_points("abc", 10) == "abc");
  BOOST_TEST(wc::first_code_points("😂😂😂", 1) == "😂");
}

BOOST_AUTO_TEST_CASE(decoding_refuses_what_is_not_utf8) {
  for (const std::string bad : {"\x80", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
                                "\xf4\x90\x80\x80", "\xf0\x9f\x98", "\xff"}) {
    const wc::Decoded decoded = wc::decode(bad);
    BOOST_CHECK(decoded.code_point == 0xFFFD);
    BOOST_TEST(decoded.length == 1U);
  }
  BOOST_CHECK(wc::decode("é").code_point == 0xE9);
  BOOST_TEST(wc::decode("😂!").length == 4U);
}

// Letters are taken eight at a time: every byte must be told from a letter at every place of eight.
BOOST_AUTO_TEST_CASE(every_byte_is_seen_at_every_place) {
  for (std::size_t before = 0; before < 17; ++before) {
    for (int byte = 1; byte < 128; ++byte) {
      const auto c = static_cast<char>(byte);
      const std::string text = std::string(before, 'Q') + c + "abcdefghij";
      const bool lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      const bool upper = c >= 'A' && c <= 'Z';
      const std::string folded = wc::fold(text);
      const std::string front(before, 'q');
      if (lower || upper) {
        const char expected = upper ? static_cast<char>(c + 32) : c;
        BOOST_TEST(folded == front + expected + "abcdefghij");
      } else {
        BOOST_TEST(folded.starts_with(front), text);
        BOOST_TEST(folded.ends_with("abcdefghij"), text);
        BOOST_TEST(folded.find(front + "abcdefghij") ==
                   (before == 0 ? folded.size() - 10 : std::string::npos));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
