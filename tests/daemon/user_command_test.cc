// SPDX-License-Identifier: EUPL-1.2
// What `webcared user` refuses before it asks for a password or talks to Redis.
#include <boost/test/unit_test.hpp>

#include "daemon/commands/commands.h"
#include "tests/daemon/said.h"

namespace wc {
namespace {

test::Said add(const std::string& name, const std::string& role) {
  return test::listen([&] {
    return user_add({.config = "", .name = name, .roles = {role}, .password_file = "-"});
  });
}

BOOST_AUTO_TEST_SUITE(user_command)

BOOST_AUTO_TEST_CASE(a_name_that_the_queue_would_refuse_later_is_refused_at_once) {
  for (const char* name : {"", "Anna de Vries", "an|na", "an\tna"}) {
    const test::Said said = add(name, "staff");
    BOOST_TEST(said.code == kExitUsage);
    BOOST_TEST(test::has(said.errors, "no blank"), said.errors);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_role_is_told_with_those_that_there_are) {
  const test::Said said = add("anna", "chef");
  BOOST_TEST(said.code == kExitUsage);
  BOOST_TEST(test::has(said.errors, "\"chef\""));
  BOOST_TEST(test::has(said.errors, "coordinator"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
