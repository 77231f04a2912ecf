// SPDX-License-Identifier: EUPL-1.2
// What `webcared log` refuses before it talks to Redis.
#include <boost/test/unit_test.hpp>

#include "daemon/commands/commands.h"
#include "tests/daemon/said.h"

namespace wc {
namespace {

BOOST_AUTO_TEST_SUITE(log_command)

BOOST_AUTO_TEST_CASE(a_position_that_is_none_is_told_with_what_one_looks_like) {
  for (const char* after : {"abc", "12", "12-", "-0", "1-2-3", "(12-0", "$", "+"}) {
    const test::Said said =
        test::listen([&] { return show_log({.config = "", .after = after, .ticket = ""}); });
    BOOST_TEST(said.code == kExitUsage, after);
    BOOST_TEST(said.errors == "webcared: --after is \"" + std::string(after) +
                                  "\"; allowed: the id of a line of this log, as in 1042-0\n");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
