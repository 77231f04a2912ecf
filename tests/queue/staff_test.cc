// SPDX-License-Identifier: EUPL-1.2
// Pick, claim, beat, release, finish, hand over: who has what, and who may do what with it.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT
using std::chrono::hours;
using std::chrono::seconds;
using Verbs = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(staff_test)

BOOST_AUTO_TEST_CASE(nothing_to_pick_is_no_error) {
  Bureau bureau;
  const auto claim = bureau.queue.pick(op(), "anna", {});
  BOOST_REQUIRE(claim);
  BOOST_TEST(!claim->has_value());
}

BOOST_AUTO_TEST_CASE(a_pick_gives_a_lease_a_token_and_a_line_in_the_log) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  BOOST_TEST(claim.ticket == "x:c1");
  BOOST_TEST(claim.token == 1U);
  BOOST_TEST(to_millis(claim.until) == 1'000'000 + 120'000);
  const Ticket ticket = bureau.ticket("x:c1");
  BOOST_TEST((ticket.state == TicketState::kClaimed));
  BOOST_TEST((ticket.lease_until == claim.until));
  BOOST_TEST(ticket.owner == "anna");
  BOOST_TEST(ticket.posts == 1);
  BOOST_TEST(ticket.author == "Inwoner x:1");
  BOOST_TEST(ticket.excerpt == "Er ligt afval op de Waalkade");
  BOOST_TEST(bureau.verbs("x:c1") == (Verbs{"arrived", "claimed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_operation_id_gets_the_first_answer_and_does_nothing) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .ticket = "x:c2"}}));
  const std::string same = op();
  const auto first = bureau.queue.pick(same, "anna", {});
  const auto again = bureau.queue.pick(same, "anna", {});
  BOOST_REQUIRE(first);
  BOOST_REQUIRE(again);
  BOOST_TEST((*first)->ticket == (*again)->ticket);
  BOOST_TEST((*first)->token == (*again)->token);
  BOOST_TEST((bureau.queue.counts()->at("claimed")) == 1);
  // Also after the ticket has moved on.
  const std::string done = op();
  BOOST_REQUIRE(bureau.queue.finish(done, **first, "anna", "thanks"));
  BOOST_TEST(bureau.queue.finish(done, **first, "anna", "thanks").ok());
  BOOST_TEST(code_of(bureau.queue.finish(op(), **first, "anna", "thanks")) == "fenced");
  BOOST_TEST(code_of(bureau.queue.release(done, **first, "anna")) == "bad_arguments");
}

BOOST_AUTO_TEST_CASE(only_the_holder_with_the_present_token_may_act) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim old = bureau.pick("anna");
  BOOST_REQUIRE(bureau.queue.release(op(), old, "anna"));
  const Claim present = bureau.pick("bert");
  BOOST_TEST(present.token > old.token);
  BOOST_TEST(code_of(bureau.queue.beat(old, "anna", "x", Millis{1})) == "fenced");
  BOOST_TEST(code_of(bureau.queue.finish(op(), old, "anna", "spam")) == "fenced");
  BOOST_TEST(code_of(bureau.queue.hand_over(op(), old, "anna", {"afval", "?", {}})) == "fenced");
  BOOST_TEST(code_of(bureau.queue.reply(op(), old, "anna", {"x:1", "Dag", Millis{0}, {}})) ==
             "fenced");
  // The right token in the wrong hands.
  BOOST_TEST(code_of(bureau.queue.release(op(), present, "anna")) == "fenced");
  const auto refused = bureau.queue.release(op(), old, "anna");
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().what == "bert");
  BOOST_TEST((refused.error().cure == Cure::kGiveUp));
  BOOST_TEST(bureau.queue.release(op(), present, "bert").ok());
  // Now nobody has it; what state it is in is no owner.
  const auto nobody = bureau.queue.release(op(), present, "bert");
  BOOST_TEST(code_of(nobody) == "fenced");
  BOOST_TEST(nobody.error().what == "");
}

BOOST_AUTO_TEST_CASE(a_claim_takes_one_ticket_and_says_who_has_it) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .ticket = "x:c2"}}));
  const auto claim = bureau.queue.claim(op(), "x:c2", "anna", {});
  BOOST_REQUIRE(claim);
  BOOST_TEST(claim->ticket == "x:c2");
  const auto taken = bureau.queue.claim(op(), "x:c2", "bert", {});
  BOOST_TEST(code_of(taken) == "taken");
  BOOST_TEST(taken.error().what == "anna");
  // Anna's other screen holds the same.
  const auto again = bureau.queue.claim(op(), "x:c2", "anna", {});
  BOOST_REQUIRE(again);
  BOOST_TEST(again->token == claim->token);
  BOOST_TEST(code_of(bureau.queue.claim(op(), "x:none", "anna", {})) == "not_found");
  BOOST_REQUIRE(bureau.queue.finish(op(), *claim, "anna", "spam"));
  BOOST_TEST(code_of(bureau.queue.claim(op(), "x:c2", "bert", {})) == "wrong_state");
}

BOOST_AUTO_TEST_CASE(nobody_holds_more_than_the_maximum) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .ticket = "x:c2"}}));
  PickOptions one;
  one.claims_max = 1;
  const Claim claim = bureau.pick("anna", one);
  BOOST_TEST(code_of(bureau.queue.pick(op(), "anna", one)) == "too_many");
  BOOST_TEST(code_of(bureau.queue.claim(op(), "x:c2", "anna", one)) == "too_many");
  BOOST_REQUIRE(bureau.queue.release(op(), claim, "anna"));
  BOOST_TEST(bureau.queue.claim(op(), "x:c2", "anna", one).ok());
}

BOOST_AUTO_TEST_CASE(a_lapsed_claim_returns_with_its_score_and_its_draft) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.score = 5000}, {.id = "x:2", .ticket = "x:c2", .score = 6000}}));
  const Claim claim = bureau.pick("anna");
  BOOST_REQUIRE(bureau.queue.give_back());
  BOOST_REQUIRE(bureau.queue.beat(claim, "anna", "Wij komen het", Millis{25'000}));
  for (int i = 0; i < 5; ++i) {  // a caretaker that runs: time passes in small steps
    bureau.pass(seconds{23});
    BOOST_TEST(bureau.queue.give_back()->claims == 0);
  }
  bureau.pass(seconds{5});
  BOOST_TEST(bureau.queue.give_back()->claims == 1);
  BOOST_TEST(code_of(bureau.queue.beat(claim, "anna", "te laat", Millis{1})) == "fenced");
  BOOST_TEST(bureau.ticket("x:c1").score == 5000);
  const Claim next = bureau.pick("bert");
  BOOST_TEST(next.ticket == "x:c1");
  BOOST_TEST(next.draft == "Wij komen het");
  BOOST_TEST(bureau.verbs("x:c1") == (Verbs{"arrived", "claimed", "lapsed", "claimed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_beat_keeps_the_lease_and_an_empty_draft_is_none) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  bureau.pass(seconds{100});
  const auto until = bureau.queue.beat(claim, "anna", "Dag", Millis{120'000});
  BOOST_REQUIRE(until);
  BOOST_TEST(to_millis(*until) == 1'220'000);
  BOOST_TEST(bureau.queue.dossier("x:c1")->draft == "Dag");
  BOOST_TEST(bureau.queue.dossier("x:c1")->typing == "anna");
  bureau.pass(seconds{20});
  BOOST_TEST(bureau.queue.dossier("x:c1")->typing == "");
  BOOST_REQUIRE(bureau.queue.beat(claim, "anna", "", Millis{120'000}));
  BOOST_TEST(bureau.queue.dossier("x:c1")->draft == "");
}

BOOST_AUTO_TEST_CASE(a_jump_of_the_clock_costs_nobody_a_claim) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  BOOST_REQUIRE(bureau.queue.give_back());
  bureau.pass(hours{24 * 8});
  BOOST_TEST(bureau.queue.give_back()->claims == 0);
  BOOST_TEST(bureau.queue.finish(op(), claim, "anna", "thanks").ok());
}

BOOST_AUTO_TEST_CASE(a_long_pause_costs_a_full_bureau_no_claim) {
  Bureau bureau;
  constexpr int kPages = 3;
  constexpr int kOfPage = 80;
  for (int page = 0; page < kPages; ++page) {
    std::vector<Words> posts;
    for (int i = page * kOfPage; i < (page + 1) * kOfPage; ++i) {
      posts.push_back({.id = "x:" + std::to_string(i), .ticket = "x:c" + std::to_string(i)});
    }
    BOOST_REQUIRE(bureau.bring(posts));
  }
  for (int i = 0; i < kPages * kOfPage; ++i) bureau.pick("anna", {.claims_max = 1000});
  BOOST_REQUIRE(bureau.queue.give_back());
  bureau.pass(hours{2});
  // The first sweep shifts all of them; the second, a moment later, is none of a pause.
  BOOST_TEST(bureau.queue.give_back()->claims == 0);
  BOOST_TEST(bureau.queue.give_back()->claims == 0);
  BOOST_TEST((bureau.queue.counts()->at("claimed")) == kPages * kOfPage);
}

BOOST_AUTO_TEST_CASE(what_was_finished_last_is_listed_first) {
  Bureau bureau;
  for (const char* number : {"1", "2", "3"}) {
    BOOST_REQUIRE(
        bureau.bring({{.id = std::string("x:") + number, .ticket = std::string("x:c") + number}}));
    BOOST_REQUIRE(bureau.queue.finish(op(), bureau.pick("anna"), "anna", "spam"));
    bureau.pass(seconds{1});
  }
  const auto newest = bureau.queue.tickets(TicketState::kFinished, 2);
  BOOST_REQUIRE(newest->size() == 2U);
  BOOST_TEST(newest->at(0).id == "x:c3");
  BOOST_TEST(newest->at(1).id == "x:c2");
}

BOOST_AUTO_TEST_CASE(finish_rests_and_undo_finish_brings_it_back_to_its_owner) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  BOOST_REQUIRE(bureau.queue.finish(op(), claim, "anna", "spam"));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kFinished));
  BOOST_TEST(bureau.ticket("x:c1").reason == "spam");
  BOOST_REQUIRE(bureau.queue.undo_finish(op(), "x:c1", "anna"));
  BOOST_TEST(bureau.ticket("x:c1").owner == "anna");
  BOOST_TEST(bureau.queue.finish(op(), claim, "anna", "thanks").ok());
  bureau.pass(seconds{130});  // the lease is over: it goes to its lane
  BOOST_REQUIRE(bureau.queue.undo_finish(op(), "x:c1", "anna"));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  BOOST_TEST(code_of(bureau.queue.undo_finish(op(), "x:c1", "anna")) == "wrong_state");
  BOOST_TEST(code_of(bureau.queue.undo_finish(op(), "x:none", "anna")) == "not_found");
}

BOOST_AUTO_TEST_CASE(undo_finish_is_refused_when_something_happened_since) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.queue.finish(op(), bureau.pick("anna"), "anna", "spam"));
  BOOST_REQUIRE(bureau.bring({{.text = "aangepast", .rev = 2}}));
  BOOST_TEST(code_of(bureau.queue.undo_finish(op(), "x:c1", "anna")) == "too_late");
}

BOOST_AUTO_TEST_CASE(a_question_to_a_back_office_comes_back_when_its_day_has_passed) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.score = 7000}}));
  const Claim claim = bureau.pick("anna");
  const Time due = from_millis(2'000'000);
  BOOST_REQUIRE(bureau.queue.hand_over(op(), claim, "anna", {"afval", "Wanneer geleegd?", due}));
  const auto dossier = bureau.queue.dossier("x:c1");
  BOOST_TEST((dossier->ticket.state == TicketState::kBackoffice));
  BOOST_TEST(dossier->ticket.office == "afval");
  BOOST_TEST(dossier->question == "Wanneer geleegd?");
  BOOST_TEST(bureau.queue.give_back()->offices == 0);
  bureau.pass(seconds{1000});
  BOOST_TEST(bureau.queue.give_back()->offices == 1);
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  BOOST_TEST(bureau.ticket("x:c1").score == 7000);
}

BOOST_AUTO_TEST_CASE(an_answered_question_is_claimed_from_the_back_office) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.queue.hand_over(op(), bureau.pick("anna"), "anna",
                                       {"afval", "Wanneer?", from_millis(9'000'000)}));
  const auto nothing = bureau.queue.pick(op(), "bert", {});
  BOOST_TEST(!nothing->has_value());
  BOOST_TEST(bureau.queue.claim(op(), "x:c1", "bert", {}).ok());
}

BOOST_AUTO_TEST_CASE(presence_is_seen_until_it_lapses) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  BOOST_REQUIRE(bureau.queue.look_at("x:c1", "anna", seconds{60}));
  BOOST_REQUIRE(bureau.queue.look_at("x:c1", "bert", seconds{30}));
  BOOST_TEST(bureau.queue.dossier("x:c1")->looking.size() == 2U);
  bureau.pass(seconds{30});
  BOOST_TEST(bureau.queue.dossier("x:c1")->looking == Verbs{"anna"},
             boost::test_tools::per_element());
  BOOST_REQUIRE(bureau.queue.look_at("x:c1", "anna", seconds{0}));
  BOOST_TEST(bureau.queue.dossier("x:c1")->looking.empty());
  BOOST_TEST(code_of(bureau.queue.look_at("x:none", "anna", seconds{60})) == "not_found");
}

BOOST_AUTO_TEST_CASE(of_many_who_race_for_one_ticket_one_wins) {
  Bureau bureau;
  constexpr int kRounds = 20;
  constexpr int kStaff = 8;
  std::vector<Words> posts;
  for (int i = 0; i < kRounds; ++i) {
    posts.push_back({.id = "x:" + std::to_string(i), .ticket = "x:c" + std::to_string(i)});
  }
  BOOST_REQUIRE(bureau.bring(posts));
  std::vector<std::atomic<int>> winners(kRounds);
  std::atomic<int> taken{0};
  std::vector<std::string> ops;
  for (int i = 0; i < kRounds * kStaff; ++i) {
    ops.push_back(op());
  }
  std::vector<std::thread> staff;
  for (int s = 0; s < kStaff; ++s) {
    staff.emplace_back([&, s] {
      Queue queue{shared_redis().address(), bureau.space};
      PickOptions many;
      many.claims_max = 1000;
      for (int i = 0; i < kRounds; ++i) {
        const auto claim =
            queue.claim(ops[static_cast<std::size_t>(s) * kRounds + static_cast<std::size_t>(i)],
                        "x:c" + std::to_string(i), "staff" + std::to_string(s), many);
        winners[static_cast<std::size_t>(i)] += claim.ok() ? 1 : 0;
        taken += code_of(claim) == "taken" ? 1 : 0;
      }
    });
  }
  for (auto& thread : staff) {
    thread.join();
  }
  for (const auto& winner : winners) {
    BOOST_TEST(winner == 1);
  }
  BOOST_TEST(taken == kRounds * (kStaff - 1));
}

BOOST_AUTO_TEST_SUITE_END()
