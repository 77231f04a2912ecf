// SPDX-License-Identifier: EUPL-1.2
// The story of the house: two citizens post, staff pick and answer, and the answer stands at the
// platform exactly once whatever happens in between.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <thread>

#include "daemon/commands/tool.h"
#include "tests/tools/world.h"

namespace {

using wc::JsonView;
using wc::test::Answer;
using wc::test::eventually;
using wc::test::Staff;
using wc::test::ticket_path;
using wc::test::ticket_with;
using wc::test::World;

constexpr const char* kComment =
    R"({"platform":"facebook","kind":"comment","key":"c1","author":"Truus Bakker",)"
    R"("text":"De ondergrondse container aan de Lange Hezelstraat is al weken niet )"
    R"(geleegd, wanneer komt er iemand?"})";
constexpr const char* kMention =
    R"({"platform":"x","kind":"mention","key":"m1","author":"Piet Smit","handle":"pietsmit",)"
    R"("text":"@GemeenteNijmegen hoe vraag ik een parkeervergunning aan?"})";
constexpr const char* kUrgent =
    R"({"platform":"x","kind":"mention","key":"m2","author":"Els Vos","handle":"elsvos",)"
    R"("text":"@GemeenteNijmegen help, er is brand in een flat aan de Waalkade )"
    R"(en er zitten mensen vast!"})";

// Answers the first citizen's post of a claimed ticket; the reply's id.
std::string answer(Staff& staff, const std::string& ticket, std::int64_t token,
                   const std::string& text) {
  const Answer dossier = staff.get(ticket_path(ticket));
  BOOST_REQUIRE_EQUAL(dossier.status, 200);
  const std::string post(dossier.body["posts"].at(0)["id"].text());
  const Answer out = staff.post(ticket_path(ticket) + "/reply",
                                R"({"token":)" + std::to_string(token) + R"(,"post":")" + post +
                                    R"(","text":")" + text + R"(","then":"finish"})");
  BOOST_REQUIRE_MESSAGE(out.status == 200, out.body.root().dump());
  return std::string(out.body["id"].text());
}

std::string out_state(Staff& staff, const std::string& ticket, const std::string& out) {
  const Answer dossier = staff.get(ticket_path(ticket));
  for (const JsonView one : dossier.body["outs"].items()) {
    if (one["id"].text() == out) return std::string(one["state"].text());
  }
  return "absent";
}

std::size_t times_written(World& world, const std::string& platform, const std::string& text) {
  std::size_t times = 0;
  const wc::Json written = world.written(platform);
  for (const JsonView one : written.root().items()) {
    if (one["text"].text().find(text) != std::string_view::npos) ++times;
  }
  return times;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(river)

BOOST_AUTO_TEST_CASE(two_citizens_are_heard_and_answered) {
  World world;
  Staff anna = world.staff("anna");
  Staff bram = world.staff("bram");
  world.citizen("facebook", kComment);
  world.citizen("x", kMention);
  const std::string comment = ticket_with(anna, "container");
  const std::string mention = ticket_with(anna, "parkeervergunning");

  const Answer dossier = anna.get(ticket_path(comment));
  const JsonView verdict = dossier.body["posts"].at(0)["verdict"];
  BOOST_TEST(verdict["topics"].at(0).text() == "afval");
  BOOST_TEST(!verdict["reasons"].items().empty());

  // Both press at the same moment: one has it, the other is told who.
  const std::string path = ticket_path(mention) + "/claim";
  Answer first{0, *wc::Json::parse("{}")};
  Answer second{0, *wc::Json::parse("{}")};
  std::thread one([&] { first = anna.post(path, "{}"); });
  std::thread other([&] { second = bram.post(path, "{}"); });
  one.join();
  other.join();
  BOOST_TEST(first.status + second.status == 200 + 409);
  Staff& winner = first.status == 200 ? anna : bram;
  const Answer& claim = first.status == 200 ? first : second;
  const Answer& refusal = first.status == 200 ? second : first;
  BOOST_TEST(refusal.body["code"].text() == "taken");

  // The connection breaks after X has taken it: it stands there once, and the desk comes to know.
  world.mischief("x", R"({"route":"POST /2/tweets","what":"drop_after","times":1})");
  const std::string out = answer(winner, mention, *claim.body["token"].whole(),
                                 "U vraagt de vergunning aan in het Digitaal Loket.");
  eventually("the reply is sent", [&] { return out_state(winner, mention, out) == "sent"; });
  BOOST_TEST(times_written(world, "x", "Digitaal Loket") == 1U);
  const Answer after = winner.get(ticket_path(mention));
  BOOST_TEST(after.body["ticket"]["state"].text() == "finished");
  BOOST_TEST(after.body["outs"].at(0)["receipt_url"].text().starts_with("https://"));
  std::string verbs;
  for (const JsonView event : after.body["log"].items()) {
    verbs += std::string(event["verb"].text()) + " ";
  }
  for (const char* verb : {"arrived", "claimed", "replied", "unknown", "sent"}) {
    BOOST_TEST(verbs.find(verb) != std::string::npos, verb << " is missing in: " << verbs);
  }
  const auto [code, text] = world.run({"fsck"});
  BOOST_TEST(code == 0, text);
}

BOOST_AUTO_TEST_CASE(killed_between_sending_and_noting) {
  wc::test::WorldOptions options;
  options.courier = "sending_max = \"1s\"\n";
  World world(options);
  Staff anna = world.staff("anna");
  world.citizen("facebook", kComment);
  const std::string ticket = ticket_with(anna, "container");
  const Answer claim = anna.post(ticket_path(ticket) + "/claim", "{}");
  BOOST_REQUIRE_EQUAL(claim.status, 200);
  // Facebook takes the comment and then keeps us waiting: killed in that moment.
  world.mischief("facebook",
                 R"({"route":"POST","what":"headers","headers":{"sandbox-hold-ms":"20000"}})");
  const std::string out =
      answer(anna, ticket, *claim.body["token"].whole(), "Wij laten de container vandaag legen.");
  eventually("it stands there",
             [&] { return times_written(world, "facebook", "vandaag legen") == 1; });
  world.kill_daemon();
  world.start_daemon();
  Staff again = world.staff("anna");
  eventually("the reply is sent", [&] { return out_state(again, ticket, out) == "sent"; });
  BOOST_TEST(times_written(world, "facebook", "vandaag legen") == 1U);
  // The restart logged nobody out.
  BOOST_TEST(anna.get("/api/me").status == 200);
  const auto [code, text] = world.run({"fsck"});
  BOOST_TEST(code == 0, text);
}

BOOST_AUTO_TEST_CASE(an_urgent_post_overtakes_everything) {
  World world;
  Staff anna = world.staff("anna");
  world.citizen("facebook", kComment);
  ticket_with(anna, "container");
  world.citizen("x", kUrgent);
  const std::string urgent = ticket_with(anna, "brand");
  const Answer pick = anna.post("/api/pick", "{}");
  BOOST_REQUIRE_EQUAL(pick.status, 200);
  BOOST_TEST(pick.body["claim"]["ticket"].text() == urgent);
}

BOOST_AUTO_TEST_CASE(surge_mode_ends_by_itself) {
  World world;
  Staff carla = world.staff("carla");
  const auto [code, text] = world.run({"surge", "on", "vierdaagse", "--until", "3s"});
  BOOST_TEST(code == 0, text);
  const auto on = [&] {
    const Answer surges = carla.get("/api/surge");
    for (const JsonView one : surges.body["surges"].items()) {
      if (one["event"].text() == "vierdaagse") return one["on"].flag();
    }
    return false;
  };
  eventually("it is on", on);
  eventually("it ended", [&] { return !on(); });
  eventually("the log tells both", [&] {
    const std::string log = world.run({"log"}).second;
    return log.find("surge_on") != std::string::npos && log.find("surge_off") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(sigterm_drains_and_sighup_keeps_what_works) {
  World world;
  world.daemon().signal(SIGHUP);
  world.daemon().wait_for("\"reloaded\"");
  BOOST_TEST(world.stop_daemon() == 0);
  world.start_daemon();
  BOOST_TEST(world.staff("otto").get("/api/ops").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
