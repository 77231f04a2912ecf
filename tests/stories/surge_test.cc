// SPDX-License-Identifier: EUPL-1.2
// The coordinator switches the Vierdaagse on: rules, searches, pace, lanes and weights change at
// once, everybody is told, and afterwards it is an ordinary day again.
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/tools/world.h"

namespace {

using namespace wc;        // NOLINT(google-build-using-namespace)
using namespace wc::test;  // NOLINT(google-build-using-namespace)

// Words of which a rule of the event speaks.
constexpr const char* kMedal = "Hoe laat is de uitreiking van het kruisje?";

// Nobody mentions us here: only the event's search finds it.
constexpr const char* kFoundBySearch =
    R"({"platform":"x","kind":"post","key":"s1","author":"Sanne Visser","handle":"sannev",)"
    R"("text":"#4daagse waar zijn de watertappunten bij het Valkhof?"})";

std::string comment(const std::string& key, const std::string& text) {
  return R"({"platform":"facebook","kind":"comment","key":")" + key +
         R"(","author":"Truus Bakker","text":")" + text + "\"}";
}

struct Seen {
  std::string lane;
  std::set<std::string> topics;
  bool by_event = false;  // a rule of the event spoke
};

Seen seen(Staff& staff, const std::string& ticket) {
  const Answer dossier = staff.get(ticket_path(ticket));
  Seen seen{std::string(dossier.body["ticket"]["lane"].text()), {}};
  for (const JsonView topic : dossier.body["ticket"]["topics"].items()) {
    seen.topics.emplace(topic.text());
  }
  for (const JsonView reason : dossier.body["posts"].at(0)["verdict"]["reasons"].items()) {
    seen.by_event = seen.by_event || reason["rule"].text().starts_with("vierdaagse/");
  }
  return seen;
}

bool is_on(Staff& staff) {
  const Answer surges = staff.get("/api/surge");
  for (const JsonView one : surges.body["surges"].items()) {
    if (one["event"].text() == "vierdaagse") return one["on"].flag();
  }
  return false;
}

// Picks so many tickets and finishes each; how many were of that lane.
int picked_of_lane(Staff& staff, int picks, const std::string& lane) {
  int of_lane = 0;
  for (int i = 0; i < picks; ++i) {
    const Answer pick = staff.post("/api/pick", "{}");
    BOOST_REQUIRE_EQUAL(pick.status, 200);
    const std::string ticket(pick.body["claim"]["ticket"].text());
    of_lane += seen(staff, ticket).lane == lane ? 1 : 0;
    const std::string token = std::to_string(*pick.body["claim"]["token"].whole());
    const Answer done = staff.post(ticket_path(ticket) + "/finish",
                                   R"({"token":)" + token + R"(,"reason":"no_answer_needed"})");
    BOOST_REQUIRE_EQUAL(done.status, 200);
  }
  return of_lane;
}

std::string until_in_an_hour() {
  const auto now = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  return format_time(now + std::chrono::hours{1});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(surge)

BOOST_AUTO_TEST_CASE(the_vierdaagse_goes_on_and_off) {
  WorldOptions options;
  options.poll = "10m";  // on an ordinary day nobody would hear of these for ten minutes
  World world(options);
  Staff anna = world.staff("anna");
  Staff carla = world.staff("carla");
  Staff otto = world.staff("otto");
  BOOST_TEST(!is_on(anna));
  world.citizen("facebook", comment("medal", kMedal));
  world.citizen("x", kFoundBySearch);
  for (int i = 0; i < 6; ++i) {
    const std::string number = std::to_string(i);
    world.citizen("facebook",
                  comment("o" + number, "De container aan straat " + number + " is vol."));
    world.citizen("facebook", comment("e" + number, "Waar is het podium " + number +
                                                        " van de vierdaagsefeesten?"));
  }

  // Staff may not, the coordinator may, and everybody sees it.
  const std::string on = R"({"event":"vierdaagse","until":")" + until_in_an_hour() + "\"}";
  BOOST_TEST(anna.post("/api/surge/on", on).status == 403);
  BOOST_REQUIRE_EQUAL(carla.post("/api/surge/on", on).status, 200);
  BOOST_TEST(is_on(anna));
  BOOST_TEST(is_on(otto));

  // Pace, rules, search and lane.
  const Seen medal = seen(anna, ticket_with(anna, "kruisje"));
  BOOST_TEST(medal.topics.count("evenementen") == 1U);
  BOOST_TEST(medal.lane == "event");
  BOOST_TEST(medal.by_event);
  const Seen found = seen(anna, ticket_with(anna, "watertappunten"));
  BOOST_TEST(found.topics.count("evenementen") == 1U);
  BOOST_TEST(found.lane == "event");
  for (int i = 0; i < 6; ++i) {
    ticket_with(anna, "straat " + std::to_string(i));
    ticket_with(anna, "podium " + std::to_string(i));
  }
  // Weights 3:1, and ordinary citizens are not forgotten.
  BOOST_TEST(picked_of_lane(anna, 8, "event") == 6);

  // Off again: the same words are an ordinary post, whoever picks takes the lanes in turn.
  BOOST_REQUIRE_EQUAL(carla.post("/api/surge/off", R"({"event":"vierdaagse"})").status, 200);
  BOOST_TEST(!is_on(anna));
  BOOST_TEST(world.stop_daemon() == 0);
  world.citizen("facebook",
                comment("later", "Voor later: hoe laat is de uitreiking van het kruisje?"));
  world.start_daemon();
  const Seen later = seen(anna, ticket_with(anna, "Voor later"));
  BOOST_TEST(!later.by_event);
  BOOST_TEST(later.lane == "ordinary");
  const std::string log = world.run({"log"}).second;
  BOOST_TEST(log.find("surge_on") != std::string::npos);
  BOOST_TEST(log.find("surge_off") != std::string::npos);
  const auto [code, text] = world.run({"fsck"});
  BOOST_TEST(code == 0, text);
}

BOOST_AUTO_TEST_SUITE_END()
