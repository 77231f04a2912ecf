// SPDX-License-Identifier: EUPL-1.2
#include "connectors/url.h"

#include <boost/test/unit_test.hpp>

namespace wc {

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(taken_apart_and_put_together) {
  const auto one =
      parse_url("HTTPS://Graph.Facebook.com:443/v25.0/111/feed?limit=5&q=a%20b+c%2B#top");
  BOOST_REQUIRE(one.has_value());
  BOOST_CHECK_EQUAL(one->origin, "https://graph.facebook.com");
  BOOST_CHECK_EQUAL(one->path, "/v25.0/111/feed");
  BOOST_CHECK_EQUAL(param(one->params, "q"), "a b c+");
  BOOST_CHECK_EQUAL(param(one->params, "none"), "");
  BOOST_CHECK_EQUAL(to_text(*one),
                    "https://graph.facebook.com/v25.0/111/feed?limit=5&q=a%20b%20c%2B");
}

BOOST_AUTO_TEST_CASE(origins_differ_in_scheme_host_and_port) {
  BOOST_CHECK_EQUAL(parse_url("http://[::1]:80/x")->origin, "http://[::1]");
  BOOST_CHECK_EQUAL(parse_url("http://127.0.0.1:4020?a=b")->origin, "http://127.0.0.1:4020");
  BOOST_CHECK_EQUAL(parse_url("http://127.0.0.1")->path, "/");
  BOOST_CHECK_EQUAL(parse_url("/v1/me?x")->origin, "");
  BOOST_CHECK_EQUAL(parse_url("https://a.example.evil.example/")->origin,
                    "https://a.example.evil.example");
}

BOOST_AUTO_TEST_CASE(what_is_no_plain_url_is_refused) {
  for (const auto* bad : {"", "graph.facebook.com", "ftp://a", "https://", "https://user@host/",
                          "https://a b/", "https://a\\@b/", "https://a/\n", "javascript:x"}) {
    BOOST_CHECK_MESSAGE(!parse_url(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(forms_decode_and_keep_broken_escapes) {
  const auto form = parse_form("a=%c3%a9&b&c=%zz&&d=1=2&e=%4");
  BOOST_REQUIRE_EQUAL(form.size(), 5U);
  BOOST_CHECK_EQUAL(form[0].value, "é");
  BOOST_CHECK_EQUAL(form[1].value, "");
  BOOST_CHECK_EQUAL(form[2].value, "%zz");
  BOOST_CHECK_EQUAL(form[3].value, "1=2");
  BOOST_CHECK_EQUAL(form[4].value, "%4");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
