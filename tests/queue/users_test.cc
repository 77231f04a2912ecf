// SPDX-License-Identifier: EUPL-1.2
// Who may log in, and who is.
#include "queue/users.h"

#include <boost/test/unit_test.hpp>

#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Door : Bureau {
  Users users{shared_redis().address(), space.tag};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(users_test)

BOOST_AUTO_TEST_CASE(users_are_put_found_listed_and_dropped) {
  Door door;
  BOOST_REQUIRE(door.users.put({"bert", "$argon2id$b", {"ops"}, "en"}));
  BOOST_REQUIRE(door.users.put({"anna", "$argon2id$a", {"staff", "coordinator"}, "nl"}));
  const auto anna = door.users.find("anna");
  BOOST_REQUIRE(anna);
  BOOST_TEST(anna->password_hash == "$argon2id$a");
  BOOST_TEST(anna->roles == (std::vector<std::string>{"staff", "coordinator"}),
             boost::test_tools::per_element());
  BOOST_TEST(door.users.find("bert")->language == "en");
  BOOST_TEST(door.users.all()->front().name == "anna");
  BOOST_REQUIRE(door.users.drop("anna"));
  BOOST_TEST(code_of(door.users.find("anna")) == "not_found");
  BOOST_TEST(code_of(door.users.drop("anna")) == "not_found");
}

BOOST_AUTO_TEST_CASE(nobody_gets_a_name_that_the_queue_would_refuse_later) {
  Door door;
  for (const std::string& name :
       {std::string{}, std::string{"Anna de Vries"}, std::string{"an|na"}, std::string{"an\tna"},
        std::string{"anna\x7f"}, std::string(301, 'a')}) {
    const auto put = door.users.put({name, "$argon2id$a", {"staff"}, "nl"});
    BOOST_TEST(code_of(put) == "bad_name");
    BOOST_TEST(put.error().what.find("no blank") != std::string::npos);
    BOOST_TEST(code_of(door.queue.pick(op(), name, {})) == "bad_arguments");
  }
  for (const std::string name : {"anna", "a.de-vries@nijmegen.nl", "Zoë", "a:b"}) {
    BOOST_TEST(door.users.put({name, "$argon2id$a", {"staff"}, "nl"}).ok());
    BOOST_TEST(door.queue.pick(op(), name, {}).ok());
  }
  BOOST_TEST(door.users.all()->size() == 4U);
}

BOOST_AUTO_TEST_CASE(how_long_until_failures_are_forgotten) {
  Door door;
  BOOST_TEST(door.users.forgotten_in("anna")->count() == 0);
  BOOST_REQUIRE(door.users.count_failure("anna", minutes{5}));
  BOOST_TEST((*door.users.forgotten_in("anna") > minutes{4}));
  BOOST_TEST((*door.users.forgotten_in("anna") <= minutes{5}));
}

BOOST_AUTO_TEST_CASE(failures_are_counted_and_forgotten) {
  Door door;
  BOOST_TEST(door.users.failures("anna").operator*() == 0);
  BOOST_TEST(door.users.count_failure("anna", minutes{5}).operator*() == 1);
  BOOST_TEST(door.users.count_failure("anna", minutes{5}).operator*() == 2);
  BOOST_TEST(door.users.failures("anna").operator*() == 2);
  BOOST_REQUIRE(door.users.forget_failures("anna"));
  BOOST_TEST(door.users.failures("anna").operator*() == 0);
  auto redis = door.raw();
  BOOST_REQUIRE(door.users.count_failure("127.0.0.1", minutes{5}));
  BOOST_TEST(redis.call({"PTTL", door.space.tag + ":fail:127.0.0.1"})->whole > 290'000);
}

BOOST_AUTO_TEST_CASE(a_session_lives_as_long_as_it_is_used) {
  Door door;
  BOOST_REQUIRE(door.users.start_session("abc", {"anna", {"staff"}, {}, {}}, seconds{100}));
  door.pass(seconds{99});
  const auto session = door.users.session("abc", seconds{100});
  BOOST_REQUIRE(session);
  BOOST_TEST(session->user == "anna");
  BOOST_TEST(session->roles.at(0) == "staff");
  BOOST_TEST(to_millis(session->started) == 1'000'000);
  BOOST_TEST(to_millis(session->now) == 1'099'000);
  door.pass(seconds{99});
  BOOST_TEST(door.users.session("abc", seconds{100}).ok());
  door.pass(seconds{100});
  BOOST_TEST(code_of(door.users.session("abc", seconds{100})) == "not_found");
}

// What runs by itself on an open desk looks without using.
BOOST_AUTO_TEST_CASE(a_look_at_a_session_does_not_prolong_it) {
  Door door;
  auto redis = door.raw();
  const std::string key = door.space.tag + ":session:abc";
  BOOST_REQUIRE(door.users.start_session("abc", {"anna", {"staff"}, {}, {}}, seconds{100}));
  door.pass(seconds{60});
  BOOST_REQUIRE(redis.call({"PEXPIRE", key, "50000"}));
  const auto session = door.users.peek_session("abc", seconds{100});
  BOOST_REQUIRE(session);
  BOOST_TEST(session->user == "anna");
  BOOST_TEST(session->roles.at(0) == "staff");
  BOOST_TEST(to_millis(session->started) == 1'000'000);
  BOOST_TEST(to_millis(session->now) == 1'060'000);
  BOOST_TEST(redis.call({"PTTL", key})->whole <= 50'000);
  door.pass(seconds{39});
  BOOST_TEST(door.users.peek_session("abc", seconds{100}).ok());
  door.pass(seconds{1});
  BOOST_TEST(code_of(door.users.peek_session("abc", seconds{100})) == "not_found");
  BOOST_TEST(code_of(door.users.session("abc", seconds{100})) == "not_found");
  BOOST_TEST(code_of(door.users.peek_session("none", seconds{100})) == "not_found");
}

BOOST_AUTO_TEST_CASE(a_session_that_was_ended_is_gone_for_every_daemon) {
  Door door;
  BOOST_REQUIRE(door.users.start_session("abc", {"anna", {"staff"}, {}, {}}, seconds{100}));
  Users other{shared_redis().address(), door.space.tag};
  BOOST_REQUIRE(other.end_session("abc"));
  BOOST_TEST(code_of(door.users.session("abc", seconds{100})) == "not_found");
  auto redis = door.raw();
  BOOST_REQUIRE(door.users.start_session("def", {"anna", {}, {}, {}}, seconds{100}));
  BOOST_TEST(redis.call({"PTTL", door.space.tag + ":session:def"})->whole > 90'000);
}

BOOST_AUTO_TEST_SUITE_END()
