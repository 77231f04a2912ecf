// SPDX-License-Identifier: EUPL-1.2
// What platforms send, and what nobody should: no page costs the daemon, one bad item costs only
// itself.
#include "config/json.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "config/unicode.h"

using wc::Json;
using wc::JsonLimits;
using wc::JsonView;

namespace {

Json parsed(std::string_view bytes) {
  auto json = Json::parse(bytes);
  BOOST_REQUIRE_MESSAGE(json.ok(), (json.ok() ? "" : json.error().what));
  return *std::move(json);
}

wc::Error refused(std::string_view bytes, const JsonLimits& limits = {}) {
  auto json = Json::parse(bytes, limits);
  BOOST_REQUIRE(!json.ok());
  BOOST_TEST((json.error().cure == wc::Cure::kGiveUp));
  return json.error();
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// A page of three items of which the middle one holds `text` between its quotes.
std::string page_around(std::string_view text) {
  return R"({"data":[{"id":"1","text":"before"},{"id":"2","text":")" + std::string(text) +
         R"("},{"id":"3","text":"after"}]})";
}

// The middle text, after a look at its neighbours.
std::string middle(std::string_view text) {
  const Json json = parsed(page_around(text));
  BOOST_TEST(json["data"].at(0)["text"].text() == "before");
  BOOST_TEST(json["data"].at(2)["text"].text() == "after");
  return std::string(json["data"].at(1)["text"].text());
}

const std::string kBad = "\xEF\xBF\xBD";

}  // namespace

BOOST_AUTO_TEST_SUITE(json_test)

BOOST_AUTO_TEST_CASE(reads_every_kind_of_value) {
  const Json json =
      parsed(R"( {"text":"a\"\\\/\b\f\n\r\t\u00e9","whole":-7,"number":0.1,"yes":true,"no":false,)"
             R"("null":null,"array":[1,[2],{}],"object":{"deep":{"er":"x"}},"empty":""} )");
  BOOST_TEST(json["text"].text() == "a\"\\/\b\f\n\r\t\xC3\xA9");
  BOOST_TEST(*json["whole"].whole() == -7);
  BOOST_TEST(*json["whole"].number() == -7.0);
  BOOST_TEST(*json["number"].number() == 0.1);
  BOOST_TEST(!json["number"].whole().has_value());
  BOOST_TEST(json["yes"].flag());
  BOOST_TEST(!json["no"].flag());
  BOOST_TEST(!json["null"].present());
  BOOST_TEST(json["empty"].present());
  BOOST_TEST(json["array"].is_array());
  BOOST_TEST(json["array"].size() == 3U);
  BOOST_TEST(json["array"].items().size() == 3U);
  BOOST_TEST(*json["array"].at(1).at(0).whole() == 2);
  BOOST_TEST(json["object"].is_object());
  BOOST_TEST(json["object"]["deep"]["er"].text() == "x");
  BOOST_TEST(json.root().keys().size() == 9U);
  BOOST_TEST(json.root().keys()[1] == "whole");
  BOOST_TEST(json.root().size() == 9U);
}

BOOST_AUTO_TEST_CASE(what_is_absent_is_a_view_too) {
  const Json json = parsed(R"({"text":"x","array":[]})");
  for (const JsonView& view : {json["none"], json["none"]["deeper"], json["text"]["key"],
                               json["text"].at(0), json["array"].at(0), JsonView()}) {
    BOOST_TEST(!view.present());
    BOOST_TEST(!view.is_object());
    BOOST_TEST(!view.is_array());
    BOOST_TEST(!view.is_text());
    BOOST_TEST(view.text().empty());
    BOOST_TEST(view.items().empty());
    BOOST_TEST(view.keys().empty());
    BOOST_TEST(view.size() == 0U);
    BOOST_TEST(view.id().empty());
    BOOST_TEST(!view.whole().has_value());
    BOOST_TEST(!view.number().has_value());
    BOOST_TEST(!view.flag());
    BOOST_TEST(view.dump() == "null");
  }
}

BOOST_AUTO_TEST_CASE(a_text_is_not_a_number_and_a_number_is_not_a_flag) {
  const Json json = parsed(R"({"text":"1","number":1,"flag":"true"})");
  BOOST_TEST(!json["text"].whole().has_value());
  BOOST_TEST(!json["text"].number().has_value());
  BOOST_TEST(!json["number"].flag());
  BOOST_TEST(!json["flag"].flag());
  BOOST_TEST(json["number"].text().empty());
}

BOOST_AUTO_TEST_CASE(ids_never_pass_through_a_double) {
  const Json json = parsed(
      R"({"text":"9007199254740993","number":9007199254740993,"largest":18446744073709551615,)"
      R"("over":18446744073709551616,"long":123456789012345678901234567890,"below":-1,)"
      R"("point":12.0,"zero":0})");
  BOOST_TEST(json["text"].id() == "9007199254740993");
  BOOST_TEST(json["number"].id() == "9007199254740993");
  BOOST_TEST(*json["number"].whole() == 9007199254740993);
  BOOST_TEST(json["largest"].id() == "18446744073709551615");
  BOOST_TEST(!json["largest"].whole().has_value());
  BOOST_TEST(json["largest"].dump() == "18446744073709551615");
  BOOST_TEST(json["over"].id().empty());
  BOOST_TEST(json["long"].id().empty());
  BOOST_TEST(json["below"].id().empty());
  BOOST_TEST(json["point"].id().empty());
  BOOST_TEST(json["zero"].id() == "0");
}

BOOST_AUTO_TEST_CASE(lone_surrogates_cost_one_character) {
  BOOST_TEST(middle(R"(a\ud83db)") == "a" + kBad + "b");
  BOOST_TEST(middle(R"(a\uDE00b)") == "a" + kBad + "b");
  BOOST_TEST(middle(R"(\ud83d)") == kBad);
  BOOST_TEST(middle(R"(\ud83d\ud83d\ude00)") == kBad + "\xF0\x9F\x98\x80");
  BOOST_TEST(middle(R"(\ud83d\n)") == kBad + "\n");
  BOOST_TEST(middle(R"(\ud83d\u0041)") == kBad + "A");
  BOOST_TEST(middle(R"(\ude00\ud83d)") == kBad + kBad);
}

BOOST_AUTO_TEST_CASE(pairs_and_other_escapes_stay) {
  BOOST_TEST(middle(R"(\ud83d\ude00 \uD83D\uDE00)") == "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80");
  BOOST_TEST(middle(R"(\\ud83d)") == R"(\ud83d)");
  BOOST_TEST(middle(R"(\\\ud83d)") == "\\" + kBad);
  BOOST_TEST(middle(R"(https:\/\/x.com\/)") == "https://x.com/");
  BOOST_TEST(middle(R"(\ufffd\uffff\ud7ff\ue000)") ==
             kBad + "\xEF\xBF\xBF\xED\x9F\xBF\xEE\x80\x80");
}

BOOST_AUTO_TEST_CASE(zero_is_mended_escaped_or_raw) {
  BOOST_TEST(middle(R"(a\u0000b)") == "a" + kBad + "b");
  BOOST_TEST(middle(std::string("a\0b", 3)) == "a" + kBad + "b");
  BOOST_TEST(middle(std::string("\\ud83d\0\xC3\xA9", 9)) == kBad + kBad + "\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_cost_one_character) {
  BOOST_TEST(middle("a\xFF"
                    "b") == "a" + kBad + "b");
  BOOST_TEST(middle("\xC0\xAF") == kBad + kBad);
  BOOST_TEST(middle("\xED\xA0\x80") == kBad + kBad + kBad);
  BOOST_TEST(middle("\xF0\x9F\x98") == kBad);
  BOOST_TEST(middle("\xF5\x80\x80\x80") == kBad + kBad + kBad + kBad);
  BOOST_TEST(middle("\xE2\x82\xAC") == "\xE2\x82\xAC");
}

BOOST_AUTO_TEST_CASE(the_first_of_equal_keys_wins) {
  const Json json = parsed(R"({"id":"1","id":"2","a":{"x":1},"a":{"x":2}})");
  BOOST_TEST(json["id"].text() == "1");
  BOOST_TEST(*json["a"]["x"].whole() == 1);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_passed_over) {
  BOOST_TEST(parsed("\xEF\xBB\xBF{\"a\":1}")["a"].present());
  BOOST_TEST(refused("\xEF\xBB\xBF{\"a\":}").what.find("byte 8") != std::string::npos);
  BOOST_TEST(refused("\xEF\xBB\xBF\xEF\xBB\xBF{}").code == "bad_json");
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_refused_with_its_byte) {
  for (const char* bytes :
       {"",       " ",    "{",    "}",   "[1,]", "{\"a\" 1}", "{a:1}",   "nul",       "'a'",
        "01",     "+1",   "1.",   ".5",  "NaN",  "[1 2]",     "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
        "\"\n\"", "{}{}", "{} x", "[]]", "\"a",  "\"\\",      "// x\n1", "1e999"}) {
    BOOST_TEST_CONTEXT(bytes) {
      const wc::Error error = refused(bytes);
      BOOST_TEST(error.code == "bad_json");
      BOOST_TEST(error.what.find("at byte ") != std::string::npos);
    }
  }
  BOOST_TEST(refused("[1,2,x]").what.find("byte 5") != std::string::npos);
  BOOST_TEST(refused(std::string("{}\0", 3)).code == "bad_json");
  BOOST_TEST(refused(std::string("{}\0{}", 5)).code == "bad_json");
}

BOOST_AUTO_TEST_CASE(a_page_cut_at_any_byte_is_refused) {
  const std::string page = page_around(R"(\ud83d\ude00 caf)"
                                       "\xC3\xA9 \\u0000 \\ud83d");
  for (std::size_t size = 0; size < page.size(); ++size) {
    BOOST_TEST_CONTEXT(size) {
      BOOST_TEST(refused(page.substr(0, size)).code == "bad_json");
    }
  }
  BOOST_TEST(parsed(page)["data"].size() == 3U);
}

BOOST_AUTO_TEST_CASE(depth_is_bounded_and_costs_no_stack) {
  constexpr std::size_t kMillion = 1'000'000;
  for (const std::string& piece :
       {std::string("["), std::string("{\"a\":"), std::string("[{\"a\":")}) {
    const wc::Error error = refused(repeated(piece, kMillion));
    BOOST_TEST(error.code == "json_too_large");
    BOOST_TEST(error.what.find("depth_max = 64") != std::string::npos);
  }
  BOOST_TEST(refused(repeated("[", kMillion) + repeated("]", kMillion)).code == "json_too_large");
  const std::string deepest = repeated("[", 64) + repeated("]", 64);
  BOOST_TEST(parsed(deepest).root().dump() == deepest);
  BOOST_TEST(refused('[' + deepest + ']').code == "json_too_large");
  BOOST_TEST(parsed(repeated("[],", 0) + '[' + repeated("[],", 100) + "[]]").root().size() == 101U);
}

BOOST_AUTO_TEST_CASE(depth_without_a_limit_costs_no_stack_either) {
  JsonLimits limits;
  limits.depth_max = 1'000'000;
  limits.values_max = 10'000'000;
  auto json = Json::parse(repeated("[", 500'000) + repeated("]", 500'000), limits);
  BOOST_TEST(json.ok());  // and its destructor runs
}

BOOST_AUTO_TEST_CASE(sizes_are_bounded) {
  const auto told = [](const wc::Error& error, std::string_view limit) {
    BOOST_TEST(error.code == "json_too_large");
    BOOST_TEST_CONTEXT(error.what) {
      BOOST_TEST((error.what.find(limit) != std::string::npos));
    }
  };
  constexpr std::size_t kTenMillion = 10'000'000;
  told(refused('"' + std::string(kTenMillion, 'a') + '"'), "bytes_max");
  told(refused('"' + std::string((64U << 10U) + 1, 'a') + '"'), "string_bytes_max");
  told(refused("{\"" + std::string(257, 'k') + "\":1}"), "key_bytes_max");
  told(refused('[' + repeated("1,", 200'000) + "1]"), "values_max");
  JsonLimits wide;
  wide.bytes_max = 64U << 20U;
  told(refused('[' + repeated("{},", 5'000'000) + "{}]", wide), "values_max");
  told(refused('"' + std::string(kTenMillion, 'a') + '"', wide), "string_bytes_max");
}

BOOST_AUTO_TEST_CASE(what_just_fits_is_read) {
  BOOST_TEST(parsed('"' + std::string(64U << 10U, 'a') + '"').root().text().size() == 64U << 10U);
  BOOST_TEST(parsed("{\"" + std::string(256, 'k') + "\":1}").root().keys()[0].size() == 256U);
  BOOST_TEST(parsed('[' + repeated("1,", 199'998) + "1]").root().size() == 199'999U);
}

BOOST_AUTO_TEST_CASE(numbers_at_the_edges) {
  const Json json = parsed(
      "[9223372036854775807,-9223372036854775808,9223372036854775808,1e308,5e-324,1e-999,-0.0,"
      "2.2250738585072011e-308,0.30000000000000004]");
  BOOST_TEST(*json.root().at(0).whole() == INT64_MAX);
  BOOST_TEST(*json.root().at(1).whole() == INT64_MIN);
  BOOST_TEST(!json.root().at(2).whole().has_value());
  BOOST_TEST(json.root().at(2).id() == "9223372036854775808");
  BOOST_TEST(*json.root().at(3).number() == 1e308);
  BOOST_TEST(*json.root().at(4).number() == 5e-324);
  BOOST_TEST(*json.root().at(5).number() == 0.0);
  BOOST_TEST(std::signbit(*json.root().at(6).number()));
  BOOST_TEST(*json.root().at(7).number() == 2.2250738585072011e-308);
  BOOST_TEST(*json.root().at(8).number() == 0.1 + 0.2);
  const std::string long_fraction = "0." + std::string(100'000, '9') + "e1";
  BOOST_TEST(*parsed(long_fraction).root().number() == 10.0);
}

BOOST_AUTO_TEST_CASE(a_document_can_be_moved_and_its_views_stay) {
  Json first = parsed(R"({"text":"stays where it is"})");
  const JsonView view = first["text"];
  const Json second = std::move(first);
  BOOST_TEST(view.text() == "stays where it is");
  Json third = parsed("[]");
  third = parsed("[1]");
  BOOST_TEST(third.root().size() == 1U);
}

// Any bytes at all: no crash, and what is read is clean.
BOOST_AUTO_TEST_CASE(any_bytes_end_in_clean_text_or_an_error) {
  std::mt19937 random(20260718);
  const std::string page = page_around(R"(\ud83d\ude00 caf)"
                                       "\xC3\xA9 \\u0000 12.5e3");
  constexpr std::string_view kAlphabet("\"\\{}[]:,u0dD8eEfF+-.tn \n\0\xC3\xA9\xED\xF0\xFF", 30);
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = page;
    for (unsigned i = 0; i <= random() % 4; ++i) {
      bytes[random() % bytes.size()] = kAlphabet[random() % kAlphabet.size()];
    }
    const auto json = Json::parse(bytes);
    if (!json.ok()) continue;
    ++read;
    const std::string dumped = json->root().dump();
    BOOST_TEST_REQUIRE(wc::valid_utf8(dumped));
    for (const JsonView& item : (*json)["data"].items()) {
      BOOST_TEST_REQUIRE((item["text"].text().find('\0') == std::string::npos));
    }
    BOOST_TEST_REQUIRE(Json::parse(dumped).ok());
  }
  BOOST_TEST(read > 1'000);
}

BOOST_AUTO_TEST_SUITE_END()
