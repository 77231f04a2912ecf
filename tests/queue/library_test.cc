// SPDX-License-Identifier: EUPL-1.2
// The library as a whole: loading, versions, time, the data version; and that no argument, however
// odd, leaves a half behind.
#include <boost/test/unit_test.hpp>
#include <random>

#include "queue/library.h"
#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT
using Names = std::vector<std::string>;

namespace {

// Every verb with arguments that it takes in the key space that populate() makes.
std::vector<std::pair<std::string, Names>> good_calls() {
  const std::string header =
      "1\tw\tordinary\tnormaal\t5000.5\t100\t1000\tx\tgemeente\tnl\t\tafval\t\tx:c9";
  return {
      {"lease", {"town", "daemon-1", "1000"}},
      {"ingest", {"town", "1", "1", "5", "1-3", "", "1000", "1", "x:gone", "x:9", header, "{}"}},
      {"pick", {op(), "anna", "1000", "5", "1", "1"}},
      {"claim", {op(), "x:c2", "anna", "1000", "5"}},
      {"beat", {"x:c1", "1", "anna", "Dag", "1000"}},
      {"release", {op(), "x:c1", "1", "anna"}},
      {"finish", {op(), "x:c1", "1", "anna", "spam"}},
      {"undo_finish", {op(), "x:c3", "anna"}},
      {"hand_over", {op(), "x:c1", "1", "anna", "afval", "Wanneer?", "5"}},
      {"reply", {op(), "x:c1", "1", "anna", "x:1", "Dag", "ab12", "1000", "finish"}},
      {"undo_reply", {op(), op(), "anna"}},
      {"settle", {op(), op(), "anna", "sent"}},
      {"take", {"courier", "1000", "gemeente"}},
      {"outcome", {op(), "1", "sent", "", "x:7", "", "0", "0"}},
      {"give_back", {}},
      {"erase", {"deleted", "x:2"}},
      {"look_at", {"x:c1", "anna", "1000"}},
      {"put", {"surge", "vierdaagse", "{}", "carla", "surge_on"}},
      {"found", {"1", "virtual"}},
      {"now", {}},
      {"tick", {"2000000"}},
      {"list", {"waiting:ordinary", "5"}},
      {"dossier", {"x:c1"}},
      {"outs", {"pending", "5"}},
      {"counts", {}},
      {"start_session", {"abc", "anna", "staff", "1000"}},
      {"session", {"abc", "1000"}},
      {"peek_session", {"abc", "1000"}},
      {"failure", {"anna", "1000"}}};
}

// x:c1 with anna (token 1), x:c2 waiting, x:c3 finished.
void populate(Bureau& bureau) {
  BOOST_REQUIRE(bureau.bring({{},
                              {.id = "x:2", .ticket = "x:c2", .score = 9000},
                              {.id = "x:3", .ticket = "x:c3", .score = 8000}}));
  BOOST_REQUIRE(bureau.queue.claim(op(), "x:c1", "anna", {}));
  const auto other = bureau.queue.claim(op(), "x:c3", "bert", {});
  BOOST_REQUIRE(bureau.queue.finish(op(), *other, "bert", "spam"));
}

std::string odd(std::mt19937& random, const std::string& was) {
  static const Names kOdd{"",
                          " ",
                          "-1",
                          "1e9",
                          "99999999999999999999",
                          "nil",
                          "x:none",
                          "a\tb",
                          "a\nb",
                          std::string(400, 'a'),
                          std::string("\0\xff\xfe", 3),
                          "%s%d",
                          "{}",
                          "1-2,3-",
                          "|",
                          "operation-0000000000",
                          "0.5",
                          "'); error('x"};
  if (random() % 4 != 0 || was.empty()) {
    return kOdd[random() % kOdd.size()];
  }
  std::string changed = was;
  changed[random() % changed.size()] = static_cast<char>(random() % 256);
  return changed;
}

Names spoiled(std::mt19937& random, Names words) {
  const auto at = words.empty() ? 0 : random() % words.size();
  switch (words.empty() ? 1 : random() % 5) {
    case 0:
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), odd(random, "x"));
      break;
    default:
      words[at] = odd(random, words[at]);
  }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(library_test)

BOOST_AUTO_TEST_CASE(the_name_carries_the_version_and_a_digest) {
  const Library& library = shipped_library();
  BOOST_TEST(library.name.rfind("wc_1_", 0) == 0U);
  BOOST_TEST(library.code.rfind("#!lua name=" + library.name + "\n", 0) == 0U);
}

BOOST_AUTO_TEST_CASE(loading_twice_is_nothing_and_two_versions_live_side_by_side) {
  Bureau bureau;
  auto redis = bureau.raw();
  BOOST_TEST(load_library(redis, shipped_library()).ok());
  Library other{"wc_0_00000000",
                "#!lua name=wc_0_00000000\nredis.register_function('wc_0_00000000_now', function() "
                "return {'5'} end)"};
  BOOST_TEST(load_library(redis, other).ok());
  BOOST_TEST(redis.call({"FCALL", "wc_0_00000000_now", "1", "{t}"})->at(0) == "5");
  BOOST_TEST(bureau.queue.now().ok());
  BOOST_TEST(redis.call({"FUNCTION", "DELETE", other.name}).ok());
}

BOOST_AUTO_TEST_CASE(a_redis_that_lost_the_library_gets_it_again) {
  Bureau bureau;
  auto redis = bureau.raw();
  BOOST_REQUIRE(redis.call({"FUNCTION", "FLUSH"}));
  BOOST_TEST(bureau.bring({{}})->fresh == 1);
}

BOOST_AUTO_TEST_CASE(a_newer_data_version_is_refused_and_so_is_another_kind_of_time) {
  Bureau bureau;
  Queue real{shared_redis().address(), {bureau.space.tag, KeySpace::Time::kReal}};
  BOOST_TEST(code_of(real.open()) == "other_time");
  auto redis = bureau.raw();
  const std::string meta = bureau.space.tag + ":meta";
  BOOST_REQUIRE(redis.call({"HSET", meta, "version", "2"}));
  const auto newer = bureau.queue.open();
  BOOST_TEST(code_of(newer) == "newer_data");
  BOOST_TEST((newer.error().cure == Cure::kMend));
  BOOST_REQUIRE(redis.call({"HSET", meta, "version", "1"}));
  BOOST_TEST(bureau.queue.open().ok());
}

BOOST_AUTO_TEST_CASE(virtual_time_moves_by_tick_alone_and_never_back) {
  Bureau bureau;
  BOOST_TEST(to_millis(*bureau.queue.now()) == 1'000'000);
  BOOST_TEST(code_of(bureau.queue.tick(from_millis(999'999))) == "bad_arguments");
  BOOST_TEST(bureau.queue.tick(from_millis(1'000'001)).ok());
  Bureau live{KeySpace::Time::kReal};
  BOOST_TEST(code_of(live.queue.tick(from_millis(9'000'000'000'000))) == "wrong_state");
}

BOOST_AUTO_TEST_CASE(real_time_never_runs_back) {
  Bureau bureau{KeySpace::Time::kReal};
  auto redis = bureau.raw();
  const long long ahead = to_millis(*bureau.queue.now()) + 3'600'000;
  BOOST_REQUIRE(redis.call({"SET", bureau.space.tag + ":clk", std::to_string(ahead)}));
  BOOST_TEST(to_millis(*bureau.queue.now()) == ahead);
}

BOOST_AUTO_TEST_CASE(two_key_spaces_know_nothing_of_each_other) {
  Bureau one;
  Bureau other;
  BOOST_REQUIRE(one.bring({{}}));
  BOOST_TEST(code_of(other.queue.dossier("x:c1")) == "not_found");
  BOOST_TEST(other.queue.last_log_id().operator*() == "0-0");
}

BOOST_AUTO_TEST_CASE(operation_ids_and_tombs_are_kept_for_their_time_and_no_longer) {
  Bureau bureau;
  populate(bureau);
  auto redis = bureau.raw();
  const std::string ops = bureau.space.tag + ":ops";
  BOOST_TEST(redis.call({"HLEN", ops})->whole == 3);
  bureau.pass(std::chrono::hours{24 * 7});
  BOOST_REQUIRE(bureau.queue.give_back());
  BOOST_TEST(redis.call({"HLEN", ops})->whole == 3);
  bureau.pass(std::chrono::hours{25});
  BOOST_REQUIRE(bureau.queue.give_back());
  BOOST_TEST(redis.call({"HLEN", ops})->whole == 0);
}

BOOST_AUTO_TEST_CASE(every_verb_that_exists_is_in_the_list_of_this_test) {
  Bureau bureau;
  auto redis = bureau.raw();
  const auto listed = redis.call({"FUNCTION", "LIST", "LIBRARYNAME", shipped_library().name});
  BOOST_REQUIRE(listed->items.size() == 1U);
  for (std::size_t i = 0; i + 1 < listed->items[0].items.size(); ++i) {
    if (listed->items[0].items[i].text == "functions") {
      BOOST_TEST(listed->items[0].items[i + 1].items.size() == good_calls().size());
    }
  }
}

// Odd arguments: an error of our own or an answer, and in both cases a sound key space (fsck at the
// end of the Bureau). A Lua error would be a "redis_error".
BOOST_AUTO_TEST_CASE(no_argument_however_odd_leaves_a_half) {
  std::mt19937 random{4711};  // NOLINT: the seed is the test
  for (int run = 0; run < 4; ++run) {
    Bureau bureau;
    populate(bureau);
    auto redis = bureau.raw();
    for (int i = 0; i < 600; ++i) {
      const auto calls = good_calls();
      const auto& [verb, words] = calls[random() % calls.size()];
      const Names said = random() % 8 == 0 ? words : spoiled(random, words);
      const auto reply = call_verb(redis, bureau.space.tag, verb, said);
      BOOST_TEST(code_of(reply) != "redis_error", verb << ": " << why(reply));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_number_of_keys_is_refused) {
  Bureau bureau;
  auto redis = bureau.raw();
  const std::string function = shipped_library().name + "_counts";
  BOOST_TEST(code_of(redis.call({"FCALL", function, "0"})) == "bad_arguments");
  BOOST_TEST(code_of(redis.call({"FCALL", function, "2", "{a}", "{a}b"})) == "bad_arguments");
}

BOOST_AUTO_TEST_CASE(small_things_are_put_and_read_and_told_when_asked) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.queue.put("surge", "vierdaagse", "{\"until\":5}", "carla", "surge_on"));
  BOOST_REQUIRE(bureau.queue.put("source", "town", "{}", "intake", ""));
  BOOST_TEST(bureau.queue.all("surge")->at("vierdaagse") == "{\"until\":5}");
  const auto log = bureau.queue.log("", 10);
  BOOST_REQUIRE(log->size() == 1U);
  BOOST_TEST(log->at(0).verb == "surge_on");
  BOOST_TEST(log->at(0).who == "carla");
  BOOST_REQUIRE(bureau.queue.put("surge", "vierdaagse", "", "carla", "surge_off"));
  BOOST_TEST(bureau.queue.all("surge")->empty());
}

BOOST_AUTO_TEST_CASE(the_log_is_read_from_anywhere_and_waited_for) {
  Bureau bureau;
  BOOST_REQUIRE(bureau.bring({{}, {.id = "x:2", .ticket = "x:c2"}}));
  BOOST_TEST(bureau.queue.log("", 1)->size() == 1U);
  const auto rest = bureau.queue.log("1-0", 10);
  BOOST_REQUIRE(rest->size() == 1U);
  BOOST_TEST(rest->at(0).id == "2-0");
  BOOST_TEST(rest->at(0).ticket == "x:c2");
  BOOST_TEST(rest->at(0).topics == "afval");
  BOOST_TEST(rest->at(0).to == "waiting");
  BOOST_TEST(bureau.queue.last_log_id().operator*() == "2-0");
  BOOST_TEST(bureau.queue.log_wait("1-0", Millis{5000})->size() == 1U);
  BOOST_TEST(bureau.queue.log_wait("2-0", Millis{1})->empty());
  BOOST_TEST(code_of(bureau.queue.log_of("x:none", 5)) == "not_found");
  BOOST_TEST(bureau.queue.log_of("x:c1", 0)->empty());
}

BOOST_AUTO_TEST_SUITE_END()
