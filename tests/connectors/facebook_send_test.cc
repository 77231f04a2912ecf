// SPDX-License-Identifier: EUPL-1.2
// Writing on Facebook: once, and never unsure in silence.
#include <boost/test/unit_test.hpp>

#include "connectors/facebook/facebook.h"
#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

using test::FacebookPage;
using test::reply_to;

std::size_t written(FacebookPage& page) {
  return Json::parse(page.written())->root().size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_send)

BOOST_AUTO_TEST_CASE(an_answer_stands_under_the_comment_and_is_ours_when_read) {
  FacebookPage page;
  const auto top = page.comment("Wanneer is de milieustraat open?");
  const auto sent = page.connector->send(reply_to(top, top, "Tot 17 uur & morgen weer"), page.now);
  BOOST_REQUIRE(sent.ok());
  const auto got = page.poll();
  BOOST_REQUIRE_EQUAL(got->posts.size(), 2U);
  const Post& ours = got->posts[0].ours ? got->posts[0] : got->posts[1];
  BOOST_CHECK_EQUAL(ours.id, sent->id);
  BOOST_CHECK(ours.ours);
  BOOST_CHECK_EQUAL(ours.text, "Tot 17 uur & morgen weer");
  BOOST_CHECK_EQUAL(ours.conversation, "facebook:" + top);
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_answer_goes_to_the_same_thread) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto nested = page.comment("Aanvulling", top);
  BOOST_REQUIRE(page.connector->send(reply_to(nested, top, "Antwoord"), page.now).ok());
  BOOST_CHECK(page.transport.asked.back().url.ends_with("/v25.0/" + top + "/comments"));
  const auto post = page.visitor_post("Van een bezoeker");
  const auto under = page.comment("Onder de bezoeker", post);
  BOOST_REQUIRE(page.connector->send(reply_to(under, post, "Antwoord"), page.now).ok());
  BOOST_CHECK(page.transport.asked.back().url.ends_with("/v25.0/" + under + "/comments"));
  BOOST_REQUIRE(page.connector->send(reply_to(post, post, "Antwoord"), page.now).ok());
  BOOST_CHECK(page.transport.asked.back().url.ends_with("/v25.0/" + post + "/comments"));
}

BOOST_AUTO_TEST_CASE(dropped_after_the_commit_it_is_found_exactly_once) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto action = reply_to(top, top, "Dank voor  de melding");
  page.mischief("drop_after", "POST");
  const auto sent = page.connector->send(action, page.now);
  BOOST_REQUIRE(!sent.ok());
  BOOST_CHECK(sent.error().cure == Cure::kAskAgain);
  BOOST_CHECK_EQUAL(written(page), 1U);
  const auto found = page.connector->find(action, page.now);
  BOOST_REQUIRE(found.ok());
  BOOST_REQUIRE(found->has_value());
  BOOST_CHECK(page.poll()->posts[0].id == (*found)->id || page.poll()->posts[1].id == (*found)->id);
}

BOOST_AUTO_TEST_CASE(dropped_before_the_commit_it_is_not_found) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto action = reply_to(top, top, "Antwoord");
  page.mischief("drop_before", "POST");
  BOOST_CHECK(page.connector->send(action, page.now).error().cure == Cure::kAskAgain);
  const auto found = page.connector->find(action, page.now);
  BOOST_REQUIRE(found.ok());
  BOOST_CHECK(!found->has_value());
}

BOOST_AUTO_TEST_CASE(created_and_then_400_is_unknown_and_not_refused) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto action = reply_to(top, top, "Antwoord");
  page.graph_fails(20, 1'772'107, "status_after");
  const auto sent = page.connector->send(action, page.now);
  BOOST_REQUIRE(!sent.ok());
  BOOST_CHECK(sent.error().cure == Cure::kAskAgain);
  BOOST_CHECK(page.connector->find(action, page.now)->has_value());
  BOOST_CHECK_EQUAL(written(page), 1U);
}

BOOST_AUTO_TEST_CASE(an_answer_that_shows_up_late_is_found_later) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto action = reply_to(top, top, "Antwoord");
  page.mischief("late", "POST", R"("late_ms":60000)");
  BOOST_REQUIRE(page.connector->send(action, page.now).ok());
  BOOST_CHECK(!page.connector->find(action, page.now)->has_value());
  page.now += Millis{61'000};
  BOOST_CHECK(page.connector->find(action, page.now - Millis{61'000})->has_value());
}

BOOST_AUTO_TEST_CASE(what_others_or_an_older_attempt_wrote_is_not_taken_for_ours) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  const auto action = reply_to(top, top, "Zelfde woorden");
  page.comment("Zelfde woorden", top);
  BOOST_CHECK(!page.connector->find(action, page.now)->has_value());
  BOOST_REQUIRE(page.connector->send(action, page.now).ok());
  BOOST_CHECK(page.connector->find(action, page.now)->has_value());
  page.now += Millis{600'000};
  BOOST_CHECK(!page.connector->find(action, page.now)->has_value());
}

BOOST_AUTO_TEST_CASE(under_a_visitors_post_the_place_counts_too) {
  FacebookPage page;
  const auto post = page.visitor_post("De lantaarn is stuk");
  const auto one = page.comment("Hier ook", post);
  const auto two = page.comment("En hier", post);
  const auto reply = page.comment("Ja hoor", two);
  const std::string text = "Dank, we maken hem";
  BOOST_REQUIRE(page.connector->send(reply_to(one, post, text), page.now).ok());
  BOOST_CHECK(page.connector->find(reply_to(one, post, text), page.now)->has_value());
  BOOST_CHECK(!page.connector->find(reply_to(two, post, text), page.now)->has_value());
  BOOST_CHECK(!page.connector->find(reply_to(post, post, text), page.now)->has_value());
  BOOST_REQUIRE(page.connector->send(reply_to(reply, post, text), page.now).ok());
  BOOST_CHECK(page.connector->find(reply_to(reply, post, text), page.now)->has_value());
}

BOOST_AUTO_TEST_CASE(under_a_busy_post_the_answer_is_found_behind_newer_comments) {
  FacebookPage page;
  const auto post = page.visitor_post("Wie heeft dit ook?");
  const auto action = reply_to(post, post, "Antwoord");
  const Time attempt = page.now;
  BOOST_REQUIRE(page.connector->send(action, page.now).ok());
  for (int i = 0; i < 230; ++i) {
    page.now += Millis{100};
    page.comment("ik " + std::to_string(i), post);
  }
  BOOST_CHECK(page.connector->find(action, attempt)->has_value());
}

BOOST_AUTO_TEST_CASE(a_deleted_comment_cannot_be_answered) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  page.control("delete", R"({"id":")" + top + R"("})");
  const auto sent = page.connector->send(reply_to(top, top, "Antwoord"), page.now);
  BOOST_REQUIRE(!sent.ok());
  BOOST_CHECK(sent.error().cure == Cure::kGiveUp);
  BOOST_CHECK_EQUAL(sent.error().code, "gone");
  BOOST_CHECK(!page.connector->find(reply_to(top, top, "Antwoord"), page.now)->has_value());
}

BOOST_AUTO_TEST_CASE(an_answer_without_sense_after_a_write_is_unknown) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  page.transport.instead = "<html>";
  BOOST_CHECK(page.connector->send(reply_to(top, top, "A"), page.now).error().cure ==
              Cure::kAskAgain);
  page.transport.instead = R"({"success":true})";
  BOOST_CHECK(page.connector->send(reply_to(top, top, "A"), page.now).error().cure ==
              Cure::kAskAgain);
}

// A success that does not tell the id of what it made proves neither that it stands there nor that
// it does not. A retry by itself would be the second post.
BOOST_AUTO_TEST_CASE(a_success_without_the_new_id_is_unknown_and_the_look_finds_it) {
  for (const std::string body :
       {"", " ", "[]", R"([{"id":"900_5"}])", "true", "17", R"("900_5")", "null", "{}",
        R"({"id":null})", R"({"id":{}})", R"({"id":"../me"})", R"({"id":""})", R"({"id":"900_5")",
        R"({"error":"words"})", R"({"error":{"code":987654}})", R"({"error":{"code":4}})",
        R"({"error":{"code":100,"error_subcode":33}})", R"({"error":{"code":190}})"}) {
    FacebookPage page;
    const auto top = page.comment("Vraag");
    const auto action = reply_to(top, top, "Antwoord");
    page.transport.instead = body;
    const auto sent = page.connector->send(action, page.now);
    BOOST_TEST_CONTEXT(body) {
      BOOST_REQUIRE(!sent.ok());
      BOOST_CHECK(sent.error().cure == Cure::kAskAgain);
      BOOST_CHECK_EQUAL(page.transport.asked.size(), 1U);
      page.transport.instead.reset();
      BOOST_CHECK(page.connector->find(action, page.now)->has_value());
      BOOST_CHECK_EQUAL(written(page), 1U);
    }
  }
}

// "Not there" lets a person post again: only a list that was read to its end may say it.
BOOST_AUTO_TEST_CASE(a_look_that_saw_no_list_does_not_say_that_it_is_not_there) {
  FacebookPage page;
  const auto post = page.visitor_post("De lantaarn is stuk");
  const auto comment = page.comment("Hier ook", post);
  const std::string ours = R"("from":{"id":"111"},"message":"Antwoord")";
  for (const std::string& body :
       {std::string(), std::string("[]"), std::string("true"), std::string("{}"),
        std::string(R"({"data":null})"), std::string(R"({"data":{}})"),
        R"({"data":[{"id":"900_5",)" + ours + "}]}",
        R"({"data":[{"id":"900_5","created_time":"today",)" + ours + "}]}",
        R"({"data":[{"created_time":"2026-07-18T10:00:00+0000",)" + ours + "}]}",
        std::string(R"({"data":["words"]})")}) {
    page.transport.instead = body;
    for (const std::string& under : {post, comment}) {
      const auto found = page.connector->find(reply_to(under, post, "Antwoord"), page.now);
      BOOST_TEST_CONTEXT(body) {
        BOOST_REQUIRE(!found.ok());
        BOOST_CHECK(found.error().cure == Cure::kWait);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_item_that_cannot_be_read_does_not_hide_the_answer_behind_it) {
  FacebookPage page;
  const auto top = page.comment("Vraag");
  page.transport.instead = R"({"data":[{"id":"900_4","from":{"id":"9001"}}]})";
  BOOST_CHECK(!page.connector->find(reply_to(top, top, "Antwoord"), page.now)->has_value());
  page.transport.instead = R"({"data":[{"id":"900_4"},{"id":"900_5",)"
                           R"("created_time":"2026-07-18T10:00:00+0000",)"
                           R"("from":{"id":"111"},"message":"Antwoord"}]})";
  const auto found = page.connector->find(reply_to(top, top, "Antwoord"), page.now);
  BOOST_REQUIRE(found.ok());
  BOOST_CHECK_EQUAL((*found)->id, "facebook:900_5");
}

BOOST_AUTO_TEST_CASE(hiding_and_deleting_are_done_when_facebook_says_so) {
  for (const ActionKind kind : {ActionKind::kHide, ActionKind::kDelete}) {
    for (const char* body : {"", "[]", "true", "{}", R"({"success":false})"}) {
      FacebookPage page;
      const auto top = page.comment("Scheldwoorden");
      Action action = reply_to(top, top, "");
      action.kind = kind;
      page.transport.instead = body;
      const auto sent = page.connector->send(action, page.now);
      BOOST_TEST_CONTEXT(body) {
        BOOST_REQUIRE(!sent.ok());
        BOOST_CHECK(sent.error().cure == Cure::kAskAgain);
        BOOST_CHECK(!page.connector->find(action, page.now).ok());
        page.transport.instead.reset();
        BOOST_CHECK(page.connector->find(action, page.now)->has_value());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_id_or_no_text_is_refused_without_a_call) {
  FacebookPage page;
  BOOST_CHECK(page.connector->send(reply_to("../me", "../me", "A"), page.now).error().cure ==
              Cure::kGiveUp);
  BOOST_CHECK(page.connector->send(reply_to("900_1", "900_1", "  "), page.now).error().cure ==
              Cure::kGiveUp);
  BOOST_CHECK(page.transport.asked.empty());
}

BOOST_AUTO_TEST_CASE(hiding_and_deleting_can_be_repeated_and_found) {
  FacebookPage page;
  const auto top = page.comment("Scheldwoorden");
  Action action = reply_to(top, top, "");
  action.kind = ActionKind::kHide;
  BOOST_CHECK(!page.connector->find(action, page.now)->has_value());
  BOOST_CHECK(page.connector->send(action, page.now).ok());
  BOOST_CHECK(page.connector->find(action, page.now)->has_value());
  action.kind = ActionKind::kDelete;
  BOOST_CHECK(!page.connector->find(action, page.now)->has_value());
  BOOST_CHECK(page.connector->send(action, page.now).ok());
  BOOST_CHECK(page.connector->send(action, page.now).ok());
  BOOST_CHECK(page.connector->find(action, page.now)->has_value());
  action.kind = ActionKind::kMessage;
  BOOST_CHECK_EQUAL(page.connector->send(action, page.now).error().code, "not_supported");
  BOOST_CHECK_EQUAL(page.connector->find(action, page.now).error().code, "not_supported");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
