// SPDX-License-Identifier: EUPL-1.2
// The sandbox of X by itself, asked as the documents say.
#include "connectors/x/sandbox.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "config/json.h"
#include "connectors/x/oauth1.h"
#include "connectors/x/sandbox_query.h"
#include "connectors/x/snowflake.h"
#include "tests/connectors/x_bench.h"
#include "tests/tools/folder.h"

namespace wc::test {

namespace {

const std::string kMentions = "/2/users/14024/mentions";

Json body_of(const Response& response) {
  auto json = Json::parse(response.body);
  BOOST_REQUIRE_MESSAGE(json.ok(), response.body);
  return std::move(*json);
}

Response as_us(XBench& bench, const std::string& method, const std::string& path,
               const std::string& body, const std::string& nonce, const Oauth1Keys& keys) {
  Request request;
  request.method = method;
  request.url = bench.settings.origin + path;
  request.body = body;
  request.headers = {{"authorization", oauth1_header(method, request.url, keys, bench.now, nonce)}};
  return bench.sandbox->answer(request, bench.now);
}

bool finds(std::string_view query, const std::string& text) {
  const auto parsed = XQuery::parse(query);
  BOOST_REQUIRE_MESSAGE(parsed.has_value(), query);
  return parsed->matches({text, "burger", "GemeenteNijmegen", "nl", "77"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_sandbox_test)

BOOST_AUTO_TEST_CASE(without_a_token_nothing_is_told) {
  XBench bench;
  for (const auto* token : {"", "Bearer sandbox-x-other", "Bearer ", "OAuth x"}) {
    Request request;
    request.method = "GET";
    request.url = bench.settings.origin + kMentions;
    request.headers = {{"authorization", token}};
    BOOST_CHECK_EQUAL(bench.sandbox->answer(request, bench.now).status, 401);
  }
  BOOST_CHECK_EQUAL(bench.get("/2/users/me").status, 403);  // wants a user's signature
}

BOOST_AUTO_TEST_CASE(signatures_are_really_verified) {
  XBench bench;
  const Oauth1Keys good = bench.settings.keys;
  const std::string me = "/2/users/me?user.fields=name%2Cusername";
  BOOST_CHECK_EQUAL(as_us(bench, "GET", me, "", "n1", good).status, 200);
  BOOST_CHECK_EQUAL(as_us(bench, "GET", me, "", "n1", good).status, 401);  // said before
  Oauth1Keys wrong = good;
  wrong.api_secret = "sandbox-other";
  BOOST_CHECK_EQUAL(as_us(bench, "GET", me, "", "n2", wrong).status, 401);
  bench.now += std::chrono::hours{1};
  const auto header = oauth1_header("GET", bench.settings.origin + me, good,
                                    bench.now - std::chrono::minutes{6}, "n3");
  Request late;
  late.method = "GET";
  late.url = bench.settings.origin + me;
  late.headers = {{"Authorization", header}};
  BOOST_CHECK_EQUAL(bench.sandbox->answer(late, bench.now).status, 401);
}

BOOST_AUTO_TEST_CASE(a_server_that_hands_over_only_the_path_is_understood) {
  XBench bench;
  const std::string path = "/2/users/me";
  Request request;
  request.method = "GET";
  request.url = path;
  request.headers = {{"Host", "127.0.0.1:4020"},
                     {"Authorization", oauth1_header("GET", bench.settings.origin + path,
                                                     bench.settings.keys, bench.now, "n")}};
  BOOST_CHECK_EQUAL(bench.sandbox->answer(request, bench.now).status, 200);
}

BOOST_AUTO_TEST_CASE(only_fields_that_are_asked_for_are_there_in_both_dialects) {
  XBench bench;
  bench.says("mention", "@GemeenteNijmegen hoi");
  const auto plain = body_of(bench.get(kMentions));
  BOOST_CHECK(plain["data"].at(0)["text"].present());
  BOOST_CHECK(!plain["data"].at(0)["author_id"].present());
  BOOST_CHECK(!plain["data"].at(0)["created_at"].present());
  const auto wrong = body_of(bench.get(kMentions + "?post.fields=author_id,nonsense"));
  BOOST_CHECK(!wrong["data"].at(0)["author_id"].present());
  const auto fresh = body_of(
      bench.get(kMentions + "?post.fields=created_at&expansions=author_id,edit_history_post_ids"));
  BOOST_CHECK(fresh["data"].at(0)["author_id"].present());
  BOOST_CHECK(fresh["data"].at(0)["edit_history_post_ids"].size() == 1);
  BOOST_CHECK_EQUAL(fresh["includes"]["users"].at(0)["username"].text(), "burger_een");
  const auto old = body_of(bench.get(kMentions + "?tweet.fields=author_id,created_at"));
  BOOST_CHECK(old["data"].at(0)["author_id"].present());
  BOOST_CHECK(old["data"].at(0)["edit_history_tweet_ids"].size() == 1);
  BOOST_CHECK(!old["includes"].present());
}

BOOST_AUTO_TEST_CASE(bounds_that_x_refuses_are_refused) {
  XBench bench;
  const std::string search = "/2/tweets/search/recent?query=nijmegen&";
  for (const auto& path :
       {kMentions + "?max_results=4", kMentions + "?max_results=101", kMentions + "?since_id=abc",
        kMentions + "?since_id=1&start_time=2026-07-18T09:00:00Z",
        kMentions + "?pagination_token=zzz", kMentions + "?start_time=yesterday",
        search + "max_results=9", search + "since_id=5", search + "until_id=5",
        search + "start_time=2026-07-01T00:00:00Z", std::string("/2/tweets/search/recent"),
        std::string("/2/tweets/search/recent?query=-is:retweet"), std::string("/2/tweets?ids=")}) {
    BOOST_TEST_CONTEXT(path) {
      const Response response = bench.get(path);
      BOOST_CHECK_EQUAL(response.status, 400);
      BOOST_CHECK(body_of(response)["type"].text().ends_with("/invalid-request"));
    }
  }
  const auto stale = bench.get(search + "since_id=5");
  BOOST_CHECK(stale.body.find("'since_id' must be a tweet id created after") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_follow_their_tokens_newest_first) {
  XBench bench;
  for (int i = 0; i < 12; ++i) {
    bench.now += Millis{1'000};
    bench.says("mention", "nr " + std::to_string(i));
  }
  std::string token;
  std::vector<std::uint64_t> ids;
  for (int pages = 1; pages <= 3; ++pages) {
    const auto page = body_of(bench.get(kMentions + "?max_results=5" +
                                        (token.empty() ? "" : "&pagination_token=" + token)));
    for (const JsonView& post : page["data"].items())
      ids.push_back(*snowflake_from(post["id"].id()));
    BOOST_CHECK_EQUAL(page["meta"]["result_count"].whole().value_or(0), pages < 3 ? 5 : 2);
    token = page["meta"]["next_token"].text();
    BOOST_CHECK_EQUAL(token.empty(), pages == 3);
  }
  BOOST_CHECK_EQUAL(ids.size(), 12U);
  BOOST_CHECK(std::ranges::is_sorted(ids, std::greater<>{}));
}

BOOST_AUTO_TEST_CASE(an_edit_is_a_new_id_and_the_old_version_stays_readable) {
  XBench bench;
  const std::string id = bench.says("mention", "eerste tekst");
  BOOST_CHECK_EQUAL(bench.get("/2/tweets?ids=" + id).status, 200);
  bench.now += Millis{30'000};
  bench.control("edit", R"({"id":")" + id + R"(","text":"tweede tekst"})");
  const auto list = body_of(bench.get(kMentions + "?expansions=edit_history_post_ids"));
  const JsonView newest = list["data"].at(0);
  BOOST_CHECK(newest["id"].id() != id);
  BOOST_CHECK_EQUAL(newest["edit_history_post_ids"].size(), 2U);
  BOOST_CHECK_EQUAL(newest["edit_history_post_ids"].at(0).id(), id);
  const auto both = body_of(bench.get("/2/tweets?ids=" + id + "," + newest["id"].id()));
  BOOST_CHECK(both["data"].at(0)["text"].text().find("eerste") != std::string::npos);
  BOOST_CHECK(both["data"].at(1)["text"].text().find("tweede") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(writing_is_strict) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hoi");
  int nonce = 0;
  const auto post = [&](const std::string& body) {
    return as_us(bench, "POST", "/2/tweets", body, std::to_string(++nonce), bench.settings.keys);
  };
  const std::string reply = R"(","reply":{"in_reply_to_tweet_id":")" + id + R"("}})";
  BOOST_CHECK_EQUAL(post(R"({"text":"a","colour":1})").status, 400);
  BOOST_CHECK_EQUAL(post("no json").status, 400);
  BOOST_CHECK_EQUAL(post(R"({"text":")" + std::string(281, 'x') + reply).status, 400);
  BOOST_CHECK_EQUAL(post(R"({"text":"Dag)" + reply).status, 201);
  const Response twice = post(R"({"text":"Dag)" + reply);
  BOOST_CHECK_EQUAL(twice.status, 403);
  BOOST_CHECK(twice.body.find("duplicate content") != std::string::npos);
  BOOST_CHECK_EQUAL(post(R"({"text":"x","reply":{"in_reply_to_tweet_id":"12"}})").status, 403);
  BOOST_CHECK_EQUAL(bench.written(), 1U);
  const auto foreign = as_us(bench, "DELETE", "/2/tweets/" + id, "", "d", bench.settings.keys);
  BOOST_CHECK_EQUAL(foreign.status, 403);
}

BOOST_AUTO_TEST_CASE(what_was_written_outlives_a_restart) {
  const Folder folder;
  const std::string journal = folder.path() + "/x.jsonl";
  std::string id;
  {
    XBench bench(3, journal);
    id = bench.says("mention", "@GemeenteNijmegen hoi");
    BOOST_REQUIRE(bench.connector->send(reply_to("x:" + id, "Dag!"), bench.now).ok());
  }
  XBench again(3, journal);
  BOOST_CHECK_EQUAL(again.written(), 1U);
  BOOST_CHECK_EQUAL(again.connector->find(reply_to("x:" + id, "Dag!"), again.now)->has_value(),
                    true);
}

BOOST_AUTO_TEST_CASE(queries_mean_what_the_documents_say) {
  BOOST_CHECK(finds("nijmegen", "Druk in NIJMEGEN!"));
  BOOST_CHECK(!finds("nijmegen", "nijmegenaar"));
  BOOST_CHECK(finds("cafe", "een Café in de stad"));
  BOOST_CHECK(finds("\"via gladiola\"", "op de Via Gladiola"));
  BOOST_CHECK(!finds("\"via gladiola\"", "gladiola via"));
  BOOST_CHECK(finds("@GemeenteNijmegen hoi", "hoi @gemeentenijmegen"));
  BOOST_CHECK(finds("#4daagse", "leuk #4Daagse"));
  BOOST_CHECK(finds("arnhem OR nijmegen -regen", "nijmegen zon"));
  BOOST_CHECK(!finds("(arnhem OR nijmegen) -regen", "nijmegen regen"));
  BOOST_CHECK(finds("nijmegen lang:nl -is:retweet to:gemeentenijmegen from:Burger", "nijmegen"));
  BOOST_CHECK(finds("conversation_id:77", "wat dan ook"));
  for (const auto* bad : {"", "  ", "-x", "lang:nl", "\"open", "(a", "a)", "-(a b)", "has:media a",
                          "a OR", "OR a", "()"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_CHECK(!XQuery::parse(bad).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_open_search_ends_thirty_seconds_before_now) {
  XBench bench;
  const std::string query = "/2/tweets/search/recent?query=nijmegen";
  const std::string id = bench.says("post", "nijmegen");
  bench.now += Millis{29'000};
  BOOST_CHECK_EQUAL(body_of(bench.get(query))["meta"]["result_count"].whole().value_or(9), 0);
  const std::string since = "&since_id=" + std::to_string(std::stoull(id) - 1);
  BOOST_CHECK_EQUAL(body_of(bench.get(query + since))["data"].size(), 1U);
  bench.now += Millis{2'000};
  BOOST_CHECK_EQUAL(body_of(bench.get(query))["data"].size(), 1U);
}

BOOST_AUTO_TEST_CASE(a_long_post_is_cut_and_told_whole_in_its_note) {
  XBench bench;
  std::string words;
  for (int i = 0; i < 80; ++i) words += "woord ";
  bench.says("mention", "@GemeenteNijmegen " + words + "einde");
  const auto cut = body_of(bench.get(kMentions + "?post.fields=note_post"));
  BOOST_CHECK(cut["data"].at(0)["text"].text().ends_with("…"));
  BOOST_CHECK(cut["data"].at(0)["note_post"]["text"].text().ends_with("einde"));
  BOOST_CHECK(bench.read(bench.settings.sources[0], 0).front().text.ends_with("einde"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
