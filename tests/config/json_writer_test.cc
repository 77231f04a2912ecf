// SPDX-License-Identifier: EUPL-1.2
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "config/json.h"

using wc::Json;
using wc::JsonWriter;

namespace {

using Random = std::mt19937_64;

std::string random_text(Random& random) {
  static const std::vector<std::string> kPieces = {"a",
                                                   " ",
                                                   "\"",
                                                   "\\",
                                                   "/",
                                                   "<",
                                                   "</script>",
                                                   "\n",
                                                   "\r\t",
                                                   "\x01",
                                                   "\x1F",
                                                   "\x7F",
                                                   "\xC3\xA9",
                                                   "\xE2\x82\xAC",
                                                   "\xF0\x9F\x98\x80",
                                                   "\xE2\x80\xA8",
                                                   "\\u0041",
                                                   "nijmegen"};
  std::string text;
  for (unsigned i = 0; i < random() % 12; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

double random_number(Random& random) {
  const auto exponent = static_cast<int>(random() % 600) - 300;
  return std::ldexp(static_cast<double>(static_cast<std::int64_t>(random())), exponent);
}

// Writes a value of at most this depth.
void write_any(JsonWriter& writer, Random& random, int depth) {
  const auto kind = random() % (depth > 0 ? 8U : 6U);
  switch (kind) {
    case 0:
      writer.null();
      break;
    case 1:
      writer.flag(random() % 2 == 0);
      break;
    case 2:
      writer.whole(static_cast<std::int64_t>(random()));
      break;
    case 3:
      writer.number(random_number(random));
      break;
    case 4:
    case 5:
      writer.text(random_text(random));
      break;
    case 6:
      writer.array();
      for (unsigned i = 0; i < random() % 5; ++i) write_any(writer, random, depth - 1);
      writer.end();
      break;
    default:
      writer.object();
      for (unsigned i = 0; i < random() % 5; ++i) {
        writer.key(random_text(random));
        write_any(writer, random, depth - 1);
      }
      writer.end();
  }
}

std::string quoted(std::string_view text) {
  return JsonWriter().text(text).take();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_writer_test)

BOOST_AUTO_TEST_CASE(writes_front_to_back) {
  JsonWriter writer;
  writer.object().field("text", "x").field("whole", std::int64_t{-5}).field("flag", true);
  writer.key("array").array().number(0.5).null().flag(false).object().end().array().end().end();
  writer.key("raw").raw("[1,2]").field("last", std::string_view("y")).end();
  BOOST_TEST(writer.take() == R"({"text":"x","whole":-5,"flag":true,)"
                              R"("array":[0.5,null,false,{},[]],"raw":[1,2],"last":"y"})");
}

BOOST_AUTO_TEST_CASE(a_writer_is_empty_again_after_take) {
  JsonWriter writer;
  writer.array().whole(1).end();
  BOOST_TEST(writer.take() == "[1]");
  writer.array().whole(2).end();
  BOOST_TEST(writer.take() == "[2]");
  BOOST_TEST(writer.text("alone").take() == "\"alone\"");
}

BOOST_AUTO_TEST_CASE(text_may_stand_in_a_page) {
  BOOST_TEST(quoted("</script><!--") == R"("\u003c/script>\u003c!--")");
  BOOST_TEST(quoted("a\"b\\c\n\r\t\x01") == R"("a\"b\\c\n\r\t\u0001")");
  BOOST_TEST(quoted(std::string_view("\0", 1)) == R"("\u0000")");
  BOOST_TEST(quoted("caf\xC3\xA9") == "\"caf\xC3\xA9\"");
  BOOST_TEST(quoted("") == "\"\"");
  BOOST_TEST(JsonWriter().object().field("<k>", "v").end().take() == R"({"\u003ck>":"v"})");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_mended) {
  BOOST_TEST(quoted("a\xFF"
                    "b") ==
             "\"a\xEF\xBF\xBD"
             "b\"");
  BOOST_TEST(JsonWriter().object().field("\xC3", "v").end().take() == "{\"\xEF\xBF\xBD\":\"v\"}");
}

BOOST_AUTO_TEST_CASE(numbers_are_the_shortest_that_come_back) {
  const auto written = [](double value) { return JsonWriter().number(value).take(); };
  BOOST_TEST(written(0.1) == "0.1");
  BOOST_TEST(written(1e21) == "1e+21");
  BOOST_TEST(written(-2.5) == "-2.5");
  BOOST_TEST(written(std::numeric_limits<double>::infinity()) == "null");
  BOOST_TEST(written(std::nan("")) == "null");
  BOOST_TEST(JsonWriter().whole(INT64_MIN).take() == "-9223372036854775808");
}

// What is written is read as the same, and written as the same bytes again.
BOOST_AUTO_TEST_CASE(what_is_written_comes_back) {
  Random random(4);
  for (int round = 0; round < 3'000; ++round) {
    JsonWriter writer;
    write_any(writer, random, 5);
    const std::string written = writer.take();
    const auto json = Json::parse(written);
    BOOST_TEST_REQUIRE(json.ok(), written);
    const std::string again = json->root().dump();
    const auto second = Json::parse(again);
    BOOST_TEST_REQUIRE(second.ok(), again);
    BOOST_TEST_REQUIRE(second->root().dump() == again);
    BOOST_TEST_REQUIRE(again == written);
  }
}

BOOST_AUTO_TEST_CASE(texts_and_numbers_come_back_exactly) {
  Random random(5);
  for (int round = 0; round < 5'000; ++round) {
    const std::string text = random_text(random);
    const double number = random_number(random);
    const auto whole = static_cast<std::int64_t>(random());
    JsonWriter writer;
    writer.object().field("t", text).key("n").number(number).field("w", whole).end();
    const auto json = Json::parse(writer.take());
    BOOST_TEST_REQUIRE(json.ok());
    BOOST_TEST_REQUIRE((*json)["t"].text() == text);
    BOOST_TEST_REQUIRE(*(*json)["n"].number() == number);
    BOOST_TEST_REQUIRE(*(*json)["w"].whole() == whole);
  }
}

BOOST_AUTO_TEST_SUITE_END()
