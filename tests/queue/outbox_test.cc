// SPDX-License-Identifier: EUPL-1.2
// A reply on its way: intent, undo window, sending, and what becomes of it. Never twice, never
// lost.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "queue/pack.h"
#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT
using std::chrono::seconds;

namespace {

const std::string kText = "Dank voor uw melding, wij komen het halen.";

// A ticket that anna has answered, its window over.
struct Answered : Bureau {
  Answered() {
    BOOST_REQUIRE(bring({{}}));
    claim = pick("anna");
    out = answer(claim, "anna", "x:1", kText);
  }
  std::optional<Taken> take() {
    auto taken = queue.take("courier-1", {"gemeente"}, seconds{30});
    BOOST_REQUIRE_MESSAGE(taken.ok(), why(taken));
    return *taken;
  }
  Taken sending() {
    pass(seconds{10});
    auto taken = take();
    BOOST_REQUIRE(taken.has_value());
    return *taken;
  }
  Out entry() { return queue.dossier("x:c1")->outs.at(0); }
  Claim claim;
  Out out;
};

Words ours(const std::string& id, const std::string& text) {
  return {.id = id, .text = text, .second = 2000, .ours = true, .parent = "x:1"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox_test)

BOOST_AUTO_TEST_CASE(a_reply_is_an_intent_that_finishes_the_ticket) {
  Answered bureau;
  BOOST_TEST((bureau.out.state == OutState::kPending));
  BOOST_TEST(bureau.out.destination == "gemeente");
  BOOST_TEST(to_millis(bureau.out.not_before) == 1'010'000);
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kFinished));
  BOOST_TEST(bureau.ticket("x:c1").reason == "answered");
  BOOST_TEST(bureau.queue.outs(OutState::kPending, 10)->size() == 1U);
  BOOST_TEST(!bureau.take().has_value());  // still in its window
}

BOOST_AUTO_TEST_CASE(a_reply_that_keeps_the_ticket_leaves_it_with_its_holder) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  const Claim claim = bureau.pick("anna");
  bureau.answer(claim, "anna", "x:1", "Momentje", ReplyDraft::Then::kKeep);
  BOOST_TEST(bureau.ticket("x:c1").owner == "anna");
  bureau.answer(claim, "anna", "x:1", "Hier is het");
  BOOST_TEST(bureau.queue.dossier("x:c1")->outs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_same_words_under_the_same_post_are_refused) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .second = 1001}}));
  const Claim claim = bureau.pick("anna");
  const Out first = bureau.answer(claim, "anna", "x:1", "Dag  daar", ReplyDraft::Then::kKeep);
  const auto same = bureau.queue.reply(op(), claim, "anna", {"x:1", " Dag daar ", Millis{0}, {}});
  BOOST_TEST(code_of(same) == "same_text");
  BOOST_TEST(same.error().what == first.id);
  BOOST_TEST(bureau.queue.reply(op(), claim, "anna", {"x:2", "Dag daar", Millis{0}, {}}).ok());
}

BOOST_AUTO_TEST_CASE(a_reply_needs_words_and_a_post_of_this_ticket) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .ticket = "x:c2"}}));
  const Claim claim = *bureau.queue.claim(op(), "x:c1", "anna", {});
  const auto refused = [&](const std::string& post, const std::string& text) {
    return code_of(bureau.queue.reply(op(), claim, "anna", {post, text, Millis{0}, {}}));
  };
  BOOST_TEST(refused("x:1", "") == "bad_arguments");
  BOOST_TEST(refused("x:2", "Dag") == "bad_arguments");
  BOOST_TEST(refused("x:none", "Dag") == "not_found");
}

BOOST_AUTO_TEST_CASE(undo_until_the_last_millisecond_of_the_window) {
  Answered bureau;
  bureau.pass(Millis{9'999});
  BOOST_REQUIRE(bureau.queue.undo_reply(op(), bureau.out.id, "anna"));
  BOOST_TEST((bureau.entry().state == OutState::kCancelled));
  BOOST_TEST(bureau.ticket("x:c1").owner == "anna");  // with the claim that she had
  bureau.pass(seconds{10});
  BOOST_TEST(!bureau.take().has_value());
  // The words are free again.
  BOOST_TEST(bureau.queue.reply(op(), bureau.claim, "anna", {"x:1", kText, Millis{0}, {}}).ok());
}

BOOST_AUTO_TEST_CASE(undo_is_too_late_when_the_window_is_over_and_when_it_is_sent) {
  Answered bureau;
  bureau.pass(Millis{10'000});
  BOOST_TEST(code_of(bureau.queue.undo_reply(op(), bureau.out.id, "anna")) == "too_late");
  BOOST_REQUIRE(bureau.take().has_value());
  BOOST_TEST(code_of(bureau.queue.undo_reply(op(), bureau.out.id, "anna")) == "too_late");
  BOOST_TEST(code_of(bureau.queue.undo_reply(op(), op(), "anna")) == "not_found");
}

BOOST_AUTO_TEST_CASE(undo_after_the_lease_goes_to_the_lane) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{.score = 5000}}));
  const Claim claim = bureau.pick("anna");
  const auto out = bureau.queue.reply(op(), claim, "anna", {"x:1", "Dag", seconds{500}, {}});
  bureau.pass(seconds{200});
  BOOST_REQUIRE(bureau.queue.undo_reply(op(), out->id, "anna"));
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  BOOST_TEST(bureau.ticket("x:c1").score == 5000);
}

BOOST_AUTO_TEST_CASE(a_taken_entry_is_sending_with_its_parent_and_nobody_else_gets_it) {
  Answered bureau;
  const Taken taken = bureau.sending();
  BOOST_TEST((taken.out.state == OutState::kSending));
  BOOST_TEST(taken.out.text == kText);
  BOOST_TEST(taken.out.tries == 1);
  BOOST_TEST((taken.out.tried == from_millis(1'010'000)));
  BOOST_TEST(taken.parent.id == "x:1");
  BOOST_TEST(!bureau.take().has_value());
  BOOST_TEST(!bureau.queue.take("courier-2", {"elsewhere"}, seconds{30})->has_value());
}

BOOST_AUTO_TEST_CASE(sent_is_noted_once_with_its_receipt_and_cost) {
  Answered bureau;
  const Taken taken = bureau.sending();
  Outcome sent{OutState::kSent, "", "x:77", "https://x.example/77"};
  sent.cost_microdollars = 15'000;
  BOOST_REQUIRE(bureau.queue.outcome(taken, sent));
  BOOST_TEST(bureau.queue.outcome(taken, sent).ok());  // again is no error
  BOOST_TEST(bureau.entry().receipt_id == "x:77");
  BOOST_TEST(bureau.entry().receipt_url == "https://x.example/77");
  const auto log = bureau.queue.log_of("x:c1", 100);
  BOOST_TEST(log->back().verb == "sent");
  BOOST_TEST(log->back().cost_microdollars == 15'000);
  BOOST_TEST(code_of(bureau.queue.outcome(taken, {OutState::kFailed, "x", "", ""})) ==
             "wrong_state");
}

BOOST_AUTO_TEST_CASE(a_second_receipt_is_told_as_a_double) {
  Answered bureau;
  const Taken taken = bureau.sending();
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kSent, "", "x:77", ""}));
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kSent, "", "x:78", ""}));
  BOOST_TEST(bureau.verbs("x:c1").back() == "double");
  BOOST_TEST(bureau.entry().receipt_id == "x:77");
}

BOOST_AUTO_TEST_CASE(certainly_not_posted_goes_again_after_its_wait) {
  Answered bureau;
  BOOST_REQUIRE(bureau.queue.outcome(bureau.sending(),
                                     {OutState::kPending, "rate_limited", "", "", seconds{60}}));
  BOOST_TEST(!bureau.take().has_value());
  bureau.pass(seconds{60});
  BOOST_TEST(bureau.take()->out.tries == 2);
}

BOOST_AUTO_TEST_CASE(a_refused_reply_says_why_and_the_citizen_waits_again) {
  Answered bureau;
  BOOST_REQUIRE(bureau.queue.outcome(bureau.sending(), {OutState::kFailed, "not_allowed", "", ""}));
  BOOST_TEST(bureau.entry().code == "not_allowed");
  BOOST_TEST((bureau.ticket("x:c1").state == TicketState::kWaiting));
  BOOST_TEST(bureau.queue.outs(OutState::kFailed, 10)->size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_dead_sender_leaves_an_unknown_that_is_looked_for_and_never_just_sent_again) {
  Answered bureau;
  BOOST_REQUIRE(bureau.queue.give_back());
  const Taken dead = bureau.sending();
  BOOST_TEST(bureau.queue.give_back()->sendings == 0);
  bureau.pass(seconds{30});
  BOOST_TEST(bureau.queue.give_back()->sendings == 1);
  BOOST_TEST((bureau.entry().state == OutState::kUnknown));
  BOOST_TEST(!bureau.take().has_value());  // not at once: it may show up late
  bureau.pass(seconds{5});
  auto look = bureau.take();
  BOOST_REQUIRE(look.has_value());
  BOOST_TEST((look->out.state == OutState::kUnknown));
  BOOST_TEST(look->out.tries == 1);
  BOOST_TEST(!bureau.take().has_value());
  BOOST_TEST(code_of(bureau.queue.outcome(dead, {OutState::kFailed, "x", "", ""})) == "fenced");
  BOOST_REQUIRE(
      bureau.queue.outcome(*look, {OutState::kUnknown, "not_seen_yet", "", "", seconds{60}}));
  BOOST_TEST(bureau.entry().looks == 1);
  bureau.pass(seconds{60});
  look = bureau.take();
  BOOST_REQUIRE(look.has_value());
  BOOST_REQUIRE(bureau.queue.outcome(*look, {OutState::kSent, "", "x:77", ""}));
  BOOST_TEST((bureau.entry().state == OutState::kSent));
}

BOOST_AUTO_TEST_CASE(sent_is_evidence_from_a_sender_who_was_given_up) {
  Answered bureau;
  const Taken late = bureau.sending();
  BOOST_REQUIRE(bureau.queue.give_back());
  bureau.pass(seconds{30});
  BOOST_REQUIRE(bureau.queue.give_back());
  BOOST_REQUIRE(bureau.queue.outcome(late, {OutState::kSent, "", "x:77", ""}));
  BOOST_TEST((bureau.entry().state == OutState::kSent));
}

BOOST_AUTO_TEST_CASE(a_person_settles_an_unknown_one) {
  for (const auto state : {OutState::kSent, OutState::kPending}) {
    Answered bureau;
    const Taken taken = bureau.sending();
    BOOST_TEST(code_of(bureau.queue.settle(op(), taken.out.id, "anna", state)) == "wrong_state");
    BOOST_REQUIRE(
        bureau.queue.outcome(taken, {OutState::kUnknown, "not_there", "", "", seconds{5}}));
    BOOST_TEST(code_of(bureau.queue.settle(op(), taken.out.id, "anna", OutState::kFailed)) ==
               "bad_arguments");
    BOOST_REQUIRE(bureau.queue.settle(op(), taken.out.id, "anna", state));
    BOOST_TEST((bureau.entry().state == state));
    BOOST_TEST(bureau.take().has_value() == (state == OutState::kPending));
  }
}

// A look that found nothing in time is the only reason to send the same words again.
BOOST_AUTO_TEST_CASE(it_goes_again_by_hand_only_when_it_is_believed_absent) {
  for (const std::string code : {"timeout", "not_seen_yet", "rate_limited"}) {
    Answered bureau;
    const Taken taken = bureau.sending();
    BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kUnknown, code, "", "", seconds{5}}));
    const auto again = bureau.queue.settle(op(), taken.out.id, "anna", OutState::kPending);
    BOOST_TEST(code_of(again) == "wrong_state");
    BOOST_TEST((bureau.entry().state == OutState::kUnknown));
    BOOST_TEST(bureau.entry().code == code);
    BOOST_TEST(bureau.queue.settle(op(), taken.out.id, "anna", OutState::kSent).ok());
  }
}

BOOST_AUTO_TEST_CASE(a_look_that_failed_does_not_count) {
  Answered bureau;
  Taken taken = bureau.sending();
  int looks = 0;
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kUnknown, "timeout", "", "", seconds{1}}));
  for (const std::string code : {"busy", "not_seen_yet", "reauth", "not_there", "no_answer"}) {
    bureau.pass(seconds{1});
    taken = *bureau.take();
    BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kUnknown, code, "", "", seconds{1}}));
    looks += code.starts_with("not_") ? 1 : 0;
    BOOST_TEST(bureau.entry().looks == looks, code);
    BOOST_TEST(bureau.entry().code == code);
  }
  BOOST_TEST(looks == 2);
}

BOOST_AUTO_TEST_CASE(what_a_person_called_sent_takes_the_receipt_that_comes_later) {
  Answered bureau;
  const Taken late = bureau.sending();
  BOOST_REQUIRE(bureau.queue.outcome(late, {OutState::kUnknown, "timeout", "", "", seconds{5}}));
  BOOST_REQUIRE(bureau.queue.settle(op(), late.out.id, "anna", OutState::kSent));
  BOOST_TEST(bureau.entry().receipt_id == "");
  const Outcome sent{OutState::kSent, "", "x:77", "https://x.example/77"};
  BOOST_REQUIRE(bureau.queue.outcome(late, sent));
  BOOST_TEST(bureau.entry().receipt_id == "x:77");
  BOOST_TEST(bureau.entry().receipt_url == "https://x.example/77");
  BOOST_TEST(bureau.verbs("x:c1").back() == "sent");
  BOOST_REQUIRE(bureau.queue.outcome(late, sent));
  BOOST_TEST(bureau.verbs("x:c1").back() == "sent");
  BOOST_REQUIRE(bureau.queue.outcome(late, {OutState::kSent, "", "x:78", ""}));
  BOOST_TEST(bureau.verbs("x:c1").back() == "double");
}

BOOST_AUTO_TEST_CASE(our_own_post_in_a_page_gives_its_receipt_to_what_a_person_called_sent) {
  Answered bureau;
  const Taken taken = bureau.sending();
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kUnknown, "timeout", "", "", seconds{60}}));
  BOOST_REQUIRE(bureau.queue.settle(op(), taken.out.id, "anna", OutState::kSent));
  BOOST_REQUIRE(bureau.bring({ours("x:50", kText)}));
  BOOST_TEST(bureau.entry().receipt_id == "x:50");
  BOOST_TEST(bureau.entry().receipt_url == "https://x.example/x:50");
}

BOOST_AUTO_TEST_CASE(our_own_post_in_a_page_proves_the_entry_that_made_it) {
  Answered bureau;
  const Taken taken = bureau.sending();
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kUnknown, "timeout", "", "", seconds{60}}));
  BOOST_REQUIRE(bureau.bring({ours("x:50", "@inwoner " + kText)}));
  BOOST_TEST((bureau.entry().state == OutState::kSent));
  BOOST_TEST(bureau.entry().receipt_id == "x:50");
  BOOST_TEST(bureau.entry().receipt_url == "https://x.example/x:50");
  // And the same again proves nothing more.
  BOOST_REQUIRE(bureau.bring({ours("x:50", kText), ours("x:51", kText)}));
  BOOST_TEST(bureau.entry().receipt_id == "x:50");
}

BOOST_AUTO_TEST_CASE(proof_needs_the_same_words_parent_account_and_a_later_time) {
  Answered bureau;
  bureau.sending();
  int number = 50;
  const auto state_after = [&](Words own) {
    own.id = "x:" + std::to_string(++number);
    BOOST_REQUIRE(bureau.bring({own}));
    return bureau.entry().state;
  };
  const Words own = ours("", kText);
  Words other = own;
  other.text = "Iets anders";
  BOOST_TEST((state_after(other) == OutState::kSending));
  other = own;
  other.parent = "x:2";
  BOOST_TEST((state_after(other) == OutState::kSending));
  other = own;
  other.account = "elsewhere";
  BOOST_TEST((state_after(other) == OutState::kSending));
  other = own;
  other.second = 939;  // made at 1000 s, and the platform's clock may be a minute behind
  BOOST_TEST((state_after(other) == OutState::kSending));
  BOOST_TEST((state_after(own) == OutState::kSent));
  BOOST_TEST(guard_of("@a") != guard_of("@b"));
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_post_that_is_gone_fails_before_it_is_sent) {
  Answered bureau;
  BOOST_REQUIRE(bureau.queue.erase({"x:1"}, "deleted"));
  bureau.pass(seconds{10});
  BOOST_TEST(!bureau.take().has_value());
  BOOST_TEST((bureau.entry().state == OutState::kFailed));
  BOOST_TEST(bureau.entry().code == "gone");
}

BOOST_AUTO_TEST_CASE(a_failed_reply_leaves_a_ticket_alone_that_has_moved_on) {
  Answered bureau;
  const Taken taken = bureau.sending();
  BOOST_REQUIRE(bureau.bring({{.id = "x:2", .second = 1500}}));
  const Claim next = bureau.pick("bert");
  BOOST_REQUIRE(bureau.queue.outcome(taken, {OutState::kFailed, "not_allowed", "", ""}));
  BOOST_TEST(bureau.ticket("x:c1").owner == "bert");
  BOOST_TEST(bureau.queue.release(op(), next, "bert").ok());
}

// Promise 4 at its narrowest point: an undo and a courier at the same moment.
BOOST_AUTO_TEST_CASE(undo_either_cancels_or_it_is_sent_and_never_both) {
  Bureau bureau{KeySpace::Time::kReal};
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    BOOST_REQUIRE(bureau.bring({{.id = "x:" + number, .ticket = "x:c" + number}}));
    const Claim claim = bureau.pick("anna");
    const auto out = bureau.queue.reply(
        op(), claim, "anna", {"x:" + number, kText, Millis{i % 5}, ReplyDraft::Then::kFinish});
    BOOST_REQUIRE(out);
    const std::string undo = op();
    std::atomic<bool> cancelled{false};
    std::thread staff([&] {
      Queue other{shared_redis().address(), bureau.space};
      cancelled = other.undo_reply(undo, out->id, "anna").ok();
    });
    auto taken = bureau.queue.take("courier", {"gemeente"}, seconds{30});
    staff.join();
    if (!cancelled && taken && !taken->has_value()) {  // neither yet: the window was still open
      while (taken && !taken->has_value()) {
        taken = bureau.queue.take("courier", {"gemeente"}, seconds{30});
      }
    }
    BOOST_TEST(cancelled != taken->has_value());
    if (taken->has_value()) {
      BOOST_REQUIRE(bureau.queue.outcome(**taken, {OutState::kSent, "", "x:r" + number, ""}));
    } else {
      BOOST_REQUIRE(bureau.queue.finish(op(), claim, "anna", "spam"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
