// SPDX-License-Identifier: EUPL-1.2
// Every class of error of the Graph API, for a read and for a write.
#include "connectors/facebook/errors.h"

#include <boost/test/unit_test.hpp>

#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

struct Expected {
  int code;
  int subcode;
  Cure reading;
  Cure writing;
  std::string_view word;
  minutes wait;
};

constexpr Expected kExpected[] = {
    {1, 0, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}},
    {2, 0, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}},
    {3, 0, Cure::kMend, Cure::kMend, "permission", minutes{0}},
    {10, 0, Cure::kMend, Cure::kMend, "permission", minutes{0}},
    {200, 0, Cure::kMend, Cure::kMend, "permission", minutes{0}},
    {299, 0, Cure::kMend, Cure::kMend, "permission", minutes{0}},
    {4, 0, Cure::kWait, Cure::kWait, "rate_limited", minutes{5}},
    {17, 0, Cure::kWait, Cure::kWait, "rate_limited", minutes{5}},
    {32, 0, Cure::kWait, Cure::kWait, "rate_limited", minutes{5}},
    {613, 1996, Cure::kWait, Cure::kWait, "rate_limited", minutes{10}},
    {80'001, 0, Cure::kWait, Cure::kWait, "rate_limited", minutes{15}},
    {80'006, 0, Cure::kWait, Cure::kWait, "rate_limited", minutes{15}},
    {341, 0, Cure::kMend, Cure::kMend, "blocked", minutes{60}},
    {368, 0, Cure::kMend, Cure::kMend, "blocked", minutes{60}},
    {100, 33, Cure::kGiveUp, Cure::kGiveUp, "gone", minutes{0}},
    {100, 0, Cure::kGiveUp, Cure::kGiveUp, "bad_request", minutes{0}},
    {104, 0, Cure::kMend, Cure::kMend, "bad_settings", minutes{0}},
    {190, 0, Cure::kMend, Cure::kMend, "reauth", minutes{0}},
    {190, 458, Cure::kMend, Cure::kMend, "reauth", minutes{0}},
    {190, 463, Cure::kMend, Cure::kMend, "reauth", minutes{0}},
    {102, 0, Cure::kMend, Cure::kMend, "reauth", minutes{0}},
    {20, 1'772'107, Cure::kWait, Cure::kAskAgain, "unknown", minutes{1}},
    {506, 0, Cure::kGiveUp, Cure::kAskAgain, "duplicate_refused", minutes{0}},
    {803, 0, Cure::kGiveUp, Cure::kGiveUp, "gone", minutes{0}},
    {987'654, 0, Cure::kGiveUp, Cure::kGiveUp, "bad_request", minutes{0}},
};

Response failed(int status, const std::string& body) {
  return {status, {}, body};
}

Response failed(const Expected& one) {
  return failed(400, R"({"error":{"code":)" + std::to_string(one.code) + R"(,"error_subcode":)" +
                         std::to_string(one.subcode) + R"(,"message":"Geheim van een burger"}})");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_errors)

BOOST_AUTO_TEST_CASE(each_code_says_what_to_do) {
  for (const Expected& one : kExpected) {
    BOOST_TEST_CONTEXT("code " << one.code << '/' << one.subcode) {
      const Error reading = graph_error(failed(one), Doing::kRead, "111/feed");
      const Error writing = graph_error(failed(one), Doing::kWrite, "900_1/comments");
      BOOST_CHECK(reading.cure == one.reading);
      BOOST_CHECK(writing.cure == one.writing);
      BOOST_CHECK_EQUAL(reading.code, one.word);
      if (one.word == "rate_limited" || one.word == "blocked")
        BOOST_CHECK(reading.wait == one.wait);
      BOOST_CHECK(reading.what.starts_with("111/feed: "));
      BOOST_CHECK(reading.what.find("code " + std::to_string(one.code)) != std::string::npos);
      BOOST_CHECK(reading.what.find("Geheim") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(without_a_code_the_status_decides) {
  const auto code = [](int status) {
    return graph_error(failed(status, "<html>"), Doing::kRead, "x").code;
  };
  BOOST_CHECK_EQUAL(code(401), "reauth");
  BOOST_CHECK_EQUAL(code(403), "permission");
  BOOST_CHECK_EQUAL(code(404), "gone");
  BOOST_CHECK_EQUAL(code(429), "rate_limited");
  BOOST_CHECK_EQUAL(code(503), "busy");
  BOOST_CHECK(graph_error(failed(503, ""), Doing::kWrite, "x").cure == Cure::kAskAgain);
  BOOST_CHECK(graph_error(failed(302, ""), Doing::kRead, "x").cure == Cure::kGiveUp);
}

BOOST_AUTO_TEST_CASE(what_facebook_calls_transient_may_be_tried_again) {
  const auto body = R"({"error":{"code":98765,"is_transient":true}})";
  BOOST_CHECK(graph_error(failed(400, body), Doing::kRead, "x").cure == Cure::kWait);
  BOOST_CHECK(graph_error(failed(400, body), Doing::kWrite, "x").cure == Cure::kAskAgain);
}

BOOST_AUTO_TEST_CASE(a_missing_proof_is_a_matter_of_settings) {
  const auto body = R"({"error":{"code":100,"message":"API calls require an appsecret_proof"}})";
  BOOST_CHECK_EQUAL(graph_error(failed(400, body), Doing::kRead, "x").code, "bad_settings");
}

BOOST_AUTO_TEST_CASE(the_trace_is_told_but_only_what_a_trace_is_made_of) {
  const auto body = R"({"error":{"code":2,"fbtrace_id":"Ab_-9 <b>\n token"}})";
  const auto what = graph_error(failed(500, body), Doing::kRead, "x").what;
  BOOST_CHECK(what.ends_with("trace Ab_-9btoken)"));
}

BOOST_AUTO_TEST_CASE(the_wait_is_what_the_platform_says_in_minutes) {
  Response response = failed(400, R"({"error":{"code":80001}})");
  response.headers.push_back({"X-Business-Use-Case-Usage",
                              R"({"111":[{"type":"pages","call_count":100,"total_time":3,
                                  "estimated_time_to_regain_access":42}]})"});
  BOOST_CHECK(graph_error(response, Doing::kRead, "x").wait == minutes{42});
  const Usage usage = usage_of(response);
  BOOST_CHECK_EQUAL(usage.percent, 100);
  BOOST_CHECK(rest_of(usage, milliseconds{30'000}) == minutes{42});
}

BOOST_AUTO_TEST_CASE(usage_is_the_highest_of_all_headers) {
  Response response;
  BOOST_CHECK_EQUAL(usage_of(response).percent, 0);
  response.headers = {{"x-app-usage", R"({"call_count":28,"total_time":81.7,"total_cputime":25})"},
                      {"X-Page-Usage", R"({"call_count":60})"}};
  BOOST_CHECK_EQUAL(usage_of(response).percent, 81);
  response.headers.push_back({"x-business-use-case-usage", "not json"});
  BOOST_CHECK_EQUAL(usage_of(response).percent, 81);
}

BOOST_AUTO_TEST_CASE(the_connector_hands_them_on) {
  for (const Expected& one : kExpected) {
    BOOST_TEST_CONTEXT("code " << one.code << '/' << one.subcode) {
      test::FacebookPage page;
      const auto top = page.comment("Vraag");
      page.graph_fails(one.code, one.subcode);
      const auto got = page.poll();
      BOOST_REQUIRE(!got.ok());
      BOOST_CHECK(got.error().cure == one.reading);
      page.graph_fails(one.code, one.subcode);
      const auto sent = page.connector->send(test::reply_to(top, top, "Antwoord"), page.now);
      BOOST_REQUIRE(!sent.ok());
      BOOST_CHECK(sent.error().cure == one.writing);
      BOOST_CHECK_EQUAL(sent.error().code, one.word);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
