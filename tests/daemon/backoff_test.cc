// SPDX-License-Identifier: EUPL-1.2
#include "daemon/backoff.h"

#include <boost/test/unit_test.hpp>

namespace {
using namespace wc;  // NOLINT(google-build-using-namespace)
using std::chrono::seconds;

Error error(Cure cure, Millis wait = Millis{0}) {
  return {cure, "code", "what", wait};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(backoff)

BOOST_AUTO_TEST_CASE(it_climbs_within_a_quarter_and_stops_at_the_most) {
  Backoff backoff(seconds{1}, seconds{60}, 7);
  Millis wanted = seconds{1};
  for (int i = 0; i < 40; ++i) {
    const Millis wait = backoff.after(error(Cure::kWait));
    BOOST_TEST(wait.count() >= wanted.count() * 3 / 4);
    BOOST_TEST(wait.count() <= wanted.count() * 5 / 4);
    wanted = std::min<Millis>(seconds{60}, wanted * 2);
  }
  backoff.well();
  BOOST_TEST(backoff.after(error(Cure::kAskAgain)).count() <= 1250);
}

BOOST_AUTO_TEST_CASE(it_waits_at_least_as_long_as_the_platform_says) {
  Backoff backoff(seconds{1}, seconds{60}, 7);
  BOOST_TEST(backoff.after(error(Cure::kWait, seconds{900})).count() == 900'000);
}

BOOST_AUTO_TEST_CASE(what_people_must_mend_is_asked_rarely_at_once) {
  Backoff backoff(seconds{1}, seconds{300}, 7);
  BOOST_TEST(backoff.after(error(Cure::kMend)).count() >= 225'000);
}

BOOST_AUTO_TEST_CASE(two_sources_do_not_come_back_together) {
  Backoff one(seconds{100}, seconds{100}, 1);
  Backoff other(seconds{100}, seconds{100}, 2);
  BOOST_TEST(one.after(error(Cure::kWait)).count() != other.after(error(Cure::kWait)).count());
}

BOOST_AUTO_TEST_SUITE_END()
