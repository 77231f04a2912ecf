// SPDX-License-Identifier: EUPL-1.2
// What all sandboxes share: control routes, mischief, the journal, the lock.
#include "connectors/sandbox/sandbox.h"

#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "connectors/shipped/sandboxes.h"
#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

using test::FacebookPage;
using test::reply_to;

// A file that is gone afterwards.
struct File {
  File() {
    char name[] = "/tmp/sandbox_journal_XXXXXX";
    ::close(::mkstemp(name));
    path = name;
  }
  ~File() { std::filesystem::remove(path); }
  std::string path;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sandbox)

BOOST_AUTO_TEST_CASE(sandboxes_are_made_by_name) {
  for (const auto* name : {"x", "facebook"}) {
    const auto made = make_sandbox(name, 1, "");
    BOOST_REQUIRE(made);
    BOOST_CHECK_EQUAL(made->platform(), name);
    const auto written = made->answer({"GET", "/sandbox/written", {}, ""}, from_millis(0));
    BOOST_CHECK_EQUAL(written.status, 200);
    BOOST_CHECK_EQUAL(written.body, "[]");
  }
  BOOST_CHECK(!make_sandbox("friendster", 1, ""));
}

BOOST_AUTO_TEST_CASE(a_citizen_posts_edits_and_deletes_over_the_control_routes) {
  FacebookPage page;
  const auto answer = page.control("post", R"({"kind":"comment","text":"Hallo","author":"Pien"})");
  BOOST_REQUIRE_EQUAL(answer.status, 200);
  const std::string id(Json::parse(answer.body)->root()["id"].text());
  BOOST_CHECK_EQUAL(page.poll()->posts[0].id, "facebook:" + id);
  BOOST_CHECK(page.poll()->posts[0].at == page.now);
  BOOST_CHECK_EQUAL(page.control("edit", R"({"id":")" + id + R"(","text":"Dag"})").status, 200);
  BOOST_CHECK_EQUAL(page.poll()->posts[0].text, "Dag");
  BOOST_CHECK_EQUAL(page.control("delete", R"({"id":")" + id + R"("})").status, 200);
  BOOST_CHECK(page.poll()->posts.empty());
  BOOST_CHECK_EQUAL(page.control("delete", R"({"id":")" + id + R"("})").status, 404);
  BOOST_CHECK_EQUAL(page.control("edit", R"({"id":"1_2","text":"x"})").status, 404);
  BOOST_CHECK_EQUAL(page.control("post", R"({"kind":"telegram"})").status, 404);
  BOOST_CHECK_EQUAL(page.control("post", "[").status, 400);
  BOOST_CHECK_EQUAL(page.control("mischief", R"({"what":"nonsense"})").status, 400);
  BOOST_CHECK_EQUAL(page.control("unknown", "{}").status, 404);
}

BOOST_AUTO_TEST_CASE(the_same_key_is_posted_once) {
  FacebookPage page;
  const std::string json = R"({"kind":"comment","key":"1-17","text":"Hallo","author":"Pien"})";
  const auto first = page.control("post", json);
  BOOST_CHECK_EQUAL(page.control("post", json).body, first.body);
  BOOST_CHECK_EQUAL(page.poll()->posts.size(), 1U);
  page.control("post", R"({"kind":"comment","text":"En?","answers":"1-17","author":"Pien"})");
  const auto posts = page.poll()->posts;
  BOOST_REQUIRE_EQUAL(posts.size(), 2U);
  BOOST_CHECK_EQUAL(posts[0].conversation, posts[1].conversation);
}

BOOST_AUTO_TEST_CASE(written_shows_what_we_wrote_and_only_that) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto sent = page.connector->send(reply_to(top, top, "Antwoord"), page.now);
  const auto json = Json::parse(page.written());
  BOOST_REQUIRE_EQUAL(json->root().size(), 1U);
  const JsonView one = json->root().at(0);
  BOOST_CHECK_EQUAL("facebook:" + one["id"].id(), sent->id);
  BOOST_CHECK_EQUAL(one["parent"].text(), top);
  BOOST_CHECK_EQUAL(one["text"].text(), "Antwoord");
  BOOST_CHECK_EQUAL(one["at"].text(), "2026-07-18T10:00:00.000Z");
}

BOOST_AUTO_TEST_CASE(mischief_waits_for_its_route_and_is_used_up) {
  FacebookPage page;
  page.mischief("status", "visitor_posts", R"("status":503,"times":2)");
  BOOST_CHECK(page.poll({}, 1).error().cure == Cure::kWait);
  const Request other{"GET", "/v25.0/me", {}, ""};
  BOOST_CHECK_NE(page.sandbox->answer(other, page.now).status, 503);
  BOOST_CHECK(!page.poll({}, 1).ok());
  BOOST_CHECK(page.poll({}, 1).ok());
}

BOOST_AUTO_TEST_CASE(mischief_that_is_still_to_come_can_be_called_off) {
  FacebookPage page;
  page.mischief("status", "visitor_posts", R"("status":503,"times":9)");
  BOOST_CHECK(!page.poll({}, 1).ok());
  BOOST_CHECK_EQUAL(page.control("calm", "{}").status, 200);
  BOOST_CHECK(page.poll({}, 1).ok());
}

BOOST_AUTO_TEST_CASE(a_dropped_connection_is_no_answer) {
  FacebookPage page;
  page.mischief("drop_before", "");
  const auto got = page.poll();
  BOOST_REQUIRE(!got.ok());
  BOOST_CHECK(got.error().cure == Cure::kAskAgain);
  BOOST_CHECK_EQUAL(got.error().code, "no_answer");
}

BOOST_AUTO_TEST_CASE(the_transport_keeps_to_the_wanted_size_and_streams_what_there_is) {
  const auto made = make_sandbox("facebook", 1, "");
  const auto transport = sandbox_transport(*made, [] { return from_millis(0); });
  Request request{"GET", "http://127.0.0.1/sandbox/written", {}, ""};
  std::string seen;
  const auto streamed = transport->stream(request, Millis{1}, [&](std::string_view bytes) {
    seen += bytes;
    return true;
  });
  BOOST_REQUIRE(streamed.ok());
  BOOST_CHECK_EQUAL(seen, "[]");
  request.body_bytes_max = 1;
  BOOST_CHECK_EQUAL(transport->exchange(request).error().code, "body_too_large");
}

BOOST_AUTO_TEST_CASE(a_restart_goes_on_where_it_was) {
  const File file;
  std::string top;
  std::string gone;
  {
    FacebookPage page(1, file.path);
    top = page.comment("Voor de stroomstoring");
    gone = page.comment("Wordt verwijderd");
    BOOST_REQUIRE(page.connector->send(reply_to(top, top, "Antwoord"), page.now).ok());
    page.control("edit", R"({"id":")" + top + R"(","text":"Veranderd"})");
    page.control("delete", R"({"id":")" + gone + R"("})");
  }
  std::ofstream(file.path, std::ios::app) << R"({"id":"900_9999","te)";  // cut off by a kill
  FacebookPage page(1, file.path);
  const auto got = page.poll();
  BOOST_REQUIRE_EQUAL(got->posts.size(), 2U);
  BOOST_CHECK_EQUAL(Json::parse(page.written())->root().size(), 1U);
  const auto fresh = page.comment("Na de stroomstoring", top);
  BOOST_CHECK(fresh != top && fresh != gone);
  BOOST_CHECK_EQUAL(page.poll()->posts.size(), 3U);
  FacebookPage third(1, file.path);
  BOOST_CHECK_EQUAL(third.poll()->posts.size(), 3U);
  const auto posts = third.poll()->posts;
  BOOST_CHECK(std::any_of(posts.begin(), posts.end(),
                          [](const Post& one) { return one.text == "Veranderd"; }));
}

BOOST_AUTO_TEST_CASE(many_threads_may_ask_at_once) {
  FacebookPage page;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&page, i] {
      for (int n = 0; n < 50; ++n) {
        const std::string text = std::to_string(i) + ' ' + std::to_string(n);
        page.sandbox->answer(
            {"POST", "/sandbox/post", {}, R"({"kind":"comment","text":")" + text + R"("})"},
            page.now);
        page.sandbox->answer({"GET", "/sandbox/written", {}, ""}, page.now);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  Window all;
  all.posts_max = 500;
  BOOST_CHECK_EQUAL(page.poll(all)->posts.size(), 200U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
