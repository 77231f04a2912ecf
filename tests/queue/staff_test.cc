// SPDX-License-Identifier: EUPL-1.2
// Pick, claim, beat, release, finish, hand over: who has what, and who may do what with it.
#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT

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
  BOOST_TEST(ticket.owner == "anna");
  BOOST_TEST(ticket.posts == 1);
  BOOST_TEST(ticket.author == "Inwoner x:1");
  BOOST_TEST(ticket.excerpt == "Er ligt afval op de Waalkade");
  BOOST_TEST(bureau.verbs("x:c1") == (std::vector<std::string>{"arrived", "claimed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
