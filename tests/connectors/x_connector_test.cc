// SPDX-License-Identifier: EUPL-1.2
// The connector against the sandbox: two readings of the same documents.
#include "connectors/x/connector.h"

#include <boost/test/unit_test.hpp>

#include <set>

#include "connectors/x/snowflake.h"
#include "tests/connectors/x_bench.h"

namespace wc::test {

namespace {

const Post& only_post(const std::vector<Post>& posts) {
  BOOST_REQUIRE_EQUAL(posts.size(), 1U);
  return posts.front();
}

std::set<std::string> ids_of(const std::vector<Post>& posts) {
  std::set<std::string> ids;
  for (const Post& post : posts) ids.insert(post.id);
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_connector_test)

BOOST_AUTO_TEST_CASE(a_mention_becomes_a_post_that_may_be_answered) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen de lamp is stuk & donker");
  const auto posts = bench.read(bench.settings.sources[0], 0);
  const Post& post = only_post(posts);
  BOOST_CHECK_EQUAL(post.id, "x:" + id);
  BOOST_CHECK_EQUAL(post.text, "@GemeenteNijmegen de lamp is stuk & donker");
  BOOST_CHECK(post.kind == PostKind::kMention);
  BOOST_CHECK(post.addressed && !post.ours && post.reply.allowed);
  BOOST_CHECK_EQUAL(post.conversation, "x:" + id);
  BOOST_CHECK_EQUAL(post.author, "Burger Een");
  BOOST_CHECK_EQUAL(post.url, "https://x.com/burger_een/status/" + id);
  BOOST_CHECK_EQUAL(format_time(post.at), format_time(bench.now));
  BOOST_CHECK_EQUAL(post.reply.counter, "x_weighted");
  BOOST_CHECK_EQUAL(post.reply.link_cost_microdollars, 200'000);
  BOOST_CHECK_EQUAL(post.source, "x-mentions");
  BOOST_CHECK_EQUAL(std::to_string(post.position), id);
}

BOOST_AUTO_TEST_CASE(what_only_a_search_found_may_not_be_answered) {
  XBench bench;
  bench.says("post", "Wat is het druk in Nijmegen vandaag https://example.com/a");
  bench.says("post", "Iets over Arnhem");
  bench.now += Millis{60'000};  // an open search ends 30 s before now
  const auto posts = bench.read(bench.settings.sources[1], 0);
  const Post& post = only_post(posts);
  BOOST_CHECK_EQUAL(post.text, "Wat is het druk in Nijmegen vandaag https://example.com/a");
  BOOST_CHECK(!post.addressed && post.kind == PostKind::kPost);
  BOOST_CHECK(!post.reply.allowed);
  BOOST_CHECK_EQUAL(post.reply.why, "not_mentioned");
}

BOOST_AUTO_TEST_CASE(a_window_is_read_to_its_end_page_by_page) {
  XBench bench;
  std::set<std::string> said;
  const Position start = snowflake(bench.now) - 1;
  for (int i = 0; i < 23; ++i) {
    bench.now += Millis{1'000};
    said.insert("x:" + bench.says("mention", "melding " + std::to_string(i)));
  }
  auto page = bench.connector->poll(bench.settings.sources[0], {start, std::nullopt, 5}, bench.now);
  BOOST_REQUIRE(page.ok());
  BOOST_CHECK_EQUAL(page->posts.size(), 5U);
  BOOST_CHECK_EQUAL(page->covered_after, page->posts.back().position - 1);
  BOOST_CHECK_EQUAL(page->newest.value_or(0), page->posts.front().position);
  BOOST_CHECK_EQUAL(page->microdollars, 5'000);
  BOOST_CHECK(ids_of(bench.read(bench.settings.sources[0], start, 5)) == said);
}

BOOST_AUTO_TEST_CASE(an_edit_keeps_the_id_and_grows_the_rev) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen eerst");
  const Position after_first = snowflake(bench.now) + (1U << 22U) - 1;
  bench.now += Millis{60'000};
  bench.control("edit", R"({"id":")" + id + R"(","text":"@GemeenteNijmegen later"})");
  const auto posts = bench.read(bench.settings.sources[0], after_first);
  const Post& post = only_post(posts);
  BOOST_CHECK_EQUAL(post.id, "x:" + id);
  BOOST_CHECK_EQUAL(post.text, "@GemeenteNijmegen later");
  BOOST_CHECK_EQUAL(post.rev, 2U);
  auto states = bench.connector->look({"x:" + id});
  BOOST_REQUIRE(states.ok());
  BOOST_REQUIRE(states->front().post.has_value());
  BOOST_CHECK_EQUAL(states->front().post->text, "@GemeenteNijmegen later");
  BOOST_CHECK_EQUAL(states->front().post->id, "x:" + id);
}

BOOST_AUTO_TEST_CASE(a_deleted_post_is_told_by_a_look) {
  XBench bench;
  const std::string stays = bench.says("mention", "blijft");
  const std::string goes = bench.says("mention", "gaat weg");
  bench.control("delete", R"({"id":")" + goes + R"("})");
  auto states = bench.connector->look({"x:" + goes, "x:" + stays});
  BOOST_REQUIRE(states.ok());
  BOOST_REQUIRE_EQUAL(states->size(), 2U);
  BOOST_CHECK_EQUAL((*states)[0].id, "x:" + goes);
  BOOST_CHECK(!(*states)[0].there);
  BOOST_CHECK((*states)[1].there && (*states)[1].post.has_value());
}

BOOST_AUTO_TEST_CASE(a_strange_id_is_refused_and_not_taken_for_a_deleted_post) {
  XBench bench;
  for (const auto* id : {"facebook:1_2", "x:", "x:12a", "12"}) {
    const auto states = bench.connector->look({id});
    BOOST_REQUIRE(!states.ok());
    BOOST_CHECK_EQUAL(states.error().code, "bad_request");
  }
}

BOOST_AUTO_TEST_CASE(a_late_post_is_caught_by_a_rescan) {
  XBench bench;
  const Position start = snowflake(bench.now) - 1;
  bench.control("mischief", R"({"route":"POST /sandbox/post","what":"late","late_ms":40000})");
  const std::string late = bench.says("mention", "komt later in beeld");
  bench.now += Millis{1'000};
  bench.says("mention", "meteen te zien");
  const auto posts = bench.read(bench.settings.sources[0], start);
  const Position head = only_post(posts).position;
  bench.now += Millis{45'000};
  BOOST_CHECK(bench.read(bench.settings.sources[0], head).empty());
  const Position rescan = head - (static_cast<Position>(60'000) << kSnowflakeLowBits);
  BOOST_CHECK(ids_of(bench.read(bench.settings.sources[0], rescan)).contains("x:" + late));
}

BOOST_AUTO_TEST_CASE(a_reply_is_posted_once_and_found_again) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hoe laat?");
  const Action action = reply_to("x:" + id, "Om 9 uur, zie https://nijmegen.nl/vierdaagse");
  const auto receipt = bench.connector->send(action, bench.now);
  BOOST_REQUIRE(receipt.ok());
  BOOST_CHECK(receipt->url.starts_with("https://x.com/GemeenteNijmegen/status/"));
  bench.now += Millis{5'000};
  const auto found = bench.connector->find(action, bench.now - Millis{5'000});
  BOOST_REQUIRE(found.ok());
  BOOST_REQUIRE(found->has_value());
  BOOST_CHECK_EQUAL((*found)->id, receipt->id);
  const auto other = bench.connector->find(reply_to("x:" + id, "Iets anders"), bench.now);
  BOOST_REQUIRE(other.ok());
  BOOST_CHECK(!other->has_value());
}

BOOST_AUTO_TEST_CASE(a_connection_dropped_after_the_commit_leaves_exactly_one_reply) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hallo");
  const Action action = reply_to("x:" + id, "Goedemiddag, we kijken het na.");
  bench.control("mischief", R"({"route":"POST /2/tweets","what":"drop_after"})");
  const auto lost = bench.connector->send(action, bench.now);
  BOOST_REQUIRE(!lost.ok());
  BOOST_CHECK(lost.error().cure == Cure::kAskAgain);
  const auto found = bench.connector->find(action, bench.now);
  BOOST_REQUIRE(found.ok());
  BOOST_CHECK(found->has_value());
  BOOST_CHECK_EQUAL(bench.written(), 1U);
  const auto again = bench.connector->send(action, bench.now);  // X refuses the double
  BOOST_REQUIRE(!again.ok());
  BOOST_CHECK(again.error().cure == Cure::kAskAgain);
  BOOST_CHECK_EQUAL(again.error().code, "duplicate_refused");
  BOOST_CHECK_EQUAL(bench.written(), 1U);
}

BOOST_AUTO_TEST_CASE(a_connection_dropped_before_it_leaves_nothing_to_find) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hallo");
  const Action action = reply_to("x:" + id, "Goedemiddag.");
  bench.control("mischief", R"({"route":"POST /2/tweets","what":"drop_before"})");
  BOOST_CHECK(!bench.connector->send(action, bench.now).ok());
  const auto found = bench.connector->find(action, bench.now);
  BOOST_REQUIRE(found.ok());
  BOOST_CHECK(!found->has_value());
}

BOOST_AUTO_TEST_CASE(errors_on_demand_become_what_the_caller_can_do) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hallo");
  const Action action = reply_to("x:" + id, "Dag!");
  bench.control("mischief", R"({"route":"POST /2/tweets","what":"status","status":503})");
  BOOST_CHECK(bench.connector->send(action, bench.now).error().cure == Cure::kAskAgain);
  bench.control("mischief", R"({"route":"/mentions","what":"status","status":503})");
  const auto busy = bench.connector->poll(bench.settings.sources[0], {}, bench.now);
  BOOST_CHECK(busy.error().cure == Cure::kWait);
  BOOST_CHECK_EQUAL(busy.error().code, "busy");
}

BOOST_AUTO_TEST_CASE(the_reply_rule_is_the_same_before_and_after_sending) {
  XBench bench;
  const std::string id = bench.says("post", "Nijmegen is mooi");
  const auto refused = bench.connector->send(reply_to("x:" + id, "Dank!"), bench.now);
  BOOST_REQUIRE(!refused.ok());
  BOOST_CHECK_EQUAL(refused.error().code, "not_allowed");
  BOOST_CHECK(refused.error().cure == Cure::kGiveUp);
}

BOOST_AUTO_TEST_CASE(a_reply_to_a_deleted_post_is_refused_for_good) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen weg ermee");
  bench.control("delete", R"({"id":")" + id + R"("})");
  const auto refused = bench.connector->send(reply_to("x:" + id, "Dank!"), bench.now);
  BOOST_CHECK_EQUAL(refused.error().code, "gone");
}

BOOST_AUTO_TEST_CASE(our_own_reply_can_be_deleted_and_the_deletion_found) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hallo");
  const auto receipt = bench.connector->send(reply_to("x:" + id, "Dag!"), bench.now);
  BOOST_REQUIRE(receipt.ok());
  Action removal;
  removal.kind = ActionKind::kDelete;
  removal.post = receipt->id;
  BOOST_CHECK(!bench.connector->find(removal, bench.now)->has_value());
  BOOST_REQUIRE(bench.connector->send(removal, bench.now).ok());
  BOOST_CHECK(bench.connector->find(removal, bench.now)->has_value());
  BOOST_CHECK_EQUAL(bench.written(), 0U);
}

BOOST_AUTO_TEST_CASE(an_answer_to_our_reply_is_addressed_to_us) {
  XBench bench;
  const std::string id = bench.says("mention", "@GemeenteNijmegen hallo");
  const auto receipt = bench.connector->send(reply_to("x:" + id, "Waar precies?"), bench.now);
  BOOST_REQUIRE(receipt.ok());
  bench.now += Millis{60'000};
  bench.says("post", "Bij de Waalbrug", receipt->id.substr(2));
  const Position since = snowflake(bench.now) - 1;
  const auto posts = bench.read(bench.settings.sources[0], since);
  const Post& post = only_post(posts);
  BOOST_CHECK_EQUAL(post.parent, receipt->id);
  BOOST_CHECK_EQUAL(post.conversation, "x:" + id);
  BOOST_CHECK(post.addressed && post.reply.allowed);
}

BOOST_AUTO_TEST_CASE(the_limit_of_an_endpoint_is_told_with_the_time_to_its_reset) {
  XBench bench;
  const Source& source = bench.settings.sources[0];
  Millis rest{0};
  for (int i = 0; i < 450; ++i) {
    const auto page = bench.connector->poll(source, {}, bench.now);
    BOOST_REQUIRE(page.ok());
    if (i < 400) BOOST_CHECK_EQUAL(page->rest.count(), 0);
    rest = page->rest;
  }
  BOOST_CHECK_EQUAL(rest.count(), 900'000);  // nothing is left
  const auto over = bench.connector->poll(source, {}, bench.now + Millis{100'000});
  BOOST_REQUIRE(!over.ok());
  BOOST_CHECK_EQUAL(over.error().code, "rate_limited");
  BOOST_CHECK_EQUAL(over.error().wait.count(), 800'000);
  bench.now += Millis{900'000};
  BOOST_CHECK(bench.connector->poll(source, {}, bench.now).ok());
}

BOOST_AUTO_TEST_CASE(an_outage_longer_than_the_search_reaches_is_a_hole_with_a_bound) {
  XBench bench;
  const Source& search = bench.settings.sources[1];
  const Position head = snowflake(bench.now);
  bench.says("post", "nijmegen te lang geleden");
  bench.now += std::chrono::hours{24 * 8};
  bench.says("post", "nijmegen nu");
  bench.now += Millis{60'000};
  const auto page = bench.connector->poll(search, {head, std::nullopt, 100}, bench.now);
  BOOST_REQUIRE(page.ok());
  BOOST_CHECK_EQUAL(page->posts.size(), 1U);
  BOOST_REQUIRE(page->beyond_reach.has_value());
  const Position edge = snowflake(bench.now - std::chrono::hours{24 * 7 - 1});
  BOOST_CHECK_EQUAL(*page->beyond_reach, edge);
  BOOST_CHECK_EQUAL(page->covered_after, head);
  const auto rest = bench.connector->poll(search, {head, edge + 1000, 100}, bench.now);
  BOOST_REQUIRE(rest.ok());  // a gap that is partly beyond: since_id, because until_id is there
  const auto gone = bench.connector->poll(search, {head, edge - 1000, 100}, bench.now);
  BOOST_REQUIRE(gone.ok());
  BOOST_CHECK_EQUAL(gone->requests, 0);
  BOOST_CHECK(gone->beyond_reach.has_value());
}

BOOST_AUTO_TEST_CASE(more_mentions_than_the_timeline_holds_are_a_hole_and_not_silence) {
  XBench bench;
  const Position start = snowflake(bench.now) - 1;
  std::string first_held;
  for (int i = 0; i < 850; ++i) {
    bench.now += Millis{1'000};
    const std::string id = bench.says("mention", "drukte " + std::to_string(i));
    if (i == 50) first_held = id;
  }
  Window window{start, std::nullopt, 100};
  std::size_t posts = 0;
  std::optional<Position> hole;
  for (int pages = 0; pages < 20 && !hole; ++pages) {
    const auto page = bench.connector->poll(bench.settings.sources[0], window, bench.now);
    BOOST_REQUIRE(page.ok());
    posts += page->posts.size();
    hole = page->beyond_reach;
    if (page->covered_after == start) break;
    window.until = page->covered_after + 1;
  }
  BOOST_CHECK_EQUAL(posts, 800U);
  BOOST_REQUIRE(hole.has_value());
  BOOST_CHECK_EQUAL(*hole, *snowflake_from(first_held) - 1);
}

BOOST_AUTO_TEST_CASE(a_check_tells_who_we_are_and_what_is_missing) {
  XBench bench;
  const auto good = bench.connector->check(bench.now);
  BOOST_REQUIRE(good.ok());
  BOOST_CHECK(good->works);
  BOOST_CHECK_EQUAL(good->account_name, "GemeenteNijmegen");
  XSettings wrong = bench.settings;
  wrong.bearer = "sandbox-old";
  wrong.keys.access_secret = "sandbox-wrong";
  const auto bad = make_x_connector(wrong, *bench.transport)->check(bench.now);
  BOOST_REQUIRE(bad.ok());
  BOOST_CHECK(!bad->works);
  BOOST_CHECK_EQUAL(bad->missing.size(), 2U);
  for (const std::string& sentence : bad->missing) {
    BOOST_CHECK(sentence.find("sandbox-") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(what_x_does_not_have_is_said_so) {
  XBench bench;
  Action message = reply_to("x:1", "hoi");
  message.kind = ActionKind::kMessage;
  BOOST_CHECK_EQUAL(bench.connector->send(message, bench.now).error().code, "not_supported");
  BOOST_CHECK_EQUAL(bench.connector->hear({}, bench.now).error().code, "not_supported");
  BOOST_CHECK(!bench.connector->length("  ").sendable);
  BOOST_CHECK_EQUAL(bench.connector->length("hoi nijmegen.nl").used, 27);
  BOOST_CHECK_EQUAL(bench.connector->send(reply_to("x:1", " "), bench.now).error().code,
                    "bad_request");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
