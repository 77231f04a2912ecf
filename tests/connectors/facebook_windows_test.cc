// SPDX-License-Identifier: EUPL-1.2
// Property: polling with a head and gaps, pages of any size and any interruption, collects exactly
// what the sandbox shows.
#include <boost/test/unit_test.hpp>
#include <set>

#include "connectors/sandbox/dice.h"
#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

// As intake does: everything in (0, head] outside the gaps has been read.
class Reader {
 public:
  Reader(test::FacebookPage& page, Dice& dice, std::size_t source)
      : page_(page), dice_(dice), source_(source) {}

  // The newest first; what the page did not cover becomes a gap.
  void poll_head() {
    const auto got = read({head_, std::nullopt, posts_max()});
    if (got.covered_after > head_) gaps_.push_back({head_, got.covered_after});
    head_ = std::max(head_, got.newest.value_or(head_));
  }
  // One page of one gap. False when there is none.
  bool fill_gap() {
    if (gaps_.empty()) return false;
    const std::size_t at = dice_.below(gaps_.size());
    const auto [after, until] = gaps_[at];
    const auto got = read({after, until, posts_max()});
    BOOST_REQUIRE_LT(got.covered_after, until);
    gaps_.erase(gaps_.begin() + static_cast<std::ptrdiff_t>(at));
    if (got.covered_after > after) gaps_.push_back({after, got.covered_after});
    return true;
  }
  [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

 private:
  int posts_max() { return static_cast<int>(1 + dice_.below(60)); }
  Page read(const Window& window) {
    auto got = page_.poll(window, source_);
    BOOST_REQUIRE(got.ok());
    for (const Post& post : got->posts) {
      BOOST_REQUIRE_GE(post.position, std::max(window.after, got->covered_after));
      if (window.until) BOOST_REQUIRE_LT(post.position, *window.until);
      seen_.insert(post.id);
    }
    return std::move(*got);
  }

  test::FacebookPage& page_;
  Dice& dice_;
  std::size_t source_;
  Position head_ = 0;
  std::vector<std::pair<Position, Position>> gaps_;
  std::set<std::string> seen_;
};

// Citizens write for a while: bursts within one second, threads, deletions.
class Crowd {
 public:
  Crowd(test::FacebookPage& page, Dice& dice) : page_(page), dice_(dice) {}

  void write(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      if (dice_.percent(40)) page_.now += Millis{dice_.below(2'500)};
      if (dice_.percent(12)) {
        visitor_posts.push_back(page_.visitor_post("melding"));
        continue;
      }
      const bool below = dice_.percent(30) && !comments.empty();
      const std::string own = "111_90" + std::to_string(dice_.below(4));
      comments.push_back(
          page_.comment("tekst", below ? comments[dice_.below(comments.size())] : own));
    }
  }
  // Somebody deletes what nobody has read yet; that need not be found.
  void regret() {
    if (comments.empty()) return;
    page_.control("delete", R"({"id":")" + comments.back() + R"("})");
    comments.pop_back();
  }

  std::vector<std::string> comments, visitor_posts;

 private:
  test::FacebookPage& page_;
  Dice& dice_;
};

void expect_all(const std::vector<std::string>& ids, const std::set<std::string>& seen) {
  for (const auto& id : ids) BOOST_CHECK_MESSAGE(seen.contains("facebook:" + id), "lost " << id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_windows)

BOOST_AUTO_TEST_CASE(nothing_is_lost_whatever_the_windows) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Dice dice(seed);
      FacebookSettings settings = test::page_settings();
      settings.watch_posts = 100;
      test::FacebookPage page(seed, "", settings);
      Crowd crowd(page, dice);
      Reader comments(page, dice, 0);
      Reader visitors(page, dice, 1);
      for (int round = 0; round < 6; ++round) {
        crowd.write(dice.below(70));
        if (dice.percent(30)) crowd.regret();
        comments.poll_head();
        visitors.poll_head();
        if (dice.percent(50)) comments.fill_gap();
      }
      while (comments.fill_gap()) continue;
      while (visitors.fill_gap()) continue;
      expect_all(crowd.comments, comments.seen());
      expect_all(crowd.visitor_posts, visitors.seen());
      BOOST_CHECK_GT(comments.seen().size(), 50U);
    }
  }
}

BOOST_AUTO_TEST_CASE(many_in_one_second_cannot_hold_the_window_up) {
  test::FacebookPage page;
  for (int i = 0; i < 180; ++i) page.comment("tegelijk");
  page.now -= Millis{5'000};
  const auto older = page.comment("eerder");
  page.now += Millis{5'000};
  Window window;
  window.posts_max = 10;
  const auto first = page.poll(window);
  BOOST_REQUIRE(first.ok());
  BOOST_CHECK_EQUAL(first->posts.size(), 180U);
  window.until = first->covered_after;
  const auto second = page.poll(window);
  BOOST_REQUIRE_EQUAL(second->posts.size(), 1U);
  BOOST_CHECK_EQUAL(second->posts[0].id, "facebook:" + older);
  BOOST_CHECK_EQUAL(second->covered_after, 0U);
}

// 25 comments come along with a post: the edge of that first page cuts the second of two of them.
BOOST_AUTO_TEST_CASE(an_edge_that_is_left_early_owns_up_to_the_second_that_it_cut) {
  test::FacebookPage page;
  for (int i = 0; i < 40; ++i) {
    if (i % 2 == 0) page.now += Millis{1'000};
    page.comment("twee per seconde");
  }
  Window window;
  window.posts_max = 25;
  const auto first = page.poll(window);
  BOOST_REQUIRE(first.ok());
  BOOST_CHECK_EQUAL(first->requests, 2);
  BOOST_CHECK_EQUAL(first->posts.size(), 24U);
  BOOST_CHECK_EQUAL(first->covered_after, first->posts.back().position);
  window.until = first->covered_after;
  const auto second = page.poll(window);
  BOOST_REQUIRE(second.ok());
  BOOST_CHECK_EQUAL(second->posts.size(), 16U);
  BOOST_CHECK_EQUAL(second->covered_after, 0U);
}

// Intake's gap may end before the newest: what is newer is not asked for again.
BOOST_AUTO_TEST_CASE(a_window_with_an_end_spares_what_is_newer) {
  test::FacebookPage page;
  const auto old = page.comment("oud");
  const Position then = page.connector->position(page.now);
  for (int i = 0; i < 300; ++i) {
    page.now += Millis{1'000};
    page.comment("nieuw");
  }
  const auto got = page.poll({then, then + 1, 10});
  BOOST_REQUIRE(got.ok());
  BOOST_REQUIRE_EQUAL(got->posts.size(), 1U);
  BOOST_CHECK_EQUAL(got->posts[0].id, "facebook:" + old);
  BOOST_CHECK_EQUAL(got->covered_after, then);
  BOOST_CHECK_EQUAL(got->requests, 2);
}

// A server that ignores since and until costs requests, never posts.
BOOST_AUTO_TEST_CASE(nothing_relies_on_since_and_until_being_obeyed) {
  class Deaf final : public Transport {
   public:
    explicit Deaf(Transport& behind) : behind_(behind) {}
    Result<Response> exchange(const Request& request) override {
      Request changed = request;
      for (const std::string word : {"since", "until"}) {
        for (auto at = changed.url.find(word); at != std::string::npos;
             at = changed.url.find(word)) {
          changed.url.replace(at, 5, "zzzzz");
        }
      }
      return behind_.exchange(changed);
    }
    Result<Response> stream(const Request& request, Millis silence, const OnBytes& take) override {
      return behind_.stream(request, silence, take);
    }

   private:
    Transport& behind_;
  };
  test::FacebookPage page;
  Deaf deaf(page.transport);
  const auto connector = make_facebook(test::page_settings(), deaf);
  std::vector<std::string> wanted;
  const Position begin = page.connector->position(page.now) + 20;
  for (int i = 0; i < 160; ++i) {
    page.now += Millis{1'000};
    const auto id = page.comment("tekst");
    if (i >= 19 && i < 29) wanted.insert(wanted.begin(), "facebook:" + id);
  }
  const auto got = connector->poll(connector->sources()[0], {begin, begin + 10, 50}, page.now);
  BOOST_REQUIRE(got.ok());
  BOOST_CHECK_EQUAL(got->covered_after, begin);
  BOOST_REQUIRE_EQUAL(got->posts.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) BOOST_CHECK_EQUAL(got->posts[i].id, wanted[i]);
  BOOST_CHECK_GT(got->requests, 5);
}

// An edge whose pages never end must not hold the thread.
BOOST_AUTO_TEST_CASE(an_endless_edge_is_an_error_that_waits) {
  test::FacebookPage page;
  page.transport.instead =
      R"({"data":[],"paging":{"next":"http://127.0.0.1:14031/v25.0/111/visitor_posts?after=x"}})";
  const auto got = page.poll({}, 1);
  BOOST_REQUIRE(!got.ok());
  BOOST_CHECK(got.error().cure == Cure::kWait);
  BOOST_CHECK_LE(page.transport.asked.size(), 130U);
}

BOOST_AUTO_TEST_CASE(pages_that_are_short_or_empty_do_not_end_an_edge) {
  test::FacebookPage page;
  std::vector<std::string> all;
  for (int i = 0; i < 120; ++i) {
    page.now += Millis{1'000};
    all.push_back(page.comment("een"));
  }
  for (int i = 60; i < 118; ++i) {
    page.control("delete", R"({"id":")" + all[static_cast<std::size_t>(i)] + R"("})");
  }
  Window window;
  window.posts_max = 500;
  BOOST_CHECK_EQUAL(page.poll(window)->posts.size(), 62U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
