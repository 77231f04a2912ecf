// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/length.h"

#include <boost/test/unit_test.hpp>

#include "config/files.h"
#include "config/json.h"

namespace wc {

namespace {

std::vector<std::string> links(std::string_view text) {
  std::vector<std::string> found;
  for (const XLink& link : x_links(text)) {
    found.emplace_back(text.substr(link.begin, link.end - link.begin));
  }
  return found;
}

bool only(std::string_view text, std::string_view link) {
  return links(text) == std::vector<std::string>{std::string(link)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_length_test)

BOOST_AUTO_TEST_CASE(every_published_vector_counts_the_same) {
  const auto bytes = read_file(WEBCARED_SOURCE "/tests/cases/vectors/twitter-text.json");
  BOOST_REQUIRE(bytes.ok());
  const auto json = Json::parse(*bytes);
  BOOST_REQUIRE(json.ok());
  BOOST_CHECK_GE(json->root().size(), 38U);
  for (const JsonView& vector : json->root().items()) {
    const XLength length = x_length(vector["text"].text());
    BOOST_TEST_CONTEXT(vector["text"].text()) {
      BOOST_CHECK_EQUAL(length.weight, vector["weightedLength"].whole().value_or(-1));
      BOOST_CHECK_EQUAL(length.valid, vector["valid"].flag());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bare_host_under_a_known_domain_is_a_link) {
  BOOST_CHECK(only("zie nijmegen.nl nu", "nijmegen.nl"));
  BOOST_CHECK(only("(nijmegen.nl)", "nijmegen.nl"));
  BOOST_CHECK(only("4daagse.nl", "4daagse.nl"));
  BOOST_CHECK(only("zie:nijmegen.NL", "nijmegen.NL"));
  BOOST_CHECK(only("café.nl", "café.nl"));
  BOOST_CHECK(only("foo.pizza", "foo.pizza"));
  BOOST_CHECK(only("nijmegen.nl:8080/x", "nijmegen.nl:8080/x"));
  BOOST_CHECK_EQUAL(links("nijmegen.nl,arnhem.nl").size(), 2U);
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_link_is_none) {
  for (const auto* text :
       {"z.o.z. daar", "a.b", "index.html", "test.nl5", "nijmegen.nlx", "@nijmegen.nl",
        "#nijmegen.nl", "$nijmegen.nl", "-nijmegen.nl", "_nijmegen.nl", "x@y.nl", "mailto:a@b.nl",
        "zie/nijmegen.nl/x", "http://localhost:8080/xyz", "http://1.2.3.4/a", "ftp://nijmegen.nl/x",
        "http://nijmegen.nl@evil.com/x", "www.nijmegen.gemeente", ""}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK(links(text).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_link_ends_where_a_sentence_goes_on) {
  BOOST_CHECK(only("https://nijmegen.nl/a.b.", "https://nijmegen.nl/a.b"));
  BOOST_CHECK(only("https://nijmegen.nl/a)", "https://nijmegen.nl/a"));
  BOOST_CHECK(only("https://nijmegen.nl/a(b)c", "https://nijmegen.nl/a(b)c"));
  BOOST_CHECK(only("https://nijmegen.nl/a,", "https://nijmegen.nl/a"));
  BOOST_CHECK(only("https://nijmegen.nl/x…", "https://nijmegen.nl/x"));
  BOOST_CHECK(only("\"https://nijmegen.nl\"", "https://nijmegen.nl"));
  BOOST_CHECK(only("https://nijmegen.nl?x=1 b", "https://nijmegen.nl?x=1"));
  BOOST_CHECK(only("https://nijmegen.nl/#/a", "https://nijmegen.nl/#/a"));
  BOOST_CHECK(only("HTTP://Nijmegen.NL/A", "HTTP://Nijmegen.NL/A"));
}

BOOST_AUTO_TEST_CASE(an_emoji_of_many_parts_weighs_two) {
  for (const auto* text : {"👨‍👩‍👧‍👦", "🇳🇱", "☀️", "‼️", "#️⃣",
                           "©️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK_EQUAL(x_length(text).weight, 2);
    }
  }
  BOOST_CHECK_EQUAL(x_length("日́").weight, 3);  // no emoji, so its parts count
  BOOST_CHECK_EQUAL(x_length("©").weight, 1);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_counted_and_do_not_crash) {
  BOOST_CHECK_EQUAL(x_length("a\xff\xc3").weight, 5);
  BOOST_CHECK(!x_length("").valid);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
