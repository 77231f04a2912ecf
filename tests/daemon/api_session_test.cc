// SPDX-License-Identifier: EUPL-1.2
// Log-in, sessions and the brake on guessing.
#include <boost/test/unit_test.hpp>
#include <set>

#include "daemon/web/login.h"
#include "tests/daemon/desk_fixture.h"
#include "tests/tools/redis_server.h"
#include "tests/tools/wait.h"

namespace wc {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::code_in;
using test::DeskWorld;
using test::kPassword;
using test::Person;

BOOST_AUTO_TEST_SUITE(api_session)

BOOST_AUTO_TEST_CASE(a_password_is_kept_as_argon2id) {
  const std::string hash = hash_password("geheim");
  BOOST_TEST(hash.starts_with("$argon2id$"));
  BOOST_TEST(hash != hash_password("geheim"));
  BOOST_TEST(password_matches(hash, "geheim"));
  BOOST_TEST(!password_matches(hash, "Geheim"));
  BOOST_TEST(!password_matches("", ""));
  BOOST_TEST(!password_matches("not a hash", "geheim"));
}

BOOST_AUTO_TEST_CASE(pauses_double_after_five_failures) {
  BOOST_TEST(pause_after(0).count() == 0);
  BOOST_TEST(pause_after(4).count() == 0);
  BOOST_TEST(pause_after(5).count() == 1'000);
  BOOST_TEST(pause_after(6).count() == 2'000);
  BOOST_TEST(pause_after(9).count() == 16'000);
  BOOST_TEST(pause_after(10'000).count() == 900'000);
}

BOOST_AUTO_TEST_CASE(only_our_cookie_counts) {
  WebSettings web;
  const std::string id(64, 'a');
  const auto hash_of = [&](const std::string& cookie) {
    WebRequest request;
    request.headers = {{"cookie", cookie}};
    return session_hash(request, web);
  };
  BOOST_TEST(hash_of("wc=" + id).size() == 64U);
  BOOST_TEST(hash_of("a=b; wc=" + id + "; c=d") == hash_of("wc=" + id));
  BOOST_TEST(hash_of("xwc=" + id).empty());
  BOOST_TEST(hash_of("wc=short").empty());
  BOOST_TEST(hash_of("").empty());
  BOOST_TEST(hash_of("wc=" + id) != id);
  web.public_origin = "https://desk.example";
  BOOST_TEST(hash_of("wc=" + id).empty());
  BOOST_TEST(!hash_of("__Host-wc=" + id).empty());
}

BOOST_AUTO_TEST_CASE(the_cookie_is_as_tight_as_it_can_be) {
  const DeskWorld plain;
  Person person(plain, "");
  const std::string cookie = person.log_in("staff", kPassword).header("set-cookie");
  BOOST_TEST(cookie.starts_with("wc="));
  BOOST_TEST(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"));
  const DeskWorld secure({.public_origin = "https://desk.example"});
  Person other(secure, "");
  const std::string tight = other.log_in("staff", kPassword).header("set-cookie");
  BOOST_TEST(tight.starts_with("__Host-wc="));
  BOOST_TEST(tight.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
}

BOOST_AUTO_TEST_CASE(redis_never_sees_the_session_id) {
  DeskWorld world;
  const Person staff(world, "staff");
  const std::string id = staff.cookie().substr(3);
  Redis redis(test::desk_redis().address());
  const auto keys = redis.call({"KEYS", "*"});
  BOOST_REQUIRE(keys.ok());
  for (const Reply& key : keys->items) BOOST_TEST(key.text.find(id) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_an_unknown_name_are_the_same) {
  const DeskWorld world;
  Person person(world, "");
  const auto wrong = person.log_in("staff", "iets anders");
  const auto unknown = person.log_in("nobody", kPassword);
  BOOST_TEST(wrong.status == 401);
  BOOST_TEST(unknown.status == 401);
  BOOST_TEST(wrong.body == unknown.body);
  BOOST_TEST(code_in(wrong) == "wrong_password");
  BOOST_TEST(person.get("/api/me").status == 401);
  BOOST_TEST(world.log().find("iets anders") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(log_in_makes_a_new_session_and_ends_the_old_one) {
  const DeskWorld world;
  Person staff(world, "staff");
  const std::string first = staff.cookie();
  BOOST_TEST(staff.log_in("staff", kPassword).status == 200);
  BOOST_TEST(staff.cookie() != first);
  Person thief(world, "");
  thief.use_cookie(first);
  BOOST_TEST(thief.get("/api/me").status == 401);
  BOOST_TEST(staff.get("/api/me").status == 200);
}

BOOST_AUTO_TEST_CASE(an_id_that_somebody_else_chose_stays_worthless) {
  const DeskWorld world;
  const std::string planted = "wc=" + std::string(64, 'a');
  Person victim(world, "");
  victim.use_cookie(planted);
  BOOST_TEST(victim.log_in("staff", kPassword).status == 200);
  BOOST_TEST(victim.cookie() != planted);
  Person thief(world, "");
  thief.use_cookie(planted);
  BOOST_TEST(thief.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_CASE(log_out_ends_the_session_for_good) {
  const DeskWorld world;
  Person staff(world, "staff");
  const auto out = staff.post("/api/logout");
  BOOST_TEST(out.status == 200);
  BOOST_TEST(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
  BOOST_TEST(staff.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_half_an_hour_without_use) {
  DeskWorld world;
  Person staff(world, "staff");
  world.pass(minutes{29});
  BOOST_TEST(staff.get("/api/me").status == 200);
  world.pass(minutes{29});
  BOOST_TEST(staff.get("/api/me").status == 200);
  world.pass(minutes{31});
  BOOST_TEST(staff.get("/api/me").status == 401);
  BOOST_TEST(code_in(staff.get("/api/me")) == "not_logged_in");
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_twelve_hours_whatever_happens) {
  DeskWorld world;
  Person staff(world, "staff");
  Millis passed{0};
  while (passed < hours{12} - minutes{25}) {
    world.pass(minutes{25});
    passed += minutes{25};
    BOOST_TEST(staff.get("/api/me").status == 200, passed.count());
  }
  world.pass(minutes{25});
  BOOST_TEST(staff.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_CASE(roles_and_people_change_at_once) {
  DeskWorld world;
  Person staff(world, "staff");
  BOOST_TEST(staff.get("/api/tickets").status == 200);
  const auto user = world.users().find("staff");
  BOOST_REQUIRE(user.ok());
  BOOST_TEST(world.users().put({"staff", user->password_hash, {"ops"}, "nl"}).ok());
  BOOST_TEST(staff.get("/api/tickets").status == 403);
  BOOST_TEST(world.users().drop("staff").ok());
  BOOST_TEST(staff.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_CASE(a_restart_logs_nobody_out) {
  DeskWorld world;
  Person staff(world, "staff");
  world.restart();
  BOOST_TEST(staff.get("/api/me").status == 200);
}

BOOST_AUTO_TEST_CASE(guessing_is_slowed_down_for_the_name_and_the_address) {
  DeskWorld world;
  Person guesser(world, "");
  for (int i = 0; i < 5; ++i) {
    BOOST_TEST(guesser.log_in("staff", "gok " + std::to_string(i)).status == 401);
  }
  // Six more failures, as another address would make them, the last a while ago: of the pause that
  // they cost, 40 s are left.
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(world.users().count_failure("name:staff", hours{1}).ok());
  }
  BOOST_TEST(world.users().count_failure("pause:name:staff", seconds{40}).ok());
  const auto slow = guesser.log_in("staff", kPassword);
  BOOST_TEST(slow.status == 429);
  BOOST_TEST(code_in(slow) == "slow_down");
  const int left = std::stoi(slow.header("retry-after"));
  BOOST_TEST(left > 1);  // the address has a second of its own
  BOOST_TEST(left <= 40);
  BOOST_TEST((*Json::parse(slow.body))["params"]["seconds"].text() == std::to_string(left));
  // The address has a pause of its own, of a second: once it is over, others may log in, but not
  // this name.
  int status = 429;
  for (int i = 0; i < 500 && status == 429; ++i) {
    test::rest(Millis{20});
    status = guesser.log_in("ops", kPassword).status;
  }
  BOOST_TEST(status == 200);
  BOOST_TEST(guesser.log_in("staff", kPassword).status == 429);
  BOOST_TEST(world.users().forget_failures("pause:name:staff").ok());
  BOOST_TEST(guesser.log_in("staff", kPassword).status == 200);
  BOOST_TEST(*world.users().failures("name:staff") == 0);
  // Whoever knows one password guesses the others no faster.
  BOOST_TEST(*world.users().failures("address:127.0.0.1") == 5);
}

BOOST_AUTO_TEST_CASE(without_redis_nothing_is_done_and_afterwards_all_goes_on) {
  const DeskWorld world;
  Person staff(world, "staff");
  BOOST_TEST(staff.get("/healthz").status == 200);
  test::desk_redis().kill();
  const auto away = staff.get("/api/tickets");
  BOOST_TEST(away.status == 503);
  BOOST_TEST(code_in(away) == "redis_away");
  BOOST_TEST(staff.get("/healthz").status == 503);
  BOOST_TEST(staff.get("/metrics").status == 200);
  BOOST_TEST(staff.get("/").status == 200);
  test::desk_redis().start();
  BOOST_TEST(staff.get("/api/tickets").status == 200);
  BOOST_TEST(staff.get("/healthz").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
