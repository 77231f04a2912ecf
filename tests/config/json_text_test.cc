// SPDX-License-Identifier: EUPL-1.2
// The mending before the parse, against a slow and simple one; and quoting.
#include "config/json_text.h"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <random>
#include <vector>

#include "config/json.h"
#include "config/unicode.h"

using namespace wc;

namespace {

std::string prepared(std::string_view bytes) {
  std::string buffer;
  (void)json_text::prepare(bytes, buffer);
  return buffer.substr(0, buffer.find('\0'));
}

std::string quoted(std::string_view text) {
  std::string out;
  json_text::append_quoted(out, text);
  return out;
}

// What a JSON string is made of: a code unit, a plain character or a short escape.
struct Piece {
  std::string written;
  std::optional<unsigned> unit;
};

Piece escaped(unsigned unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string written = "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) written += kDigits[(unit >> shift) & 15U];
  return {written, unit};
}

std::vector<Piece> random_pieces(std::mt19937& random) {
  static const std::vector<Piece> kPieces = {escaped(0xD83D),
                                             escaped(0xDE00),
                                             escaped(0xDBFF),
                                             escaped(0xDC00),
                                             escaped(0),
                                             escaped(0x41),
                                             escaped(0xE9),
                                             {"a", std::nullopt},
                                             {"\\\\", std::nullopt},
                                             {"\\n", std::nullopt},
                                             {"u", std::nullopt},
                                             {"\\/", std::nullopt},
                                             {"d83d", std::nullopt},
                                             {"\xC3\xA9", std::nullopt},
                                             {"eight by", std::nullopt}};
  std::vector<Piece> pieces;
  for (unsigned i = 0; i < random() % 12; ++i) pieces.push_back(kPieces[random() % kPieces.size()]);
  return pieces;
}

bool is_high(const Piece& piece) {
  return piece.unit && *piece.unit >> 10U == 0xD800U >> 10U;
}
bool is_low(const Piece& piece) {
  return piece.unit && *piece.unit >> 10U == 0xDC00U >> 10U;
}

// The same pieces, written with what mending should make of them.
std::string expected(const std::vector<Piece>& pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool paired = is_high(pieces[i]) && i + 1 < pieces.size() && is_low(pieces[i + 1]);
    if (paired) {
      out += pieces[i].written + pieces[i + 1].written;
      ++i;
    } else if (is_high(pieces[i]) || is_low(pieces[i]) || pieces[i].unit == 0U) {
      out += "\\ufffd";
    } else {
      out += pieces[i].written;
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_text_test)

BOOST_AUTO_TEST_CASE(clean_text_is_copied_as_it_is) {
  for (const char* text :
       {"", "{}", "12345678", "1234567", "123456789", "caf\xC3\xA9", "\\n\\/\\\\"}) {
    BOOST_TEST(prepared(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(the_buffer_ends_in_a_pad_of_nuls) {
  std::string buffer = "left over";
  BOOST_TEST(json_text::prepare("[1]", buffer) == 0U);
  BOOST_TEST(buffer == std::string("[1]") + std::string(16, '\0'));
  BOOST_TEST(json_text::prepare("\xEF\xBB\xBF[1]", buffer) == 3U);
  BOOST_TEST(buffer == std::string("[1]") + std::string(16, '\0'));
}

// Each thing that is looked for is found at each place of the eight bytes that are looked at.
BOOST_AUTO_TEST_CASE(what_is_bad_is_found_wherever_it_stands) {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const std::string head(before, 'x');
      const std::string tail(after, 'y');
      BOOST_TEST_REQUIRE(prepared(head + "\\ud800" + tail) == head + "\\ufffd" + tail);
      BOOST_TEST_REQUIRE(prepared(head + '\xFF' + tail) == head + "\xEF\xBF\xBD" + tail);
      BOOST_TEST_REQUIRE(prepared(head + '\0' + tail) == head + "\xEF\xBF\xBD" + tail);
      BOOST_TEST_REQUIRE(prepared(head + "\xC3\xA9" + tail) == head + "\xC3\xA9" + tail);
    }
  }
}

BOOST_AUTO_TEST_CASE(mending_agrees_with_the_simple_way) {
  std::mt19937 random(8);
  for (int round = 0; round < 20'000; ++round) {
    const std::vector<Piece> pieces = random_pieces(random);
    std::string written;
    for (const Piece& piece : pieces) written += piece.written;
    BOOST_TEST_REQUIRE(prepared(written) == expected(pieces));
    const auto json = Json::parse('"' + written + '"');
    BOOST_TEST_REQUIRE(json.ok(), written);
    BOOST_TEST_REQUIRE(valid_utf8(json->root().text()));
  }
}

BOOST_AUTO_TEST_CASE(an_escape_that_is_cut_is_left_to_the_parser) {
  for (const char* text :
       {"\\", "\\u", "\\ud", "\\ud83", "\\ug000", "\\ud83d\\u", "\\ud83d\\ude0"}) {
    const std::string out = prepared(text);
    BOOST_TEST(out.size() == std::string_view(text).size());
  }
  BOOST_TEST(prepared("\\ud83d\\u") == "\\ufffd\\u");
}

BOOST_AUTO_TEST_CASE(every_byte_below_space_is_escaped) {
  for (int byte = 0; byte < 0x20; ++byte) {
    const std::string out = quoted(std::string(1, static_cast<char>(byte)));
    BOOST_TEST(out[1] == '\\');
    BOOST_TEST((out.size() == 4U || out.size() == 8U));
  }
  BOOST_TEST(quoted("\x7F") == "\"\x7F\"");
  BOOST_TEST(quoted("<<") == "\"\\u003c\\u003c\"");
  BOOST_TEST(quoted("plain \" end") == "\"plain \\\" end\"");
}

BOOST_AUTO_TEST_SUITE_END()
