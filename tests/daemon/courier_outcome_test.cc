// SPDX-License-Identifier: EUPL-1.2
// What an answer of a platform means for a reply: promise 4 hangs on this table.
#include <boost/test/unit_test.hpp>

#include "daemon/courier.h"

namespace {
using namespace wc;  // NOLINT(google-build-using-namespace)
using std::chrono::minutes;
using std::chrono::seconds;

Outcome after(Cure cure, int tries, Millis wait = Millis{0}) {
  Out out;
  out.id = "out";
  out.tries = tries;
  Traits traits;
  traits.visible_within = seconds{5};
  return outcome_of({cure, "why", "what", wait}, out, traits);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(courier_outcome)

BOOST_AUTO_TEST_CASE(refused_for_good_is_told_with_its_reason) {
  const Outcome outcome = after(Cure::kGiveUp, 1);
  BOOST_TEST((outcome.state == OutState::kFailed));
  BOOST_TEST(outcome.code == "why");
}

BOOST_AUTO_TEST_CASE(nobody_knows_is_never_sent_again) {
  for (int tries = 0; tries < 20; ++tries) {
    BOOST_TEST((after(Cure::kAskAgain, tries).state == OutState::kUnknown));
  }
}

BOOST_AUTO_TEST_CASE(certainly_not_done_goes_later_and_ever_later) {
  const Outcome first = after(Cure::kWait, 0);
  const Outcome fifth = after(Cure::kWait, 5);
  BOOST_TEST((first.state == OutState::kPending));
  BOOST_TEST(first.wait.count() < fifth.wait.count());
  BOOST_TEST(after(Cure::kWait, 0, minutes{15}).wait.count() >= 900'000);
}

BOOST_AUTO_TEST_CASE(a_dead_token_keeps_the_reply_until_ops_mended_it) {
  const Outcome outcome = after(Cure::kMend, 1);
  BOOST_TEST((outcome.state == OutState::kPending));
  BOOST_TEST(outcome.wait.count() >= 300'000);
}

BOOST_AUTO_TEST_CASE(looks_come_soon_and_then_rarely) {
  Traits traits;
  traits.visible_within = seconds{5};
  BOOST_TEST(next_look(traits, 0).count() == 5'000);
  BOOST_TEST(next_look(traits, 2).count() == 20'000);
  BOOST_TEST(next_look(traits, 60).count() == 300'000);
}

BOOST_AUTO_TEST_SUITE_END()
