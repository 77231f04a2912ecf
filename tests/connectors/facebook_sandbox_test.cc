// SPDX-License-Identifier: EUPL-1.2
// The imitation of the Graph API, by itself and against the published lists of its fields.
#include "connectors/facebook/sandbox.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>

#include "config/digest.h"
#include "config/files.h"
#include "connectors/facebook/graph.h"
#include "connectors/facebook/parse.h"
#include "connectors/facebook/sandbox_fields.h"
#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

using test::FacebookPage;

const std::string kProof = hex(hmac_sha256("sandbox-fb-secret", "sandbox-fb-page"));

Response ask(FacebookPage& page, const std::string& method, const std::string& path,
             std::vector<Param> params = {}, const std::string& token = "sandbox-fb-page") {
  params.push_back({"appsecret_proof", kProof});
  Request request{method, "http://127.0.0.1:14031/v25.0/" + path + '?' + to_form(params), {}, ""};
  request.headers.push_back({"authorization", "Bearer " + token});
  return page.sandbox->answer(request, page.now);
}

Json body(const Response& response) {
  return std::move(*Json::parse(response.body));
}

std::int64_t code(const Response& response) {
  return body(response)["error"]["code"].whole().value_or(0);
}

// The names in a published list of fields, or none when it is not there.
std::set<std::string> published(const std::string& type) {
  std::set<std::string> names;
  const auto bytes =
      read_file(std::string(WEBCARED_API_DOCS) + "/facebook-specs/" + type + ".json");
  if (!bytes) return names;
  const auto json = Json::parse(*bytes);
  for (const JsonView& one : (*json)["fields"].items()) names.emplace(one["name"].text());
  return names;
}

void expect_known(std::string_view fields, const std::set<std::string>& names) {
  const auto all = parse_fields(fields);
  BOOST_REQUIRE(all.has_value());
  for (const GraphField& one : *all) {
    BOOST_CHECK_MESSAGE(names.contains(one.name), one.name << " is no field of Facebook");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_sandbox)

BOOST_AUTO_TEST_CASE(the_fields_are_those_that_facebook_publishes) {
  const auto comment = published("Comment");
  const auto post = published("PagePost");
  if (comment.empty() || post.empty()) {
    BOOST_TEST_MESSAGE("SKIPPED: no facebook-specs in " << WEBCARED_API_DOCS);
    return;
  }
  expect_known(kCommentFields, comment);
  expect_known(kPostFields, post);
  FacebookPage page;
  const auto id = page.comment("Vraag");
  for (const auto& name : comment) {
    const auto answer = ask(page, "GET", id, {{"fields", name}});
    if (answer.status != 200) continue;  // the sandbox need not have them all
    for (const auto& key : body(answer).root().keys()) BOOST_CHECK(comment.contains(key));
  }
  for (const auto& name : {"shares_count", "text", "author"}) {
    BOOST_CHECK(!comment.contains(name));
    BOOST_CHECK_EQUAL(code(ask(page, "GET", id, {{"fields", name}})), 100);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_token_or_proof_is_refused) {
  FacebookPage page;
  BOOST_CHECK_EQUAL(code(ask(page, "GET", "me", {}, "sandbox-other")), 190);
  const Request bare{"GET", "/v25.0/me", {{"Authorization", "Bearer sandbox-fb-page"}}, ""};
  BOOST_CHECK_EQUAL(code(page.sandbox->answer(bare, page.now)), 100);
  const Request wrong{"GET", "/v25.0/me?appsecret_proof=00", bare.headers, ""};
  BOOST_CHECK_EQUAL(code(page.sandbox->answer(wrong, page.now)), 100);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", "me"))["id"].text(), "111");
}

BOOST_AUTO_TEST_CASE(the_token_can_be_inspected) {
  FacebookPage page;
  const auto asked = [&](const std::string& token) {
    const Request request{
        "GET",
        "/v25.0/debug_token?" +
            to_form({{"input_token", token}, {"access_token", "sandbox-fb-app|sandbox-fb-secret"}}),
        {},
        ""};
    return body(page.sandbox->answer(request, page.now))["data"]["is_valid"].flag();
  };
  BOOST_CHECK(asked("sandbox-fb-page"));
  BOOST_CHECK(!asked("sandbox-old"));
}

BOOST_AUTO_TEST_CASE(edges_page_with_the_token_in_the_link_until_there_is_no_next) {
  FacebookPage page;
  for (int i = 0; i < 7; ++i) {
    page.now += Millis{1'000};
    page.comment(std::to_string(i));
  }
  auto answer = ask(page, "GET", "111_900/comments",
                    {{"filter", "stream"}, {"order", "reverse_chronological"}, {"limit", "3"}});
  std::vector<std::string> texts;
  int pages = 0;
  for (;; ++pages) {
    const Json json = body(answer);
    for (const JsonView& one : json["data"].items()) texts.emplace_back(one["message"].text());
    const std::string next(json["paging"]["next"].text());
    if (next.empty()) break;
    BOOST_CHECK(next.find("access_token=sandbox-fb-page") != std::string::npos);
    const Request request{"GET", next + "&appsecret_proof=" + kProof, {}, ""};
    answer = page.sandbox->answer(request, page.now);
  }
  BOOST_CHECK_EQUAL(pages, 2);
  BOOST_CHECK((texts == std::vector<std::string>{"6", "5", "4", "3", "2", "1", "0"}));
}

BOOST_AUTO_TEST_CASE(a_cursor_dies_with_the_comment_that_it_points_at) {
  FacebookPage page;
  page.comment("oud");
  const auto last = page.comment("nieuw");
  const auto first = body(
      ask(page, "GET", "111_900/comments", {{"order", "reverse_chronological"}, {"limit", "1"}}));
  const std::string cursor(first["paging"]["cursors"]["after"].text());
  page.control("delete", R"({"id":")" + last + R"("})");
  BOOST_CHECK_EQUAL(code(ask(page, "GET", "111_900/comments", {{"after", cursor}})), 100);
}

BOOST_AUTO_TEST_CASE(without_filter_the_list_is_not_complete) {
  FacebookPage page;
  const auto top = page.comment("boven");
  page.comment("onder", top);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", "111_900/comments"))["data"].size(), 1U);
  BOOST_CHECK_EQUAL(
      body(ask(page, "GET", "111_900/comments", {{"filter", "stream"}}))["data"].size(), 2U);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", top + "/comments"))["data"].size(), 1U);
}

BOOST_AUTO_TEST_CASE(bounds_leave_out_their_own_second) {
  FacebookPage page;
  page.comment("een");
  page.now += Millis{10'000};
  page.comment("twee");
  const auto seconds = std::to_string(to_millis(page.now) / 1000);
  const auto count = [&](const std::string& name, const std::string& value) {
    return body(ask(page, "GET", "111_900/comments", {{name, value}}))["data"].size();
  };
  BOOST_CHECK_EQUAL(count("since", seconds), 0U);
  BOOST_CHECK_EQUAL(count("until", seconds), 1U);
  BOOST_CHECK_EQUAL(count("since", "2026-07-18T10:00:00Z"), 1U);
}

BOOST_AUTO_TEST_CASE(the_feed_holds_ours_and_visitors_and_each_edge_its_own) {
  FacebookPage page;
  page.visitor_post("van een bezoeker");
  BOOST_CHECK_EQUAL(body(ask(page, "GET", "111/feed"))["data"].size(), 5U);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", "111/visitor_posts"))["data"].size(), 1U);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", "me/published_posts"))["data"].size(), 4U);
  BOOST_CHECK_EQUAL(code(ask(page, "GET", "111/nothing")), 100);
  BOOST_CHECK_EQUAL(ask(page, "POST", "111/feed", {{"message", "Nieuws"}}).status, 200);
  BOOST_CHECK_EQUAL(
      body(ask(page, "GET", "111/feed", {{"limit", "1"}}))["data"].at(0)["message"].text(),
      "Nieuws");
}

BOOST_AUTO_TEST_CASE(comments_are_nested_where_they_are_asked_for) {
  FacebookPage page;
  const auto id = page.comment("Vraag");
  page.comment("Aanvulling", id);
  const auto json =
      body(ask(page, "GET", "111_900",
               {{"fields", "id,comments.filter(stream).limit(1).summary(true){id,parent{id}}"}}));
  BOOST_CHECK_EQUAL(json["comments"]["data"].size(), 1U);
  BOOST_CHECK_EQUAL(json["comments"]["summary"]["total_count"].whole().value_or(0), 2);
  BOOST_CHECK(!json["comments"]["paging"]["next"].text().empty());
  BOOST_CHECK(
      !body(ask(page, "GET", "111_901", {{"fields", "comments{id}"}}))["comments"].present());
  BOOST_CHECK_EQUAL(ask(page, "GET", "111_900", {{"fields", "id,from{id"}}).status, 400);
}

BOOST_AUTO_TEST_CASE(some_authors_are_withheld) {
  FacebookPage page;
  int with = 0;
  int without = 0;
  for (int i = 0; i < 60; ++i) page.comment("x", "111_900", "Naam " + std::to_string(i));
  const auto json = body(ask(page, "GET", "111_900/comments",
                             {{"filter", "stream"}, {"limit", "100"}, {"fields", "id,from"}}));
  for (const JsonView& one : json["data"].items()) ++(one["from"].present() ? with : without);
  BOOST_CHECK_GT(with, 30);
  BOOST_CHECK_GT(without, 0);
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_100_33_for_every_verb) {
  FacebookPage page;
  const auto id = page.comment("weg");
  BOOST_CHECK_EQUAL(ask(page, "DELETE", id).status, 200);
  for (const auto* method : {"GET", "POST", "DELETE"}) {
    const Json json = body(ask(page, method, id, {{"is_hidden", "true"}}));
    BOOST_CHECK_EQUAL(json["error"]["error_subcode"].whole().value_or(0), 33);
  }
  BOOST_CHECK_EQUAL(code(ask(page, "POST", id + "/comments", {{"message", "x"}})), 100);
}

BOOST_AUTO_TEST_CASE(only_our_own_words_can_be_edited) {
  FacebookPage page;
  const auto theirs = page.comment("van hen");
  BOOST_CHECK_EQUAL(code(ask(page, "POST", theirs, {{"message", "anders"}})), 200);
  const Json made = body(ask(page, "POST", theirs + "/comments", {{"message", "van ons"}}));
  const std::string ours(made["id"].text());
  BOOST_CHECK_EQUAL(ask(page, "POST", ours, {{"message", "beter"}}).status, 200);
  BOOST_CHECK_EQUAL(body(ask(page, "GET", ours))["message"].text(), "beter");
}

BOOST_AUTO_TEST_CASE(every_answer_tells_version_clock_and_usage) {
  FacebookPage page;
  const auto answer = ask(page, "GET", "me");
  BOOST_CHECK_EQUAL(header(answer.headers, "facebook-api-version"), "v25.0");
  BOOST_CHECK_EQUAL(header(answer.headers, "date"), "Sat, 18 Jul 2026 10:00:00 GMT");
  BOOST_CHECK(!header(answer.headers, "x-business-use-case-usage").empty());
  BOOST_CHECK(parse_http_date(header(answer.headers, "date")) == page.now);
  BOOST_CHECK(!parse_http_date("yesterday") && !parse_http_date("Sat, 18 Xul 2026 10:00:00 GMT"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
