// SPDX-License-Identifier: EUPL-1.2
// What the desk is refused, and what it is told with it: who has it, which field, why not.
#include <boost/test/unit_test.hpp>

#include "tests/daemon/desk_calls.h"

namespace wc {
namespace {

using test::body_of;
using test::DeskWorld;
using test::HttpAnswer;
using test::only_op;
using test::Person;
using test::refused;
using test::right;
using test::token_of;
using test::with_token;

BOOST_AUTO_TEST_SUITE(api_refusal)

BOOST_AUTO_TEST_CASE(two_people_do_not_work_on_one_ticket) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  Person coordinator(world, "coordinator");
  const Json claim =
      right(staff.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
  const auto taken = coordinator.post(path + "/claim", only_op());
  BOOST_TEST(refused(taken, 409, "taken")["params"]["owner"].text() == "staff");
  const Json seen = right(coordinator.get(path), "GET", "/api/tickets/{id}");
  const Json again = right(staff.get(path), "GET", "/api/tickets/{id}");
  BOOST_TEST(again["looking"].dump().find("coordinator") != std::string::npos);
}

// Whoever lost a ticket learns who has it now, whatever was tried.
BOOST_AUTO_TEST_CASE(who_is_refused_is_told_who_has_it_now) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  Person coordinator(world, "coordinator");
  const auto claimed = [&](Person& person) {
    const Json claim =
        right(person.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
    return token_of(claim.root());
  };
  const std::int64_t old = claimed(staff);
  BOOST_TEST(staff.post(path + "/release", with_token(old)).status == 200);
  const std::int64_t present = claimed(coordinator);
  JsonWriter beat;
  beat.object().field("token", old).field("draft", "Beste inwoner").end();
  const std::vector<HttpAnswer> tries{
      staff.post(path + "/beat", beat.take()),
      staff.post(path + "/release", with_token(old)),
      staff.post(path + "/release", with_token(present)),
      staff.post(path + "/finish", with_token(old, {{"reason", "spam"}})),
      staff.post(path + "/hand_over", with_token(old, {{"office", "Stadsbeheer"},
                                                       {"question", "Wanneer?"},
                                                       {"due", "2033-01-01T10:00:00Z"}})),
      staff.post(path + "/reply",
                 with_token(old, {{"post", "x:1"}, {"text", "Wij komen."}, {"then", "keep"}}))};
  for (const HttpAnswer& answer : tries) {
    BOOST_TEST(refused(answer, 409, "fenced")["params"]["owner"].text() == "coordinator");
  }
  BOOST_TEST(coordinator.post(path + "/release", with_token(present)).status == 200);
  const auto nobody = staff.post(path + "/release", with_token(old));
  BOOST_TEST(!refused(nobody, 409, "fenced")["params"]["owner"].present());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_by_its_field) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  const auto field = [](const HttpAnswer& answer) {
    return std::string(refused(answer, 400, "bad_request")["params"]["field"].text());
  };
  BOOST_TEST(field(staff.post("/api/pick", "{}")) == "op");
  BOOST_TEST(field(staff.post("/api/pick", "[]")) == "body");
  BOOST_TEST(field(staff.post("/api/pick", "{")) == "body");
  BOOST_TEST(field(staff.post("/api/pick", body_of({{"op", DeskWorld::op()}, {"as", "chef"}}))) ==
             "as");
  BOOST_TEST(field(staff.post(path + "/finish", with_token(1, {{"reason", "boredom"}}))) ==
             "reason");
  BOOST_TEST(field(staff.get("/api/tickets?state=lost")) == "state");
  Person auditor(world, "auditor");
  BOOST_TEST(field(auditor.get("/api/log?after=yesterday")) == "after");
  refused(staff.get("/api/tickets/x:none"), 404, "not_found");
  refused(staff.post("/api/tickets/x:none/claim", only_op()), 404, "not_found");
  refused(staff.post("/api/replies/" + DeskWorld::op() + "/undo", only_op()), 404, "not_found");
}

// A filter that we do not know, or not like that, would silently show something else.
BOOST_AUTO_TEST_CASE(a_query_holds_only_what_its_route_knows) {
  const DeskWorld world;
  Person coordinator(world, "coordinator");
  const auto told = [&](const HttpAnswer& answer) {
    const Json json = refused(answer, 400, "bad_request");
    return std::string(json["params"]["field"].text()) + ": " +
           std::string(json["params"]["allowed"].text());
  };
  const std::string states = "state: waiting, claimed, snoozed, backoffice, finished, erased";
  const std::string ids = "after: ^([0-9]{1,19}-[0-9]{1,19})?$";
  BOOST_TEST(told(coordinator.get("/api/tickets?lane=bogus")) == "lane: state");
  for (const char* known : {"lane=urgent", "platform=x", "topic=afval", "limit=5", "x"}) {
    const auto answer = coordinator.get("/api/tickets?state=waiting&" + std::string(known));
    BOOST_TEST(told(answer) ==
               std::string(known).substr(0, std::string(known).find('=')) + ": state");
  }
  for (const char* wrong : {"lost", "", "WAITING", "waiting%20", "waiting,claimed"}) {
    BOOST_TEST(told(coordinator.get("/api/tickets?state=" + std::string(wrong))) == states);
  }
  BOOST_TEST(told(coordinator.get("/api/tickets?state")) == states);
  BOOST_TEST(told(coordinator.get("/api/tickets?state=waiting&state=lost")) == states);
  BOOST_TEST(told(coordinator.get("/api/tickets?state=waiting&state=claimed")) == states);
  BOOST_TEST(told(coordinator.get("/api/log?after=yesterday")) == ids);
  BOOST_TEST(told(coordinator.get("/api/log?limit=5")) == "limit: after");
  BOOST_TEST(told(coordinator.get("/api/surge?event=vierdaagse")) == "event: ");
  BOOST_TEST(told(coordinator.get("/api/live?after=1-0")) == "after: ");
  BOOST_TEST(told(coordinator.post("/api/pick?lane=urgent", only_op())) == "lane: ");
  for (const char* right : {"/api/tickets", "/api/tickets?", "/api/tickets?state=claimed",
                            "/api/tickets?st%61te=claimed&", "/api/log?after=",
                            "/api/log?after=1-0", "/healthz?now=1", "/metrics?now=1"}) {
    BOOST_TEST(coordinator.get(right).status == 200, right);
  }
}

BOOST_AUTO_TEST_CASE(what_is_allowed_is_told_of_a_body_too) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  const auto allowed = [](const HttpAnswer& answer) {
    return std::string(refused(answer, 400, "bad_request")["params"]["allowed"].text());
  };
  BOOST_TEST(allowed(staff.post("/api/pick", "{}")) == "^[A-Za-z0-9_-]{16,64}$");
  BOOST_TEST(allowed(staff.post("/api/pick", body_of({{"op", DeskWorld::op()}, {"as", "x"}}))) ==
             "op");
  BOOST_TEST(allowed(staff.post(path + "/finish", with_token(1, {{"reason", "boredom"}})))
                 .starts_with("answered_elsewhere, no_answer_needed"));
  BOOST_TEST(allowed(staff.post(path + "/release", body_of({{"op", DeskWorld::op()}}))) == "");
}

BOOST_AUTO_TEST_CASE(nobody_takes_more_than_the_bureau_allows) {
  DeskWorld world;
  for (int i = 1; i <= 6; ++i) world.arrives(i);
  Person staff(world, "staff");
  for (int i = 1; i <= 5; ++i) BOOST_TEST(staff.post("/api/pick", only_op()).status == 200);
  refused(staff.post("/api/pick", only_op()), 429, "too_many");
}

// What the platform would refuse is refused while the desk still has the words.
BOOST_AUTO_TEST_CASE(an_answer_that_cannot_be_sent_is_refused_beforehand) {
  DeskWorld world;
  world.arrives(1);
  ReplyRule closed;
  closed.allowed = false;
  world.arrives(3, closed);
  closed.why = "not_mentioned";
  world.arrives(2, closed);
  world.arrives(4, {}, "closed-account");
  Person staff(world, "staff");
  const auto answer = [&](const std::string& number, const std::string& words) {
    const std::string path = "/api/tickets/x:c" + number;
    const Json claim =
        right(staff.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
    const std::int64_t token = token_of(claim.root());
    const auto reply =
        staff.post(path + "/reply",
                   with_token(token, {{"post", "x:" + number}, {"text", words}, {"then", "keep"}}));
    BOOST_TEST(staff.post(path + "/release", with_token(token)).status == 200);
    return reply;
  };
  const auto too_long = answer("1", std::string(281, 'a'));
  const Json told = refused(too_long, 400, "too_long");
  BOOST_TEST(told["params"]["used"].text() == "281");
  BOOST_TEST(told["params"]["max"].text() == "280");
  refused(answer("1", " \n\t "), 400, "empty");
  refused(answer("1", "Dag\x01"), 400, "not_sendable");
  refused(answer("2", "Dag"), 409, "not_mentioned");
  refused(answer("3", "Dag"), 409, "not_allowed");
  refused(answer("4", "Dag"), 409, "no_account");
  BOOST_TEST(world.queue().outs(OutState::kPending, 10)->empty());
  right(answer("1", std::string(280, 'a')), "POST", "/api/tickets/{id}/reply");
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_in_the_outbox_is_given_again_whatever_changed_since) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  const Json claim =
      right(staff.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
  const std::string reply = with_token(
      token_of(claim.root()), {{"post", "x:1"}, {"text", "Wij komen."}, {"then", "finish"}});
  const auto first = staff.post(path + "/reply", reply);
  BOOST_TEST(first.status == 200);
  BOOST_REQUIRE(world.queue().erase({"x:1"}, "deleted").ok());
  const auto again = staff.post(path + "/reply", reply);
  BOOST_TEST(again.status == 200);
  BOOST_TEST(again.body == first.body);
  const std::string other = with_token(
      token_of(claim.root()), {{"post", "x:1"}, {"text", "Wij komen."}, {"then", "finish"}});
  BOOST_TEST(staff.post(path + "/reply", other).status >= 400);
}

// Before our looks believe that it is not there, sending again could post it twice.
BOOST_AUTO_TEST_CASE(an_unknown_answer_goes_again_only_when_it_is_not_there) {
  DeskWorld world;
  const std::string path = "/api/tickets/" + world.arrives(1);
  Person staff(world, "staff");
  const Json claim =
      right(staff.post(path + "/claim", only_op()), "POST", "/api/tickets/{id}/claim");
  const auto out = staff.post(
      path + "/reply", with_token(token_of(claim.root()),
                                  {{"post", "x:1"}, {"text", "Wij komen."}, {"then", "finish"}}));
  BOOST_REQUIRE(out.status == 200);
  const std::string id((*Json::parse(out.body))["id"].text());
  const auto comes_to = [&](const std::string& code) {
    world.pass(Millis{10'000});
    const auto taken = world.queue().take("courier", {"gemeente"}, Millis{30'000});
    BOOST_REQUIRE((taken.ok() && taken->has_value()));
    BOOST_REQUIRE(world.queue().outcome(**taken, {OutState::kUnknown, code, "", "", Millis{1}}));
  };
  const auto again = [&] {
    return staff.post("/api/replies/" + id + "/settle",
                      body_of({{"op", DeskWorld::op()}, {"state", "pending"}}));
  };
  comes_to("timeout");
  refused(again(), 409, "wrong_state");
  comes_to("not_there");
  right(again(), "POST", "/api/replies/{id}/settle");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
