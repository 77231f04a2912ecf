// SPDX-License-Identifier: EUPL-1.2
// Whatever windows and page sizes are asked for, the pages together hold exactly what the sandbox
// shows, and each page keeps its word about what it covers.
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

#include "connectors/x/snowflake.h"
#include "tests/connectors/x_bench.h"

namespace wc::test {

namespace {

using Random = std::mt19937_64;

int pick(Random& random, int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random);
}

// What was said, by position.
std::map<Position, std::string> fill(XBench& bench, Random& random) {
  std::map<Position, std::string> said;
  const int posts = pick(random, 0, 120);
  for (int i = 0; i < posts; ++i) {
    bench.now += Millis{pick(random, 0, 3'000)};
    const std::string id = bench.says("mention", "nijmegen " + std::to_string(i));
    said[std::stoull(id)] = "x:" + id;
  }
  bench.now += Millis{60'000};
  return said;
}

std::vector<std::string> between(const std::map<Position, std::string>& said, Position after,
                                 Position until) {
  std::vector<std::string> ids;
  for (auto one = said.rbegin(); one != said.rend(); ++one) {
    if (one->first > after && one->first < until) ids.push_back(one->second);
  }
  return ids;
}

Position near(const XBench& bench, Random& random) {
  return snowflake(bench.now - Millis{pick(random, 0, 400'000)}) +
         static_cast<Position>(pick(random, 0, 99));
}

void read_one_window(XBench& bench, Random& random, const std::map<Position, std::string>& said) {
  const Source& source = bench.settings.sources[static_cast<std::size_t>(pick(random, 0, 1))];
  const Position after = near(bench, random);
  const Position end = std::max(after + 2, near(bench, random));
  Window window{after, end, pick(random, 1, 110)};
  std::vector<std::string> read;
  for (int pages = 0; pages < 200; ++pages) {
    const auto page = bench.connector->poll(source, window, bench.now);
    BOOST_REQUIRE_MESSAGE(page.ok(), (page ? "" : page.error().what));
    std::vector<std::string> ids;
    for (const Post& post : page->posts) ids.push_back(post.id);
    BOOST_CHECK(ids == between(said, page->covered_after, *window.until));
    BOOST_CHECK(!page->beyond_reach.has_value() || *page->beyond_reach < said.begin()->first);
    read.insert(read.end(), ids.begin(), ids.end());
    if (page->covered_after == after) break;
    BOOST_REQUIRE(page->covered_after < *window.until - 1);  // every page moves on
    window.until = page->covered_after + 1;
  }
  BOOST_CHECK(read == between(said, after, end));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_property_test)

BOOST_AUTO_TEST_CASE(pages_of_any_window_hold_exactly_what_there_is) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Random random(seed);
      XBench bench(seed);
      const auto said = fill(bench, random);
      for (int windows = 0; windows < 4 && !said.empty(); ++windows) {
        read_one_window(bench, random, said);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
