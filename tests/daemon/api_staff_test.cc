// SPDX-License-Identifier: EUPL-1.2
// The desk's work over real HTTP and a real Redis; every answer is held against its schema.
#include <boost/test/unit_test.hpp>

#include "tests/daemon/desk_calls.h"
#include "tests/daemon/schema.h"

namespace wc {
namespace {

using test::body_of;
using test::DeskWorld;
using test::only_op;
using test::Person;
using test::refused;
using test::right;
using test::token_of;
using test::with_token;

BOOST_AUTO_TEST_SUITE(api_staff)

BOOST_AUTO_TEST_CASE(the_schema_checker_sees_what_is_wrong) {
  const auto wrong = [](const std::string& schema, const std::string& value) {
    return !test::mismatch(Json::parse(schema)->root(), Json::parse(value)->root()).empty();
  };
  BOOST_TEST(!wrong(R"({"type":"integer"})", "1"));
  BOOST_TEST(wrong(R"({"type":"integer"})", R"("1")"));
  BOOST_TEST(!wrong(R"({"type":["string","null"]})", "null"));
  BOOST_TEST(wrong(R"({"type":"string"})", "null"));
  BOOST_TEST(wrong(R"({"type":"string","enum":["a"]})", R"("b")"));
  BOOST_TEST(wrong(R"({"type":"array","items":{"type":"string"}})", "[1]"));
  BOOST_TEST(wrong(R"({"type":"object","required":["a"]})", "{}"));
  BOOST_TEST(
      wrong(R"({"type":"object","properties":{},"additionalProperties":false})", R"({"a":1})"));
  BOOST_TEST(wrong(R"({"type":"object","additionalProperties":{"type":"string"}})", R"({"a":1})"));
  BOOST_TEST(wrong(R"({"$ref":"#/components/schemas/Done"})", "{}"));
  BOOST_TEST(wrong(R"({"anyOf":[{"type":"null"},{"type":"integer"}]})", R"("a")"));
}

BOOST_AUTO_TEST_CASE(what_a_desk_reads_first) {
  DeskWorld world;
  Person staff(world, "staff");
  const Json me = right(staff.get("/api/me"), "GET", "/api/me");
  BOOST_TEST(me["name"].text() == "staff");
  BOOST_TEST(me["undo_ms"].whole().value() == 10'000);
  const Json topics = right(staff.get("/api/topics"), "GET", "/api/topics");
  BOOST_TEST(topics["topics"].size() > 0U);
  const Json answers = right(staff.get("/api/answers"), "GET", "/api/answers");
  BOOST_TEST(answers["answers"].at(0)["text"].text() == "Dank u wel.");
  const Json surges = right(staff.get("/api/surge"), "GET", "/api/surge");
  BOOST_TEST(!surges["surges"].at(0)["on"].flag());
}

BOOST_AUTO_TEST_CASE(from_the_list_to_an_answer_that_is_undone) {
  DeskWorld world;
  const std::string id = world.arrives(1);
  Person staff(world, "staff");
  const Json list = right(staff.get("/api/tickets?state=waiting"), "GET", "/api/tickets");
  BOOST_REQUIRE(list["tickets"].size() == 1U);
  BOOST_TEST(list["tickets"].at(0)["id"].text() == id);
  BOOST_TEST(!list["as_of"].text().empty());
  const Json picked = right(staff.post("/api/pick", only_op()), "POST", "/api/pick");
  BOOST_TEST(picked["claim"]["ticket"].text() == id);
  const std::int64_t token = token_of(picked["claim"]);
  const std::string path = "/api/tickets/" + id;
  JsonWriter beat;
  beat.object().field("token", token).field("draft", "Beste inwoner").end();
  right(staff.post(path + "/beat", beat.take()), "POST", "/api/tickets/{id}/beat");
  const Json dossier = right(staff.get(path), "GET", "/api/tickets/{id}");
  BOOST_TEST(dossier["draft"].text() == "Beste inwoner");
  BOOST_TEST(dossier["posts"].at(0)["text"].text() == test::kCitizenWords);
  BOOST_TEST(dossier["posts"].at(0)["verdict"]["reasons"].at(0)["text"].text() == "container");
  BOOST_TEST(dossier["ticket"]["owner"].text() == "staff");
  const Json out = right(
      staff.post(path + "/reply",
                 with_token(token, {{"post", "x:1"}, {"text", "Wij komen."}, {"then", "keep"}})),
      "POST", "/api/tickets/{id}/reply");
  BOOST_TEST(out["state"].text() == "pending");
  const std::string undo = "/api/replies/" + std::string(out["id"].text()) + "/undo";
  right(staff.post(undo, only_op()), "POST", "/api/replies/{id}/undo");
  right(staff.get(path), "GET", "/api/tickets/{id}");
  const Json nothing = right(staff.post("/api/pick", only_op()), "POST", "/api/pick");
  BOOST_TEST(!nothing["claim"].present());
}

BOOST_AUTO_TEST_CASE(a_ticket_is_finished_reopened_released_and_handed_over) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  const auto claim = [&] {
    const Json json =
        right(staff.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
    return token_of(json.root());
  };
  const std::string spam = with_token(claim(), {{"reason", "spam"}});
  right(staff.post(path + "/finish", spam), "POST", "/api/tickets/{id}/finish");
  right(staff.post(path + "/finish", spam), "POST", "/api/tickets/{id}/finish");  // the same op
  right(staff.get("/api/tickets?state=finished"), "GET", "/api/tickets");
  right(staff.post(path + "/undo_finish", only_op()), "POST", "/api/tickets/{id}/undo_finish");
  right(staff.post(path + "/release", with_token(claim())), "POST", "/api/tickets/{id}/release");
  right(staff.post(path + "/hand_over", with_token(claim(), {{"office", "Stadsbeheer"},
                                                             {"question", "Wanneer wordt geleegd?"},
                                                             {"due", "2033-01-01T10:00:00Z"}})),
        "POST", "/api/tickets/{id}/hand_over");
  const Json away = right(staff.get("/api/tickets?state=backoffice"), "GET", "/api/tickets");
  BOOST_TEST(away["tickets"].at(0)["office"].text() == "Stadsbeheer");
}

BOOST_AUTO_TEST_CASE(a_text_is_measured_as_its_account_counts) {
  DeskWorld world;
  Person staff(world, "staff");
  const Json ok =
      right(staff.post("/api/length", body_of({{"account", "gemeente"}, {"text", "hallo"}})),
            "POST", "/api/length");
  BOOST_TEST(ok["used"].whole().value() == 5);
  BOOST_TEST(ok["sendable"].flag());
  const Json none =
      right(staff.post("/api/length", body_of({{"account", "gemeente"}, {"text", ""}})), "POST",
            "/api/length");
  BOOST_TEST(!none["sendable"].flag());
  refused(staff.post("/api/length", body_of({{"account", "other"}, {"text", "x"}})), 404,
          "not_found");
}

BOOST_AUTO_TEST_CASE(the_coordinator_switches_surge_mode) {
  DeskWorld world;
  Person coordinator(world, "coordinator");
  const std::string until = format_time(world.house().now() + std::chrono::hours{8});
  const Json on =
      right(coordinator.post(
                "/api/surge/on",
                body_of({{"op", DeskWorld::op()}, {"event", "vierdaagse"}, {"until", until}})),
            "POST", "/api/surge/on");
  BOOST_TEST(on["on"].flag());
  BOOST_TEST(on["by"].text() == "coordinator");
  BOOST_TEST(on["until"].text() == until);
  const Json off =
      right(coordinator.post("/api/surge/off",
                             body_of({{"op", DeskWorld::op()}, {"event", "vierdaagse"}})),
            "POST", "/api/surge/off");
  BOOST_TEST(!off["on"].flag());
  refused(coordinator.post(
              "/api/surge/on",
              body_of({{"op", DeskWorld::op()}, {"event", "koningsdag"}, {"until", until}})),
          404, "not_found");
  refused(coordinator.post("/api/surge/on", body_of({{"op", DeskWorld::op()},
                                                     {"event", "vierdaagse"},
                                                     {"until", "2000-01-01T00:00:00Z"}})),
          400, "bad_until");
}

BOOST_AUTO_TEST_CASE(ops_and_auditors_see_figures_and_no_words) {
  DeskWorld world;
  const std::string id = world.arrives(1);
  const std::string source =
      R"({"name":"x-mentions","platform":"x","account":"gemeente","reads":"mentions",)"
      R"("state":"well","code":"","last_success":null,"last_try":null,"newest":null,"gaps":0,)"
      R"("holes":[],"rest_ms":0,"posts":1,"bad":0,"microdollars":0})";
  BOOST_REQUIRE(world.queue().put("source", "x-mentions", source, "intake", "").ok());
  BOOST_REQUIRE(world.queue().put("source", "broken", "{", "intake", "").ok());
  Person ops(world, "ops");
  Person auditor(world, "auditor");
  const auto health = ops.get("/api/ops");
  const Json figures = right(health, "GET", "/api/ops");
  BOOST_TEST(figures["sources"].size() == 1U);
  BOOST_TEST(figures["redis"]["ok"].flag());
  BOOST_TEST(figures["oldest_waiting"].text() == format_time(world.house().now()));
  const auto log = auditor.get("/api/log");
  const Json events = right(log, "GET", "/api/log");
  BOOST_TEST(events["events"].at(0)["ticket"].text() == id);
  const std::string first(events["events"].at(0)["id"].text());
  BOOST_TEST(right(auditor.get("/api/log?after=" + first), "GET", "/api/log")["events"].size() <
             events["events"].size());
  for (const auto& answer : {health, log, ops.get("/metrics"), ops.get("/healthz")}) {
    BOOST_TEST(answer.body.find("container") == std::string::npos);
    BOOST_TEST(answer.body.find("Inwoner") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(health_is_open_and_says_what_is_wrong) {
  DeskWorld world;
  Person nobody(world, "");
  right(nobody.get("/healthz"), "GET", "/healthz");
  BOOST_TEST(nobody.get("/readyz").status == 503);
  world.house().ready = true;
  right(nobody.get("/readyz"), "GET", "/readyz");
}

BOOST_AUTO_TEST_CASE(requests_are_counted_by_pattern_and_never_by_ticket) {
  DeskWorld world;
  Person staff(world, "staff");
  const std::string id = world.arrives(1);
  staff.get("/api/tickets/" + id);
  const auto metrics = staff.get("/metrics");
  BOOST_TEST(metrics.header("content-type").starts_with("text/plain"));
  BOOST_TEST(metrics.body.find("/api/tickets/{id}") != std::string::npos);
  BOOST_TEST(metrics.body.find(id) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
