// SPDX-License-Identifier: EUPL-1.2
// The cursor is what keeps promise 1: whatever pages come in whatever order, what lies outside the
// gaps was read.
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

#include "daemon/cursor.h"

namespace {

using namespace wc;  // NOLINT(google-build-using-namespace)

bool same(const std::vector<Gap>& a, const std::vector<Gap>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Gap& x, const Gap& y) {
    return x.after == y.after && x.until == y.until;
  });
}

bool in_gap(const Cursor& cursor, Position position) {
  return std::any_of(cursor.gaps.begin(), cursor.gaps.end(),
                     [&](const Gap& gap) { return gap.after < position && position < gap.until; });
}

// A platform that holds the even positions of a range and pages them newest first.
struct Newsstand {
  Position newest = 1000;
  std::set<Position> read;

  // Reads at most `most` items of the window; returns covered_after.
  Position page(const Window& window, std::size_t most) {
    const Position top = window.until ? *window.until - 1 : newest;
    Position last = top + 1;
    for (Position p = top; p > window.after; --p) {
      if (p % 2 != 0) continue;
      if (most-- == 0) return last - 1;
      read.insert(p);
      last = p;
    }
    return window.after;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cursor)

BOOST_AUTO_TEST_CASE(a_full_page_leaves_the_rest_as_a_gap) {
  const Progress progress = advance({1, 100, {}}, {100, std::nullopt, 100}, 500, 900, std::nullopt);
  BOOST_TEST(progress.head == 900U);
  BOOST_TEST(same(progress.gaps, {{100, 501}}));
}

BOOST_AUTO_TEST_CASE(a_gap_shrinks_from_above_and_vanishes) {
  Progress progress =
      advance({1, 900, {{100, 501}}}, {100, Position{501}, 100}, 300, 480, std::nullopt);
  BOOST_TEST(same(progress.gaps, {{100, 301}}));
  progress = advance({2, 900, progress.gaps}, {100, Position{301}, 100}, 100, 290, std::nullopt);
  BOOST_TEST(progress.gaps.empty());
  BOOST_TEST(progress.head == 900U);
}

BOOST_AUTO_TEST_CASE(what_is_beyond_reach_becomes_a_hole_with_its_bounds) {
  const Progress progress =
      advance({1, 900, {{100, 501}}}, {100, Position{501}, 100}, 200, 480, 200);
  BOOST_TEST(progress.gaps.empty());
  BOOST_TEST(same(progress.holes, {{100, 201}}));
}

BOOST_AUTO_TEST_CASE(an_empty_page_changes_nothing) {
  const Progress progress =
      advance({1, 900, {}}, {900, std::nullopt, 100}, 900, std::nullopt, std::nullopt);
  BOOST_TEST(progress.head == 900U);
  BOOST_TEST(progress.gaps.empty());
}

BOOST_AUTO_TEST_CASE(whatever_the_order_nothing_outside_the_gaps_is_unread) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](unsigned below) { return static_cast<Position>(random() % below); };
    Newsstand platform;
    Cursor cursor{0, 400, {}};
    const Position first = cursor.head;
    for (int i = 0; i < 60; ++i) {
      platform.newest += pick(80);
      Window window{cursor.head, std::nullopt, 100};
      if (!cursor.gaps.empty() && pick(2) == 0) {
        const Gap& gap = cursor.gaps[pick(static_cast<unsigned>(cursor.gaps.size()))];
        window = {gap.after, gap.until, 100};
      } else if (pick(4) == 0) {
        window.after = std::max(first, cursor.head - std::min(cursor.head, pick(200)));  // a rescan
      }
      const std::size_t before = platform.read.size();
      const Position covered = platform.page(window, pick(30));
      std::optional<Position> newest;
      if (platform.read.size() > before || covered == window.after) {
        const Position top = window.until ? *window.until - 1 : platform.newest;
        newest = top % 2 == 0 ? top : top - 1;
        if (*newest <= window.after || covered >= *newest) newest = std::nullopt;
      }
      const Progress progress = advance(cursor, window, covered, newest, std::nullopt);
      cursor = {cursor.version + 1, progress.head, progress.gaps};
      for (Position p = first + 1; p <= cursor.head; ++p) {
        if (p % 2 != 0 || in_gap(cursor, p)) continue;
        BOOST_REQUIRE_MESSAGE(platform.read.contains(p),
                              "seed " << seed << ": " << p << " was never read");
      }
    }
    BOOST_TEST(cursor.gaps.size() <= 64U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
