// SPDX-License-Identifier: EUPL-1.2
// The Facebook connector against its sandbox: reading, answering, finding again.
#include "connectors/facebook/facebook.h"

#include <boost/test/unit_test.hpp>

#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

using test::FacebookPage;
using test::reply_to;

std::vector<std::string> ids(const Page& page) {
  std::vector<std::string> all;
  for (const Post& post : page.posts) all.push_back(post.id);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook)

BOOST_AUTO_TEST_CASE(a_comment_becomes_a_post_with_all_that_the_desk_needs) {
  FacebookPage page;
  const auto id = page.comment("Er ligt glas op het fietspad");
  const auto got = page.poll();
  BOOST_REQUIRE(got.ok());
  BOOST_REQUIRE_EQUAL(got->posts.size(), 1U);
  const Post& post = got->posts[0];
  BOOST_CHECK_EQUAL(post.id, "facebook:" + id);
  BOOST_CHECK_EQUAL(post.conversation, "facebook:" + id);
  BOOST_CHECK_EQUAL(post.parent, "facebook:111_900");
  BOOST_CHECK_EQUAL(post.account, "page");
  BOOST_CHECK_EQUAL(post.source, "fb-comments");
  BOOST_CHECK_EQUAL(post.text, "Er ligt glas op het fietspad");
  BOOST_CHECK(post.at == page.now);
  BOOST_CHECK_EQUAL(post.position, page.connector->position(page.now));
  BOOST_CHECK(post.addressed && !post.ours && post.reply.allowed);
  BOOST_CHECK_EQUAL(post.reply.counter, "code_points");
  BOOST_CHECK_EQUAL(got->covered_after, 0U);
  BOOST_CHECK_EQUAL(*got->newest, post.position);
  BOOST_CHECK_EQUAL(got->requests, 2);  // the comments come along with the posts
}

BOOST_AUTO_TEST_CASE(a_reply_belongs_to_the_thread_of_its_top_comment) {
  FacebookPage page;
  const auto top = page.comment("Wanneer gaat de brug open?");
  const auto nested = page.comment("Dat wil ik ook weten", top);
  const auto deeper = page.comment("Ik ook", nested);
  const auto got = page.poll();
  BOOST_REQUIRE(got.ok());
  BOOST_REQUIRE_EQUAL(got->posts.size(), 3U);
  for (const Post& post : got->posts) {
    BOOST_CHECK_EQUAL(post.conversation, "facebook:" + top);
    if (post.id != "facebook:" + top) BOOST_CHECK_EQUAL(post.parent, "facebook:" + top);
  }
  BOOST_CHECK(ids(*got).front() == "facebook:" + deeper);
}

BOOST_AUTO_TEST_CASE(a_visitors_post_and_all_under_it_are_one_conversation) {
  FacebookPage page;
  const auto post = page.visitor_post("De lantaarn is stuk");
  const auto under = page.comment("Hier ook", post);
  const auto visitors = page.poll({}, 1);
  const auto comments = page.poll({}, 0);
  BOOST_REQUIRE(visitors.ok() && comments.ok());
  BOOST_REQUIRE_EQUAL(visitors->posts.size(), 1U);
  BOOST_REQUIRE_EQUAL(comments->posts.size(), 1U);
  BOOST_CHECK(visitors->posts[0].kind == PostKind::kPost);
  BOOST_CHECK_EQUAL(visitors->posts[0].conversation, "facebook:" + post);
  BOOST_CHECK_EQUAL(comments->posts[0].id, "facebook:" + under);
  BOOST_CHECK_EQUAL(comments->posts[0].conversation, "facebook:" + post);
}

BOOST_AUTO_TEST_CASE(a_busy_post_is_paged_through_to_the_last_comment) {
  FacebookPage page;
  for (int i = 0; i < 137; ++i) {
    page.now += Millis{1'000};
    page.comment("nummer " + std::to_string(i));
  }
  Window all;
  all.posts_max = 1'000;
  const auto got = page.poll(all);
  BOOST_REQUIRE(got.ok());
  BOOST_CHECK_EQUAL(got->posts.size(), 137U);
  BOOST_CHECK_EQUAL(got->covered_after, 0U);
  BOOST_CHECK_GT(got->requests, 2);
}

BOOST_AUTO_TEST_CASE(a_full_page_says_from_where_it_is_whole) {
  FacebookPage page;
  for (int i = 0; i < 40; ++i) {
    page.now += Millis{500};  // two a second
    page.comment("nummer " + std::to_string(i));
  }
  Window window;
  window.posts_max = 9;
  const auto first = page.poll(window);
  BOOST_REQUIRE(first.ok());
  BOOST_CHECK_GE(first->posts.size(), 9U);
  BOOST_CHECK_EQUAL(first->covered_after, first->posts.back().position);
  window.until = first->covered_after;
  const auto second = page.poll(window);
  BOOST_REQUIRE(second.ok());
  BOOST_CHECK_LT(second->posts.front().position, first->covered_after);
}

BOOST_AUTO_TEST_CASE(no_token_stands_in_a_url_and_every_call_carries_the_proof) {
  FacebookPage page;
  for (int i = 0; i < 60; ++i) page.comment("nummer " + std::to_string(i), "111_901");
  BOOST_REQUIRE(page.poll().ok());
  const auto sent = page.connector->send(reply_to("901_7004", "901_7004", "Dank"), page.now);
  BOOST_REQUIRE(sent.ok());
  BOOST_CHECK_GT(page.transport.asked.size(), 3U);
  for (const Request& request : page.transport.asked) {
    BOOST_CHECK(request.url.find("sandbox-fb") == std::string::npos);
    BOOST_CHECK(request.url.find("access_token") == std::string::npos);
    BOOST_CHECK((request.url + request.body).find("appsecret_proof=") != std::string::npos);
    BOOST_CHECK_EQUAL(header(request.headers, "Authorization"), "Bearer sandbox-fb-page");
    BOOST_CHECK(request.url.starts_with("http://127.0.0.1:14031/v25.0/"));
  }
}

BOOST_AUTO_TEST_CASE(a_link_to_elsewhere_is_not_followed) {
  FacebookPage page;
  page.transport.instead =
      R"({"data":[],"paging":{"next":"https://evil.example/v25.0/111/feed?access_token=secret"}})";
  const auto got = page.poll({}, 1);
  BOOST_REQUIRE(!got.ok());
  BOOST_CHECK_EQUAL(got.error().code, "refused_url");
  BOOST_CHECK(got.error().what.find("secret") == std::string::npos);
  BOOST_CHECK_EQUAL(page.transport.asked.size(), 1U);
}

// An answer without a list is no empty list: what it did not show would be lost.
BOOST_AUTO_TEST_CASE(an_answer_without_a_list_covers_nothing) {
  FacebookPage page;
  page.comment("Vraag");
  for (const char* body : {"", "[]", "true", "{}", R"({"data":null})", R"({"data":{}})"}) {
    page.transport.instead = body;
    for (const std::size_t source : {0U, 1U}) {
      const auto got = page.poll({}, source);
      BOOST_REQUIRE_MESSAGE(!got.ok(), body);
      BOOST_CHECK(got.error().cure == Cure::kWait);
      BOOST_CHECK_EQUAL(got.error().code, "bad_answer");
    }
  }
}

BOOST_AUTO_TEST_CASE(one_item_that_cannot_be_read_costs_no_neighbour) {
  FacebookPage page;
  page.transport.instead = R"({"data":[
    {"id":"111_1","message":"goed","created_time":"2026-07-18T10:00:00+0000"},
    {"id":{"x":1},"message":"geen id","created_time":"2026-07-18T10:00:00+0000"},
    {"id":"111_2","message":"geen tijd","created_time":"gisteren"},
    "geen voorwerp",
    {"id":111333,"message":"getal","created_time":"2026-07-18T09:00:00+0000"}]})";
  const auto got = page.poll({}, 1);
  BOOST_REQUIRE(got.ok());
  BOOST_CHECK_EQUAL(got->posts.size(), 2U);
  BOOST_CHECK_EQUAL(got->bad.size(), 3U);
  for (const BadItem& bad : got->bad) BOOST_CHECK(bad.what.find("geen") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_post_that_shows_up_late_is_found_by_an_overlapping_window) {
  FacebookPage page;
  page.mischief("late", "POST /sandbox/post", R"("late_ms":90000)");
  const auto late = page.comment("Deze komt later");
  page.now += Millis{5'000};
  page.comment("Deze staat er meteen");
  const auto before = page.poll();
  BOOST_REQUIRE(before.ok());
  BOOST_CHECK_EQUAL(before->posts.size(), 1U);
  page.now += Millis{100'000};
  Window again;
  again.after = *before->newest - 600;
  const auto after = page.poll(again);
  BOOST_REQUIRE(after.ok());
  BOOST_REQUIRE_EQUAL(after->posts.size(), 2U);
  BOOST_CHECK_EQUAL(after->posts[1].id, "facebook:" + late);
}

BOOST_AUTO_TEST_CASE(an_edit_is_seen_when_the_comment_is_read_again) {
  FacebookPage page;
  const auto id = page.comment("De container is vol");
  BOOST_CHECK_EQUAL(page.poll()->posts[0].rev, 0U);
  BOOST_CHECK_EQUAL(page.poll()->posts[0].rev, 0U);
  page.now += Millis{60'000};
  page.control("edit", R"({"id":")" + id + R"(","text":"De container staat in brand"})");
  const auto edited = page.poll();
  BOOST_CHECK_EQUAL(edited->posts[0].text, "De container staat in brand");
  const auto rev = edited->posts[0].rev;
  BOOST_CHECK_EQUAL(rev, page.connector->position(page.now));
  page.now += Millis{60'000};
  BOOST_CHECK_EQUAL(page.poll()->posts[0].rev, rev);
}

BOOST_AUTO_TEST_CASE(look_tells_what_is_still_there) {
  FacebookPage page;
  const auto stays = page.comment("Blijft");
  const auto goes = page.comment("Gaat");
  const auto visitor = page.visitor_post("Ook van een bezoeker");
  const auto under = page.comment("Eronder", visitor);
  page.control("delete", R"({"id":")" + goes + R"("})");
  const auto now =
      page.connector->look({"facebook:" + goes, "facebook:" + stays, "facebook:" + visitor,
                            "facebook:" + under, "facebook:../me"});
  BOOST_REQUIRE(now.ok());
  BOOST_REQUIRE_EQUAL(now->size(), 5U);
  BOOST_CHECK(!(*now)[0].there && !(*now)[0].post);
  BOOST_CHECK((*now)[1].there && (*now)[1].post->text == "Blijft");
  BOOST_CHECK_EQUAL((*now)[1].post->rev, page.connector->position(page.now));
  BOOST_CHECK((*now)[2].post->kind == PostKind::kPost);
  BOOST_CHECK_EQUAL((*now)[3].post->conversation, "facebook:" + visitor);
  BOOST_CHECK(!(*now)[4].there);
}

BOOST_AUTO_TEST_CASE(a_missing_right_for_one_object_spares_its_neighbours) {
  FacebookPage page;
  const auto first = page.comment("Een");
  const auto second = page.comment("Twee");
  page.graph_fails(10, 0);
  const auto now = page.connector->look({"facebook:" + first, "facebook:" + second});
  BOOST_REQUIRE(now.ok());
  BOOST_CHECK((*now)[0].there && !(*now)[0].post);
  BOOST_CHECK((*now)[1].there && (*now)[1].post);
}

BOOST_AUTO_TEST_CASE(what_was_before_the_reach_is_told_as_a_hole) {
  FacebookPage page;
  page.comment("Vandaag");
  Window window;
  window.after = page.connector->position(page.now) - 400ULL * 86'400;
  const auto got = page.poll(window);
  BOOST_REQUIRE(got.ok());
  BOOST_REQUIRE(got->beyond_reach.has_value());
  BOOST_CHECK_EQUAL(*got->beyond_reach, page.connector->position(page.now) - 365ULL * 86'400);
  BOOST_CHECK_EQUAL(got->covered_after, window.after);
  window.after = *got->beyond_reach + 1;
  BOOST_CHECK(!page.poll(window)->beyond_reach);
}

BOOST_AUTO_TEST_CASE(usage_headers_slow_us_down) {
  FacebookPage page;
  const auto rest_at = [&](const std::string& percent) {
    page.mischief("headers", "visitor_posts",
                  R"("headers":{"X-App-Usage":"{\"call_count\":)" + percent + R"(}"})");
    return page.poll({}, 1)->rest;
  };
  BOOST_CHECK(rest_at("20") == Millis{0});
  BOOST_CHECK(rest_at("76") == Millis{60'000});
  BOOST_CHECK(rest_at("91") == Millis{600'000});
  BOOST_CHECK(rest_at("100") == Millis{900'000});
}

BOOST_AUTO_TEST_CASE(check_tells_which_right_is_missing) {
  FacebookPage page;
  const auto fine = page.connector->check(page.now);
  BOOST_REQUIRE(fine.ok());
  BOOST_CHECK(fine->works && fine->account_name == "Gemeente Nijmegen");
  page.mischief("status", "visitor_posts", R"("status":403,"body":{"error":{"code":200}})");
  const auto poor = page.connector->check(page.now);
  BOOST_REQUIRE_EQUAL(poor->missing.size(), 1U);
  BOOST_CHECK(poor->missing[0].starts_with("pages_read_user_content"));
  page.graph_fails(190, 463);
  BOOST_CHECK_EQUAL(page.connector->check(page.now).error().code, "reauth");
}

BOOST_AUTO_TEST_CASE(length_counts_code_points) {
  FacebookPage page;
  BOOST_CHECK_EQUAL(page.connector->length("één 👍").used, 5);
  BOOST_CHECK(page.connector->length(std::string(8'000, 'a')).sendable);
  BOOST_CHECK(!page.connector->length(std::string(8'001, 'a')).sendable);
  BOOST_CHECK(!page.connector->length(" \n ").sendable);
  BOOST_CHECK(!page.connector->length("bel\a").sendable);
  BOOST_CHECK(!page.connector->length("\xff").sendable);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
