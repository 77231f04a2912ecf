// SPDX-License-Identifier: EUPL-1.2
#include "daemon/surge.h"

#include <boost/test/unit_test.hpp>

#include "tests/tools/redis_server.h"

namespace {

using namespace wc;  // NOLINT(google-build-using-namespace)
using std::chrono::hours;
using std::chrono::seconds;

Settings two_events() {
  Settings settings;
  Event fair;
  fair.id = "fair";
  fair.topics = {"evenementen"};
  fair.event_weight = 2;
  Event walk;
  walk.id = "walk";
  walk.topics = {"evenementen", "verkeer"};
  walk.event_weight = 3;
  settings.events = {fair, walk};
  return settings;
}

Verdict about(const std::string& topic, Urgency urgency) {
  Verdict verdict;
  verdict.signal = true;
  verdict.topics = {topic};
  verdict.urgency = urgency;
  return verdict;
}

struct Bench {
  test::RedisServer redis;
  Settings settings = two_events();
  Queue queue{redis.address(), {"{wc:surge}", KeySpace::Time::kVirtual}};
  Time now = from_millis(1'790'000'000'000);

  Bench() {
    BOOST_REQUIRE(queue.open().ok());
    BOOST_REQUIRE(queue.tick(now).ok());
  }
  std::vector<std::string> on() { return event_ids(*surges_on(queue)); }
  std::string verbs() {
    std::string all;
    const auto events = queue.log("", 100);
    for (const LogEvent& event : *events) all += event.verb + " ";
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(surge)

BOOST_AUTO_TEST_CASE(lanes_follow_the_events_that_are_on) {
  const Settings settings = two_events();
  const std::vector<SurgeState> walk{{"walk", Time{}, "carla"}};
  const Verdict traffic = about("verkeer", Urgency::kNormaal);
  BOOST_TEST((lane_of(traffic, settings, {}) == Lane::kOrdinary));
  BOOST_TEST((lane_of(traffic, settings, walk) == Lane::kEvent));
  BOOST_TEST((lane_of(about("afval", Urgency::kHoog), settings, walk) == Lane::kOrdinary));
  BOOST_TEST((lane_of(about("verkeer", Urgency::kSpoed), settings, walk) == Lane::kUrgent));
}

BOOST_AUTO_TEST_CASE(of_two_events_the_lower_weight_holds) {
  const Settings settings = two_events();
  BOOST_TEST(pick_options(settings, {}).event_weight == 1);
  BOOST_TEST(pick_options(settings, {{"walk", Time{}, ""}}).event_weight == 3);
  BOOST_TEST(pick_options(settings, {{"walk", Time{}, ""}, {"fair", Time{}, ""}}).event_weight ==
             2);
}

BOOST_AUTO_TEST_CASE(it_is_on_until_its_end_and_the_log_tells_once) {
  Bench bench;
  BOOST_REQUIRE(surge_on(bench.queue, bench.settings, "walk", bench.now + hours{2}, "carla").ok());
  BOOST_TEST(bench.on() == std::vector<std::string>{"walk"}, boost::test_tools::per_element());
  BOOST_REQUIRE(bench.queue.tick(bench.now + hours{2} + seconds{1}).ok());
  BOOST_TEST(bench.on().empty());
  BOOST_TEST(*surge_sweep(bench.queue) == 1);
  BOOST_TEST(*surge_sweep(bench.queue) == 0);
  BOOST_TEST(bench.verbs() == "surge_on surge_off ");
}

BOOST_AUTO_TEST_CASE(it_is_extended_and_ended_early) {
  Bench bench;
  BOOST_REQUIRE(surge_on(bench.queue, bench.settings, "fair", bench.now + hours{1}, "carla").ok());
  BOOST_REQUIRE(surge_on(bench.queue, bench.settings, "fair", bench.now + hours{5}, "carla").ok());
  BOOST_REQUIRE(bench.queue.tick(bench.now + hours{2}).ok());
  BOOST_TEST(bench.on().size() == 1U);
  BOOST_REQUIRE(surge_off(bench.queue, "fair", "carla").ok());
  BOOST_TEST(bench.on().empty());
  BOOST_TEST(surge_off(bench.queue, "fair", "carla").ok());  // it was not on
}

BOOST_AUTO_TEST_CASE(it_always_has_an_end_and_a_name) {
  Bench bench;
  const auto code = [&](const std::string& event, Time until) {
    const auto state = surge_on(bench.queue, bench.settings, event, until, "carla");
    return state ? std::string("on") : state.error().code;
  };
  BOOST_TEST(code("nothing", bench.now + hours{1}) == "not_found");
  BOOST_TEST(code("walk", bench.now) == "bad_until");
  BOOST_TEST(code("walk", bench.now + hours{24 * 15}) == "bad_until");
}

BOOST_AUTO_TEST_SUITE_END()
