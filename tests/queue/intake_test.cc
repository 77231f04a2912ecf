// SPDX-License-Identifier: EUPL-1.2
// Pages on their way in: leases and fences, cursors, new and known posts, edits, deletions, our
// own.
#include <boost/test/unit_test.hpp>

#include "queue/cursor.h"
#include "queue/pack.h"
#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT
using std::chrono::hours;
using std::chrono::seconds;
using Names = std::vector<std::string>;

namespace {

IngestPage page_of(const SourceLease& lease, const std::vector<Words>& posts) {
  IngestPage page;
  page.source = "town";
  page.fence = lease.fence;
  page.cursor_version = lease.cursor.version;
  page.head = lease.cursor.head;
  for (const auto& words : posts) {
    page.arrivals.push_back(arrival(words));
  }
  return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake_test)

BOOST_AUTO_TEST_CASE(one_holder_at_a_time_and_a_new_fence_for_each) {
  Bureau bureau;
  const auto first = bureau.queue.lease("town", "a", seconds{10});
  BOOST_TEST(first->held);
  BOOST_TEST(!bureau.queue.lease("town", "b", seconds{10})->held);
  BOOST_TEST(bureau.queue.lease("town", "a", seconds{10})->fence == first->fence);
  bureau.pass(seconds{10});
  const auto second = bureau.queue.lease("town", "b", seconds{10});
  BOOST_TEST(second->held);
  BOOST_TEST(second->fence == first->fence + 1);
  BOOST_TEST(code_of(bureau.queue.ingest(page_of(*first, {{}}))) == "fenced");
  BOOST_TEST(bureau.queue.ingest(page_of(*second, {{}})).ok());
}

BOOST_AUTO_TEST_CASE(a_holder_who_let_it_lapse_gets_a_new_fence) {
  Bureau bureau;
  const auto first = bureau.queue.lease("town", "a", seconds{10});
  bureau.pass(seconds{11});
  BOOST_TEST(bureau.queue.lease("town", "a", seconds{10})->fence == first->fence + 1);
}

BOOST_AUTO_TEST_CASE(a_page_on_an_old_cursor_is_stale_and_changes_nothing) {
  Bureau bureau;
  const auto lease = bureau.queue.lease("town", "a", seconds{60});
  const auto stored = bureau.queue.ingest(page_of(*lease, {{}}));
  BOOST_REQUIRE(stored);
  BOOST_TEST(stored->cursor_version == lease->cursor.version + 1);
  const auto stale = bureau.queue.ingest(page_of(*lease, {{.id = "x:2"}}));
  BOOST_TEST(code_of(stale) == "stale");
  BOOST_TEST((stale.error().cure == Cure::kAskAgain));
  BOOST_TEST(bureau.queue.stored_ids({"x:1", "x:2"}).operator*() == Names{"x:1"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(head_and_gaps_are_kept_to_the_last_digit) {
  Bureau bureau;
  const auto lease = bureau.queue.lease("town", "a", seconds{60});
  auto page = page_of(*lease, {});
  page.head = 1946723456789012345U;  // beyond what a double can hold
  page.gaps = {{1946723456789012000U, 1946723456789012345U}, {5, 9}, {7, 12}, {20, 21}};
  page.holes = {{1, 3}};
  BOOST_REQUIRE(bureau.queue.ingest(page));
  const auto cursor = bureau.queue.lease("town", "a", seconds{60})->cursor;
  BOOST_TEST(cursor.head == 1946723456789012345U);
  BOOST_REQUIRE(cursor.gaps.size() == 2U);  // overlapping ones are one, empty ones none
  BOOST_TEST(cursor.gaps[0].after == 5U);
  BOOST_TEST(cursor.gaps[0].until == 12U);
  BOOST_TEST(cursor.gaps[1].after == 1946723456789012000U);
  const auto log = bureau.queue.log("", 10);
  BOOST_REQUIRE(log->size() == 1U);
  BOOST_TEST(log->at(0).verb == "hole");
  BOOST_TEST(log->at(0).detail == "town 1 3");
}

BOOST_AUTO_TEST_CASE(gaps_beyond_the_maximum_merge_with_their_nearest) {
  std::vector<Gap> gaps;
  for (Position i = 0; i < 65; ++i) {
    gaps.push_back({i * 100, i * 100 + (i == 30 ? 99 : 10)});
  }
  const auto merged = coalesced(gaps);
  BOOST_TEST(merged.size() == kGapsMax);
  BOOST_TEST(merged[30].until == 3110U);
  BOOST_TEST(gaps_text(gaps_from("1-5,x,7,9-z,8-20")) == "1-5,8-20");
}

BOOST_AUTO_TEST_CASE(a_known_post_does_nothing_and_twice_in_a_page_counts_once) {
  Bureau bureau;
  const auto first = bureau.bring({{}, {}});
  BOOST_TEST(first->fresh == 1);
  BOOST_TEST(first->known == 1);
  const auto again = bureau.bring({{}});
  BOOST_TEST(again->fresh == 0);
  BOOST_TEST(again->known == 1);
  BOOST_TEST(bureau.queue.log("", 10)->size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_conversation_is_one_ticket_as_pressing_as_its_most_pressing_post) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.score = 5000, .second = 2000},
                              {.id = "x:2",
                               .text = "Nu brand!",
                               .lane = Lane::kUrgent,
                               .urgency = Urgency::kSpoed,
                               .score = 8000,
                               .second = 3000},
                              {.id = "x:3", .score = 1000, .second = 2500}}));
  const Ticket ticket = bureau.ticket("x:c1");
  BOOST_TEST(ticket.posts == 3);
  BOOST_TEST((ticket.lane == Lane::kUrgent));
  BOOST_TEST((ticket.urgency == Urgency::kSpoed));
  BOOST_TEST(ticket.score == 8000);
  BOOST_TEST(ticket.excerpt == "Nu brand!");
  BOOST_TEST(to_millis(ticket.arrived) == 2'000'000);
  BOOST_TEST((bureau.queue.counts()->at("urgent")) == 1);
  const auto dossier = bureau.queue.dossier("x:c1");
  BOOST_REQUIRE(dossier->posts.size() == 3U);
  BOOST_TEST(dossier->posts[1].post.id == "x:3");  // by time
  BOOST_TEST(dossier->posts[2].verdict.topics.at(0) == "afval");
}

BOOST_AUTO_TEST_CASE(a_new_post_opens_a_finished_ticket_again_with_its_own_pressure) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.lane = Lane::kUrgent, .urgency = Urgency::kSpoed}}));
  BOOST_REQUIRE(bureau.queue.finish(op(), bureau.pick("anna"), "anna", "thanks"));
  BOOST_REQUIRE(bureau.bring({{.id = "x:2", .score = 4000, .second = 2000}}));
  const Ticket ticket = bureau.ticket("x:c1");
  BOOST_TEST((ticket.state == TicketState::kWaiting));
  BOOST_TEST((ticket.lane == Lane::kOrdinary));
  BOOST_TEST((ticket.urgency == Urgency::kNormaal));
  BOOST_TEST(ticket.reason == "");
  BOOST_TEST(bureau.verbs("x:c1").back() == "reopened");
}

BOOST_AUTO_TEST_CASE(a_new_post_brings_a_ticket_back_from_the_office_but_not_from_its_holder) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  BOOST_REQUIRE(bureau.bring({{.id = "x:2", .second = 1001}}));
  BOOST_TEST(bureau.ticket("x:c1").owner == "anna");
  BOOST_REQUIRE(
      bureau.queue.hand_over(op(), claim, "anna", {"afval", "?", from_millis(9'000'000)}));
  BOOST_REQUIRE(bureau.bring({{.id = "x:3", .second = 1002}}));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
}

BOOST_AUTO_TEST_CASE(a_later_version_replaces_the_words_and_an_older_one_does_not) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.rev = 2}}));
  BOOST_TEST(bureau.bring({{.text = "oud", .rev = 1}})->known == 1);
  const auto edited = bureau.bring(
      {{.text = "nieuw", .lane = Lane::kUrgent, .urgency = Urgency::kSpoed, .rev = 3}});
  BOOST_TEST(edited->edited == 1);
  BOOST_TEST(bureau.ticket("x:c1").excerpt == "nieuw");
  BOOST_TEST((bureau.ticket("x:c1").lane == Lane::kUrgent));
  BOOST_REQUIRE(bureau.bring({{.text = "toch niet", .rev = 4}}));
  BOOST_TEST((bureau.ticket("x:c1").lane == Lane::kOrdinary));
}

BOOST_AUTO_TEST_CASE(an_edit_opens_a_finished_ticket_only_when_it_is_more_urgent_now) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.queue.finish(op(), bureau.pick("anna"), "anna", "thanks"));
  BOOST_REQUIRE(bureau.bring({{.text = "tikfout", .rev = 2}}));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kFinished));
  BOOST_REQUIRE(bureau.bring(
      {{.text = "brand", .lane = Lane::kUrgent, .urgency = Urgency::kSpoed, .rev = 3}}));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  BOOST_TEST((bureau.ticket("x:c1").lane == Lane::kUrgent));
}

BOOST_AUTO_TEST_CASE(an_edit_in_the_page_of_a_new_post_of_the_same_ticket) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.bring(
      {{.id = "x:2", .lane = Lane::kUrgent, .urgency = Urgency::kSpoed, .second = 1001},
       {.text = "aangepast", .rev = 2}}));
  BOOST_TEST((bureau.ticket("x:c1").lane == Lane::kUrgent));
  BOOST_TEST(bureau.ticket("x:c1").posts == 2);
}

BOOST_AUTO_TEST_CASE(what_is_not_work_is_counted_and_forgets_its_author_and_then_its_text) {
  Bureau bureau;
  const auto stored = bureau.bring({{.work = false}});
  BOOST_TEST(stored->fresh == 1);
  BOOST_TEST(bureau.bring({{.work = false}})->known == 1);
  BOOST_TEST((bureau.queue.counts()->at("noise")) == 1);
  BOOST_TEST((bureau.queue.counts()->at("waiting")) == 0);
  auto redis = bureau.raw();
  const auto kept = redis.call({"HGET", bureau.space.tag + ":noise", "x:1"});
  BOOST_TEST(kept->text.find("afval op de Waalkade") != std::string::npos);
  BOOST_TEST(kept->text.find("Inwoner") == std::string::npos);
  bureau.pass(hours{24 * 7});
  BOOST_REQUIRE(bureau.queue.give_back());
  BOOST_TEST(bureau.queue.stored_ids({"x:1"})->empty());
}

BOOST_AUTO_TEST_CASE(what_was_not_work_becomes_work_when_it_comes_again_as_work) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.work = false}}));
  BOOST_TEST(bureau.bring({{}})->fresh == 1);
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  auto redis = bureau.raw();
  BOOST_TEST(redis.call({"HLEN", bureau.space.tag + ":noise"})->whole == 0);
}

BOOST_AUTO_TEST_CASE(an_erased_post_is_gone_for_good_and_leaves_its_place) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .lane = Lane::kUrgent, .second = 1001}}));
  BOOST_TEST(bureau.queue.erase({"x:2", "x:2", "x:never"}, "deleted").operator*() == 1);
  BOOST_TEST((bureau.ticket("x:c1").lane == Lane::kOrdinary));
  BOOST_TEST(bureau.ticket("x:c1").posts == 1);
  const auto dossier = bureau.queue.dossier("x:c1");
  BOOST_REQUIRE(dossier->posts.size() == 2U);
  BOOST_TEST(dossier->posts[1].erased);
  BOOST_TEST(dossier->posts[1].post.text == "");
  const auto again = bureau.bring({{.id = "x:2", .rev = 9}, {.id = "x:never"}});
  BOOST_TEST(again->known == 2);  // a late page cannot bring it back
  BOOST_TEST(bureau.queue.stored_ids({"x:2", "x:never"})->empty());
}

BOOST_AUTO_TEST_CASE(a_ticket_without_posts_is_erased_and_can_come_back) {
  Bureau bureau;
  BOOST_TEST(bureau.bring({{}})->fresh == 1);
  BOOST_TEST(bureau.bring({}, {"x:1"})->erased == 1);
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kErased));
  BOOST_TEST(bureau.ticket("x:c1").excerpt == "");
  BOOST_REQUIRE(bureau.bring({{.id = "x:2"}}));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
}

BOOST_AUTO_TEST_CASE(a_page_that_holds_a_post_and_its_deletion_holds_nothing) {
  Bureau bureau;
  BOOST_TEST(bureau.bring({{}}, {"x:1"})->fresh == 0);
  BOOST_TEST(code_of(bureau.queue.dossier("x:c1")) == "not_found");
}

BOOST_AUTO_TEST_CASE(a_deleted_id_that_can_be_nobodys_does_not_stop_the_page) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_TEST(bureau.bring({{.id = "x:2"}}, {"with blank", "", "x:1"})->erased == 1);
  BOOST_TEST(bureau.queue.stored_ids({"x:1", "x:2"})->size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_claimed_ticket_whose_post_goes_rests_when_it_is_released) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  BOOST_REQUIRE(bureau.queue.erase({"x:1"}, "deleted"));
  BOOST_TEST(bureau.ticket("x:c1").owner == "anna");
  BOOST_REQUIRE(bureau.queue.release(op(), claim, "anna"));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kErased));
}

BOOST_AUTO_TEST_CASE(our_own_post_is_kept_only_in_a_known_conversation_and_is_no_work) {
  Bureau bureau;
  BOOST_TEST(bureau.bring({{.id = "x:9", .ticket = "x:c9", .ours = true}})->fresh == 0);
  BOOST_TEST(code_of(bureau.queue.dossier("x:c9")) == "not_found");
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.queue.finish(op(), bureau.pick("anna"), "anna", "thanks"));
  BOOST_REQUIRE(bureau.bring({{.id = "x:10", .second = 1500, .ours = true}}));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kFinished));
  BOOST_TEST(bureau.queue.dossier("x:c1")->posts.size() == 2U);
  BOOST_TEST(bureau.ticket("x:c1").author == "Inwoner x:1");
}

BOOST_AUTO_TEST_CASE(one_bad_post_refuses_the_page_is_named_and_leaves_no_half) {
  Bureau bureau;
  const std::vector<Words> bad{{.id = "x:2", .ticket = "with blank"},
                               {.id = "x:2", .ticket = std::string(301, 'c')},
                               {.id = "with blank"},
                               {.id = "x:2", .second = -1}};
  for (const Words& words : bad) {
    const auto refused = bureau.bring({{}, {.id = "x:3"}, words, {.id = "x:4"}});
    BOOST_TEST(code_of(refused) == "bad_arrival");
    BOOST_TEST((refused.error().cure == Cure::kGiveUp));
    BOOST_TEST((bad_arrival(refused.error()) == std::optional<std::size_t>{2}));
  }
  BOOST_TEST(bureau.queue.stored_ids({"x:1"})->empty());
  const auto many = bureau.bring(std::vector<Words>(101));
  BOOST_TEST(!bad_arrival(many.error()).has_value());
  BOOST_TEST(code_of(bureau.bring(std::vector<Words>(101))) == "bad_arguments");
}

BOOST_AUTO_TEST_SUITE_END()
