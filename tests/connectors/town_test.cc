// SPDX-License-Identifier: EUPL-1.2
// The town: the same for the same seed, varied, and with everything in it that the bureau meets.
#include "connectors/sandbox/town.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "config/json.h"
#include "config/unicode.h"
#include "connectors/sandbox/voice.h"

namespace wc {
namespace {

const Time kMidnight = *parse_time("2026-07-18T00:00:00+02:00");

std::vector<TownPost> day(std::uint64_t seed, int posts, const std::string& event = "") {
  return town_day({seed, kMidnight, posts, event});
}

// How many of a hundred are so.
template <class Is>
double percent(const std::vector<TownPost>& posts, const Is& is) {
  const auto count = std::count_if(posts.begin(), posts.end(), is);
  return 100.0 * static_cast<double>(count) / static_cast<double>(posts.size());
}

double noise_of(const std::vector<TownPost>& posts, const std::string& kind) {
  std::vector<TownPost> some;
  for (const auto& one : posts) {
    if (one.kind == kind && one.answers.empty()) some.push_back(one);
  }
  return percent(some, [](const auto& one) { return one.topics.empty(); });
}

std::map<int, int> by_hour(const std::vector<TownPost>& posts) {
  std::map<int, int> hours;
  for (const auto& one : posts)
    ++hours[static_cast<int>((one.at - kMidnight) / std::chrono::hours{1})];
  return hours;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(town)

BOOST_AUTO_TEST_CASE(the_same_seed_is_the_same_town) {
  const auto one = day(7, 500, "vierdaagse");
  const auto two = day(7, 500, "vierdaagse");
  BOOST_REQUIRE_EQUAL(one.size(), 500U);
  for (std::size_t i = 0; i < one.size(); ++i)
    BOOST_REQUIRE_EQUAL(to_json(one[i]), to_json(two[i]));
  const auto other = day(8, 500, "vierdaagse");
  BOOST_CHECK_NE(to_json(one[0]), to_json(other[0]));
}

// A sandbox that is started again in the middle of a day goes on with that day, at another hour.
BOOST_AUTO_TEST_CASE(what_is_said_does_not_depend_on_the_date) {
  const auto today = day(7, 300);
  const auto later = town_day({7, kMidnight + Millis{86'412'345}, 300, ""});
  for (std::size_t i = 0; i < today.size(); ++i) {
    BOOST_REQUIRE_EQUAL(today[i].text, later[i].text);
    BOOST_REQUIRE_EQUAL(today[i].key, later[i].key);
    BOOST_REQUIRE(today[i].at + Millis{86'412'345} == later[i].at);
  }
}

BOOST_AUTO_TEST_CASE(keys_are_unique_also_over_days_and_follow_ups_name_them) {
  std::set<std::string> keys;
  for (int d = 0; d < 3; ++d) {
    std::map<std::string, const TownPost*> earlier;
    const auto posts = day(1 + static_cast<std::uint64_t>(d), 800);
    for (const auto& one : posts) {
      BOOST_REQUIRE(keys.insert(one.key).second);
      if (!one.answers.empty()) {
        BOOST_REQUIRE(earlier.contains(one.answers));
        BOOST_CHECK_EQUAL(earlier[one.answers]->author, one.author);
        BOOST_CHECK_EQUAL(earlier[one.answers]->platform, one.platform);
      }
      earlier[one.key] = &one;
    }
  }
}

BOOST_AUTO_TEST_CASE(posts_come_in_order_within_the_day) {
  const auto posts = day(3, 1'000);
  for (std::size_t i = 1; i < posts.size(); ++i) BOOST_REQUIRE(posts[i - 1].at <= posts[i].at);
  BOOST_CHECK(posts.front().at >= kMidnight);
  BOOST_CHECK(posts.back().at < kMidnight + std::chrono::hours{24});
}

BOOST_AUTO_TEST_CASE(all_topics_urgencies_kinds_and_languages_are_there) {
  for (const auto* event : {"", "vierdaagse"}) {
    std::set<std::string> topics, urgencies, kinds, languages;
    for (const auto& one : day(1, 2'000, event)) {
      topics.insert(one.topics.begin(), one.topics.end());
      urgencies.insert(one.urgency);
      kinds.insert(one.platform + ' ' + one.kind);
      languages.insert(one.lang);
    }
    BOOST_CHECK_EQUAL(topics.size(), 17U);
    BOOST_CHECK_EQUAL(urgencies.size(), 4U);
    BOOST_CHECK((kinds == std::set<std::string>{"x mention", "x post", "facebook comment",
                                                "facebook visitor_post"}));
    BOOST_CHECK((languages == std::set<std::string>{"nl", "en", "de"}));
  }
}

BOOST_AUTO_TEST_CASE(the_shares_are_those_of_a_bureau) {
  const auto posts = day(1, 4'000);
  const double dutch = percent(posts, [](const auto& one) { return one.lang == "nl"; });
  BOOST_CHECK(dutch > 80 && dutch < 90);
  const double danger = percent(posts, [](const auto& one) { return one.urgency == "spoed"; });
  BOOST_CHECK(danger > 0.5 && danger < 5);
  const double high = percent(posts, [](const auto& one) { return one.urgency == "hoog"; });
  BOOST_CHECK(high > 5 && high < 18);
  BOOST_CHECK(noise_of(posts, "post") > 38 && noise_of(posts, "post") < 52);
  for (const auto* kind : {"mention", "comment", "visitor_post"})
    BOOST_CHECK_LT(noise_of(posts, kind), 22);
  const double returns = percent(posts, [](const auto& one) { return !one.answers.empty(); });
  BOOST_CHECK(returns > 6 && returns < 20);
}

BOOST_AUTO_TEST_CASE(few_say_exactly_the_same) {
  std::set<std::string> texts;
  for (const auto& one : day(1, 2'000)) texts.insert(one.text);
  BOOST_CHECK_GT(texts.size(), 1'800U);
}

BOOST_AUTO_TEST_CASE(no_signal_means_no_topic_and_no_haste) {
  for (const auto& one : day(2, 2'000, "vierdaagse")) {
    if (one.topics.empty()) BOOST_CHECK_EQUAL(one.urgency, "laag");
    BOOST_CHECK(one.topics.size() <= 3);
  }
}

BOOST_AUTO_TEST_CASE(texts_are_whole_and_fit_their_platform) {
  for (const auto& one : day(4, 3'000, "vierdaagse")) {
    BOOST_REQUIRE(valid_utf8(one.text));
    BOOST_CHECK(one.text.find_first_of("{}") == std::string::npos);
    BOOST_CHECK(!one.text.empty() && !one.author.empty());
    BOOST_CHECK_EQUAL(one.handle.empty(), one.platform == "facebook");
    if (one.platform == "x") BOOST_CHECK_LE(code_points(one.text).size(), 280U);
    const bool named = one.text.find("@GemeenteNijmegen") != std::string::npos;
    BOOST_CHECK_EQUAL(named, one.kind == "mention");
  }
}

BOOST_AUTO_TEST_CASE(an_ordinary_day_sleeps_at_night_and_the_event_peaks_in_the_evening) {
  auto quiet = by_hour(day(1, 4'000));
  BOOST_CHECK_LT(quiet[3] * 4, quiet[20]);
  auto busy = by_hour(day(1, 4'000, "vierdaagse"));
  BOOST_CHECK_LT(busy[9] * 2, busy[21]);
  BOOST_CHECK_GT(busy[1], quiet[1]);
}

BOOST_AUTO_TEST_CASE(the_event_is_about_the_event) {
  const auto about = [](const TownPost& one) {
    return std::find(one.topics.begin(), one.topics.end(), "evenementen") != one.topics.end();
  };
  BOOST_CHECK_GT(percent(day(1, 2'000, "vierdaagse"), about), 40);
  BOOST_CHECK_LT(percent(day(1, 2'000), about), 10);
}

BOOST_AUTO_TEST_CASE(every_slot_has_words) {
  Dice dice(1);
  for (const Phrases phrases :
       {desk_phrases(), home_phrases(), street_phrases(), event_phrases(), noise_phrases(),
        event_noise_phrases(), english_phrases(), german_phrases(), english_event_phrases(),
        german_event_phrases()}) {
    for (const TownPhrase& phrase : phrases) {
      for (auto at = phrase.text.find('{'); at != std::string_view::npos;
           at = phrase.text.find('{', at + 1)) {
        const auto slot = phrase.text.substr(at + 1, phrase.text.find('}', at) - at - 1);
        BOOST_CHECK_MESSAGE(!slot_words(slot).empty(), "no words for " << slot);
      }
      BOOST_CHECK(!fill(phrase.text, dice).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_post_survives_the_way_through_json) {
  const auto post = day(5, 50, "vierdaagse")[30];
  const auto json = Json::parse(to_json(post));
  BOOST_REQUIRE(json.ok());
  BOOST_CHECK_EQUAL(to_json(town_post_from(json->root(), from_millis(0))), to_json(post));
  const auto bare = Json::parse(R"({"text":"hoi"})");
  BOOST_CHECK(town_post_from(bare->root(), kMidnight).at == kMidnight);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
