// SPDX-License-Identifier: EUPL-1.2
// The connection: what each kind of trouble means, and that a killed Redis forgets nothing that it
// confirmed.
#include <boost/test/unit_test.hpp>

#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT

BOOST_AUTO_TEST_SUITE(redis_test)

BOOST_AUTO_TEST_CASE(an_answer_keeps_its_kind_and_its_bytes) {
  Redis redis{shared_redis().address()};
  const std::string bytes("a\0b\r\n", 5);
  BOOST_REQUIRE(redis.call({"SET", "bytes", bytes}));
  BOOST_TEST(redis.call({"GET", "bytes"})->text == bytes);
  BOOST_TEST((redis.call({"GET", "none"})->kind == Reply::Kind::kNil));
  BOOST_TEST(redis.call({"INCR", "number"})->whole == 1);
  const auto nested = redis.call({"EVAL", "return {'a', {'b', 5}}", "0"});
  BOOST_TEST(nested->items[1].items[1].whole == 5);
  BOOST_TEST(nested->at(0) == "a");
  BOOST_TEST(nested->at(7) == "");
  BOOST_TEST(nested->field("none") == "");
}

BOOST_AUTO_TEST_CASE(a_pipeline_answers_in_order_and_one_failure_does_not_stop_the_rest) {
  Redis redis{shared_redis().address()};
  const auto replies = redis.pipeline({{"SET", "p", "1"}, {"LPUSH", "p", "x"}, {"GET", "p"}});
  BOOST_REQUIRE(replies);
  BOOST_TEST((replies->at(1).kind == Reply::Kind::kError));
  BOOST_TEST(replies->at(2).text == "1");
  BOOST_TEST(redis.pipeline({})->empty());
}

BOOST_AUTO_TEST_CASE(what_redis_says_decides_what_the_caller_can_do) {
  for (const auto* refusal : {"LOADING x", "READONLY x", "MISCONF x", "OOM x", "NOREPLICAS x",
                              "BUSY x", "UNKILLABLE x", "MASTERDOWN x"}) {
    BOOST_TEST(error_of(refusal).code == "redis_refused");
    BOOST_TEST((error_of(refusal).cure == Cure::kAskAgain));
  }
  BOOST_TEST((error_of("NOPERM user x").cure == Cure::kMend));
  BOOST_TEST(error_of("WRONGPASS secret").what.find("secret") == std::string::npos);
  BOOST_TEST(error_of("WC fenced anna").code == "fenced");
  BOOST_TEST(error_of("WC fenced anna").what == "anna");
  BOOST_TEST((error_of("WC stale source town").cure == Cure::kAskAgain));
  BOOST_TEST((error_of("ERR syntax").cure == Cure::kGiveUp));
  BOOST_TEST(error_of("WC").code == "");
}

BOOST_AUTO_TEST_CASE(nobody_there_is_redis_away) {
  RedisAddress nowhere;
  nowhere.socket = "/nonexistent/redis.sock";
  Redis redis{nowhere};
  BOOST_TEST(code_of(redis.call({"PING"})) == "redis_away");
  BOOST_TEST(code_of(redis.pipeline({{"PING"}})) == "redis_away");
  BOOST_TEST(code_of(redis.call_blocking({"PING"}, Millis{1})) == "redis_away");
  Queue queue{nowhere, {"{wc:x}"}};
  BOOST_TEST((queue.open().error().cure == Cure::kAskAgain));
  BOOST_TEST(code_of(fsck(nowhere, {"{wc:x}"})) == "redis_away");
}

BOOST_AUTO_TEST_CASE(a_call_that_takes_too_long_is_given_up_and_the_next_one_connects_anew) {
  RedisAddress address = shared_redis().address();
  address.call_time_max = Millis{50};
  Redis redis{address};
  BOOST_TEST(code_of(redis.call({"BLPOP", "nothing", "0"})) == "redis_away");
  BOOST_TEST(redis.call({"PING"})->text == "PONG");
  BOOST_TEST(redis.call_blocking({"BLPOP", "nothing", "0.1"}, Millis{200}).ok());
}

BOOST_AUTO_TEST_CASE(an_array_beyond_the_cap_is_refused_before_it_is_stored) {
  Redis redis{shared_redis().address()};
  // A million and one nils: 5 bytes each on the wire.
  const auto reply =
      redis.call({"EVAL", "local t = {} for i = 1, 1000001 do t[i] = false end return t", "0"});
  BOOST_TEST(code_of(reply) == "redis_away");
  BOOST_TEST(redis.call({"PING"}).ok());
}

BOOST_AUTO_TEST_CASE(a_password_is_used_and_a_wrong_one_is_for_a_person_to_mend) {
  RedisServer server;
  RedisAddress address = server.address();
  Redis admin{address};
  BOOST_REQUIRE(admin.call({"ACL", "SETUSER", "desk", "on", ">geheim", "~*", "+@all"}));
  address.user = "desk";
  address.password = "geheim";
  Redis desk{address};
  BOOST_TEST(desk.call({"ACL", "WHOAMI"})->text == "desk");
  address.password = "fout";
  Redis wrong{address};
  const auto refused = wrong.call({"PING"});
  BOOST_TEST(code_of(refused) == "redis_auth");
  BOOST_TEST((refused.error().cure == Cure::kMend));
}

BOOST_AUTO_TEST_CASE(an_evicting_redis_is_refused_and_a_forgetful_one_warned_about) {
  RedisServer evicting({"--maxmemory-policy", "allkeys-lru"});
  Queue refused{evicting.address(), {"{wc:x}"}};
  BOOST_TEST(code_of(refused.open()) == "evicting");
  RedisServer forgetful({"--appendonly", "no"});
  Queue warned{forgetful.address(), {"{wc:x}"}};
  BOOST_TEST(warned.open()->size() == 1U);
  RedisServer everysec({"--appendonly", "yes", "--appendfsync", "everysec"});
  Queue told{everysec.address(), {"{wc:x}"}};
  BOOST_TEST(told.open()->at(0).find("everysec") != std::string::npos);
  Queue good{shared_redis().address(), {"{wc:good}"}};
  BOOST_TEST(good.open()->empty());
}

BOOST_AUTO_TEST_CASE(a_full_redis_refuses_intake_and_lets_the_desk_work_on) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}}));
  auto redis = bureau.raw();
  BOOST_REQUIRE(redis.call({"CONFIG", "SET", "maxmemory", "1"}));
  const auto lease = bureau.queue.lease("town", "daemon-1", Millis{60'000});
  BOOST_TEST(code_of(lease) == "redis_refused");
  const auto claim = bureau.queue.pick(op(), "anna", {});
  BOOST_TEST(why(claim) == "");
  BOOST_TEST(bureau.queue.reply(op(), **claim, "anna", {"x:1", "Dag", Millis{0}, {}}).ok());
  BOOST_TEST(bureau.queue.counts().ok());
  BOOST_REQUIRE(redis.call({"CONFIG", "SET", "maxmemory", "0"}));
}

BOOST_AUTO_TEST_CASE(a_killed_redis_keeps_all_that_it_confirmed) {
  RedisServer server;
  const KeySpace space{"{wc:kill}", KeySpace::Time::kReal};
  Queue queue{server.address(), space};
  BOOST_REQUIRE(queue.open());
  std::vector<std::string> confirmed;
  std::uint64_t last_token = 0;
  for (int round = 0; round < 5; ++round) {
    const auto lease = queue.lease("town", "daemon-1", Millis{60'000});
    BOOST_REQUIRE_MESSAGE(lease.ok(), why(lease));
    IngestPage page{.source = "town",
                    .fence = lease->fence,
                    .cursor_version = lease->cursor.version,
                    .arrivals = {},
                    .gone = {},
                    .head = 1,
                    .gaps = {},
                    .holes = {}};
    for (int i = 0; i < 20; ++i) {
      const std::string id = "x:" + std::to_string(round * 20 + i);
      page.arrivals.push_back(arrival({.id = id, .ticket = "x:c" + id.substr(2)}));
      confirmed.push_back(id);
    }
    BOOST_REQUIRE(queue.ingest(page));
    const auto claim = queue.pick(op(), "anna", {});
    BOOST_REQUIRE(claim);
    BOOST_TEST((*claim)->token > last_token);
    last_token = (*claim)->token;
    const std::string finish = op();
    BOOST_REQUIRE(queue.finish(finish, **claim, "anna", "thanks"));
    server.restart();
    BOOST_TEST(code_of(queue.now()) == "redis_away");  // the old connection is told once
    BOOST_TEST(queue.stored_ids(confirmed)->size() == confirmed.size());
    BOOST_TEST(queue.finish(finish, **claim, "anna", "thanks").ok());  // the first answer
    const auto violations = fsck(server.address(), space);
    BOOST_REQUIRE(violations);
    BOOST_TEST(violations->empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
