// SPDX-License-Identifier: EUPL-1.2
// What `webcared user` refuses before it asks for a password or talks to Redis.
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <sstream>

#include "daemon/commands/commands.h"

namespace wc {
namespace {

// What the command says on standard error, and its exit code.
struct Said {
  int code;
  std::string words;
};

Said add(const std::string& name, const std::string& role) {
  const std::ostringstream heard;
  std::streambuf* const before = std::cerr.rdbuf(heard.rdbuf());
  const int code = user_add({.config = "", .name = name, .roles = {role}, .password_file = "-"});
  std::cerr.rdbuf(before);
  return {code, heard.str()};
}

BOOST_AUTO_TEST_SUITE(user_command)

BOOST_AUTO_TEST_CASE(a_name_that_the_queue_would_refuse_later_is_refused_at_once) {
  for (const char* name : {"", "Anna de Vries", "an|na", "an\tna"}) {
    const Said said = add(name, "staff");
    BOOST_TEST(said.code == kExitUsage);
    BOOST_TEST(said.words.find("no blank") != std::string::npos, said.words);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_role_is_told_with_those_that_there_are) {
  const Said said = add("anna", "chef");
  BOOST_TEST(said.code == kExitUsage);
  BOOST_TEST(said.words.find("\"chef\"") != std::string::npos);
  BOOST_TEST(said.words.find("coordinator") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
