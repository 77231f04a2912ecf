// SPDX-License-Identifier: EUPL-1.2
// One source against a newsstand that we move by hand: posts that come late, pages that are full,
// an account that fails.
#include "daemon/intake.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "daemon/ops/log.h"
#include "tests/tools/redis_server.h"

namespace {

using namespace wc;  // NOLINT(google-build-using-namespace)
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Time kStart = from_millis(1'790'000'000'000);

// Positions are seconds; a post shows up when it is put there, whatever its position.
struct Newsstand {
  std::map<Position, Post> posts;
  int page_posts_max = 100;
  std::optional<Error> trouble;
  std::vector<Window> asked;
  Millis reach = hours{24 * 7};

  void put(Time at, const std::string& text) {
    Post post;
    post.id = "news:" + std::to_string(to_millis(at));
    post.platform = "news";
    post.conversation = post.id;
    post.addressed = true;
    post.text = text;
    post.at = at;
    post.position = static_cast<Position>(to_millis(at) / 1000);
    posts[post.position] = post;
  }
};

class Reader final : public Connector {
 public:
  explicit Reader(Newsstand& stand) : stand_(stand) {
    traits_.platform = "news";
    traits_.overlap = seconds{60};
  }
  [[nodiscard]] const Traits& traits() const override { return traits_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return sources_; }
  [[nodiscard]] Position position(Time time) const override {
    return static_cast<Position>(to_millis(time) / 1000);
  }
  Result<Page> poll(const Source& /*source*/, const Window& window, Time now) override {
    stand_.asked.push_back(window);
    if (stand_.trouble) return *stand_.trouble;
    Page page;
    page.covered_after = window.after;
    const Position reach = position(now - stand_.reach);
    if (window.after < reach) page.beyond_reach = reach;
    for (auto it = stand_.posts.rbegin(); it != stand_.posts.rend(); ++it) {
      const auto& [at, post] = *it;
      if (at <= window.after || (window.until && at >= *window.until)) continue;
      if (page.posts.size() == static_cast<std::size_t>(stand_.page_posts_max)) {
        page.covered_after = page.posts.back().position - 1;
        break;
      }
      if (!page.newest) page.newest = at;
      page.posts.push_back(post);
    }
    return page;
  }

 private:
  Newsstand& stand_;
  Traits traits_;
  std::vector<Source> sources_;
};

struct Bench {
  test::RedisServer redis;
  Newsstand stand;
  Time now = kStart;
  OpsLog log{[this] { return now; }, [](const std::string&) {}};
  std::unique_ptr<House> house;
  std::unique_ptr<Intake> intake;

  Bench() {
    Problems problems;
    auto settings = std::make_shared<Settings>(*read_settings("", problems));
    settings->redis = redis.address();
    house = std::make_unique<House>(
        settings, "", [this] { return now; }, log);
    begin();
  }
  void begin() {
    Source source{"news", "paper", "news", "comments", "", seconds{10}};
    intake = std::make_unique<Intake>(*house, std::move(*house->queue()),
                                      std::make_unique<Reader>(stand), source, "daemon-1", "");
  }
  // Lets time pass in steps as the intake asks for them.
  void live(Millis length) {
    const Time end = now + length;
    while (now < end) now += std::max<Millis>(intake->step(now), Millis{1});
  }
  std::size_t stored() {
    std::vector<std::string> ids;
    for (const auto& [at, post] : stand.posts) ids.push_back(post.id);
    auto queue = house->queue();
    return queue->stored_ids(ids)->size();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)

BOOST_AUTO_TEST_CASE(a_post_that_shows_up_late_is_found) {
  Bench bench;
  bench.stand.put(kStart - seconds{5}, "eerste");
  bench.live(minutes{3});
  // Written before the newest that we have, visible only now.
  bench.stand.put(bench.now - seconds{1}, "nieuwste");
  bench.live(seconds{15});
  bench.stand.put(bench.now - seconds{50}, "laat");
  bench.live(minutes{2});
  BOOST_TEST(bench.stored() == 3U);
}

BOOST_AUTO_TEST_CASE(a_late_post_is_found_while_gaps_are_open) {
  Bench bench;
  bench.stand.page_posts_max = 5;
  for (int i = 1; i <= 4000; ++i) bench.stand.put(kStart - seconds{5 * i}, "oud");
  bench.live(minutes{1});
  bench.stand.put(bench.now - seconds{2}, "nieuwste");
  bench.live(seconds{20});
  bench.stand.put(bench.now - seconds{41}, "laat");
  const std::string late = bench.stand.posts.rbegin()->second.id;
  bench.live(minutes{2});
  BOOST_TEST(bench.intake->health().gaps > 0U);  // there is still work
  auto queue = bench.house->queue();
  std::vector<std::string> ids;
  for (auto it = bench.stand.posts.rbegin(); ids.size() < 2; ++it) ids.push_back(it->second.id);
  BOOST_TEST(queue->stored_ids(ids)->size() == 2U);
}

// An event that goes on wakes every source, also one that the platform told to wait.
BOOST_AUTO_TEST_CASE(woken_early_it_still_waits_as_the_platform_asked) {
  Bench bench;
  bench.stand.trouble = Error{Cure::kWait, "busy", "too many requests", minutes{15}};
  const Millis wait = bench.intake->step(bench.now);
  BOOST_TEST(bench.stand.asked.size() == 1U);
  BOOST_TEST((wait >= minutes{15}));
  bench.now += minutes{5};
  BOOST_TEST((bench.intake->step(bench.now) == wait - minutes{5}));
  BOOST_TEST(bench.stand.asked.size() == 1U);
  bench.stand.trouble.reset();
  bench.now += wait;
  bench.intake->step(bench.now);
  BOOST_TEST(bench.stand.asked.size() == 2U);
  // Without such a wish it asks at once.
  bench.now += seconds{1};
  bench.intake->step(bench.now);
  BOOST_TEST(bench.stand.asked.size() == 3U);
}

BOOST_AUTO_TEST_CASE(after_an_outage_everything_in_between_is_read) {
  Bench bench;
  bench.stand.put(kStart - seconds{5}, "eerste");
  bench.live(minutes{1});
  bench.stand.trouble = Error{Cure::kWait, "busy", "it is out of order", Millis{0}};
  bench.live(seconds{5});
  BOOST_TEST(bench.intake->health().state == "failing");
  BOOST_TEST(bench.intake->health().code == "busy");
  for (int i = 0; i < 250; ++i) bench.stand.put(bench.now + seconds{i}, "tijdens de storing");
  bench.now += minutes{20};
  bench.stand.trouble.reset();
  bench.live(minutes{3});
  BOOST_TEST(bench.stored() == 251U);
  BOOST_TEST(bench.intake->health().state == "well");
}

BOOST_AUTO_TEST_CASE(a_quiet_source_has_no_holes) {
  Bench bench;
  bench.stand.put(kStart - seconds{5}, "eerste");
  bench.live(minutes{1});
  for (int day = 0; day < 20; ++day) {
    bench.now += hours{24};
    bench.live(seconds{30});
  }
  BOOST_TEST(bench.intake->health().holes.empty());
}

BOOST_AUTO_TEST_CASE(an_outage_past_the_reach_is_a_hole_with_its_bounds) {
  Bench bench;
  bench.stand.put(kStart - seconds{5}, "eerste");
  bench.live(minutes{1});
  const Time gone = bench.now;
  bench.now += hours{24 * 8};
  bench.live(minutes{1});
  BOOST_REQUIRE_EQUAL(bench.intake->health().holes.size(), 1U);
  const SourceHealth::Hole hole = bench.intake->health().holes.front();
  BOOST_TEST(std::abs((hole.after - gone).count()) <= 15 * 60'000);
  BOOST_TEST(std::abs((hole.until - (bench.now - hours{24 * 7})).count()) <= 2 * 60'000);
  bench.begin();  // another daemon still tells of it
  BOOST_TEST(bench.intake->health().holes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(two_daemons_read_one_source_and_nothing_is_doubled) {
  Bench bench;
  for (int i = 1; i <= 300; ++i) bench.stand.put(kStart - seconds{i}, "post");
  Intake other(*bench.house, std::move(*bench.house->queue()),
               std::make_unique<Reader>(bench.stand),
               Source{"news", "paper", "news", "comments", "", seconds{10}}, "daemon-2", "");
  for (int i = 0; i < 20; ++i) {
    bench.intake->step(bench.now);
    other.step(bench.now);
    bench.now += seconds{5};
  }
  BOOST_TEST(bench.stored() == 300U);
  BOOST_TEST(bench.intake->health().posts + other.health().posts == 300);
}

BOOST_AUTO_TEST_CASE(one_post_that_cannot_be_kept_costs_only_itself) {
  Bench bench;
  for (int i = 1; i <= 30; ++i) bench.stand.put(kStart - seconds{i}, "post");
  bench.stand.posts.begin()->second.conversation = "two words|and a bar";
  bench.live(minutes{1});
  BOOST_TEST(bench.stored() == 29U);
  BOOST_TEST(bench.intake->health().bad >= 1);
  BOOST_TEST(bench.intake->health().state == "well");
}

BOOST_AUTO_TEST_SUITE_END()
