// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/phrase.h"

#include <boost/test/unit_test.hpp>

namespace {

std::string complaint(std::string_view entry) {
  std::string what;
  const std::vector<wc::Phrase> phrases = wc::parse_phrase(entry, what);
  BOOST_TEST(phrases.empty() == !what.empty());
  return what;
}

std::vector<wc::Phrase> parsed(std::string_view entry) {
  std::string what;
  std::vector<wc::Phrase> phrases = wc::parse_phrase(entry, what);
  BOOST_REQUIRE_MESSAGE(what.empty(), what);
  return phrases;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(phrase_test)

BOOST_AUTO_TEST_CASE(stars_say_which_side_is_open) {
  BOOST_CHECK(parsed("parkeren")[0].steps[0].ways[0].kind == wc::StepKind::kWord);
  BOOST_CHECK(parsed("parkeer*")[0].steps[0].ways[0].kind == wc::StepKind::kPrefix);
  BOOST_CHECK(parsed("*container")[0].steps[0].ways[0].kind == wc::StepKind::kSuffix);
  BOOST_CHECK(parsed("*boom*")[0].steps[0].ways[0].kind == wc::StepKind::kInside);
}

BOOST_AUTO_TEST_CASE(alternatives_of_one_word_are_one_step) {
  BOOST_TEST(parsed("niet|nooit ... geleegd|opgehaald").size() == 1U);
  BOOST_TEST(parsed("niet|nooit ... geleegd|opgehaald")[0].steps[1].ways.size() == 2U);
  BOOST_TEST(parsed("niet|nooit|op-geen|in-geen").size() == 3U);  // each of two words by itself
  const wc::Phrase phrase = parsed("niet ... geleegd")[0];
  BOOST_TEST(phrase.steps[0].gap == 0);
  BOOST_TEST(phrase.steps[1].gap == wc::kGapWords);
}

BOOST_AUTO_TEST_CASE(either_order_is_two_phrases) {
  const std::vector<wc::Phrase> both = parsed("de bak <...7> niet ... geleegd");
  BOOST_REQUIRE_EQUAL(both.size(), 2U);
  BOOST_TEST(both[0].steps[2].ways[0].text == "niet");
  BOOST_TEST(both[0].steps[2].gap == 7);
  BOOST_TEST(both[1].steps[0].ways[0].text == "niet");
  BOOST_TEST(both[1].steps[0].gap == 0);
  BOOST_TEST(both[1].steps[1].gap == wc::kGapWords);
  BOOST_TEST(both[1].steps[2].ways[0].text == "de");
  BOOST_TEST(both[1].steps[2].gap == 7);
  BOOST_TEST(both[1].steps[3].gap == 0);
  BOOST_TEST(parsed("niet|nooit <...> geleegd|gehaald").size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_anchor_is_the_longest_run) {
  const wc::Phrase phrase = parsed("hij ... staat nog buiten* maar *bak")[0];
  BOOST_TEST(phrase.anchor_keys(wc::KeyDoor::kAtWords) ==
             std::vector<std::string>{"staat nog buiten"});
  BOOST_TEST(phrase.anchor_keys(wc::KeyDoor::kInside).empty());
  const wc::Phrase suffix = parsed("de *papiercontainer")[0];
  BOOST_TEST(suffix.anchor_keys(wc::KeyDoor::kInside) ==
             std::vector<std::string>{"papiercontainer "});
  BOOST_TEST(suffix.anchor_keys(wc::KeyDoor::kAtWords).empty());
}

BOOST_AUTO_TEST_CASE(an_anchor_has_a_key_for_each_way_to_say_it) {
  const std::vector<std::string> both =
      parsed("er is|was brand")[0].anchor_keys(wc::KeyDoor::kAtWords);
  BOOST_TEST(both == (std::vector<std::string>{"er is brand ", "er was brand "}));
  const wc::Phrase mixed = parsed("*bak|kliko*")[0];
  BOOST_TEST(mixed.anchor_keys(wc::KeyDoor::kAtWords) == std::vector<std::string>{"kliko"});
  BOOST_TEST(mixed.anchor_keys(wc::KeyDoor::kInside) == std::vector<std::string>{"bak "});
}

BOOST_AUTO_TEST_CASE(bad_entries_are_told) {
  BOOST_TEST(complaint("") == "holds no word");
  BOOST_TEST(complaint("...") != "");
  BOOST_TEST(complaint("%").find("holds no letter") != std::string::npos);
  BOOST_TEST(complaint("af*").find("fewer than 3 letters") != std::string::npos);
  BOOST_TEST(complaint("niet ...").find("between two words") != std::string::npos);
  BOOST_TEST(complaint("niet <...>").find("between two words") != std::string::npos);
  BOOST_TEST(complaint("<...> niet").find("between two words") != std::string::npos);
  BOOST_TEST(complaint("a <...> b <...> c").find("twice") != std::string::npos);
  for (const char* gap : {"...0", "...13", "...x", "....", "<...", "<...7", "<...0>", "...7>"}) {
    BOOST_TEST(complaint("niet " + std::string(gap) + " weg").find("is no gap") !=
               std::string::npos);
  }
  BOOST_TEST(complaint("niet | weg").find("holds no word") != std::string::npos);
  BOOST_TEST(complaint("a b c d e f g h i j k l m").find("more than 12") != std::string::npos);
  BOOST_TEST(complaint("a-b|b-c|c-d|d-e|e-f|f-g|g-h a-b|b-c|c-d|d-e|e-f|f-g|g-h "
                       "a-b|b-c|c-d|d-e|e-f|f-g|g-h a-b|b-c|c-d")
                 .find("400 phrases") != std::string::npos);
  std::string many = "w0";
  for (int i = 1; i <= 1000; ++i) many += "|w" + std::to_string(i);
  BOOST_TEST(complaint(many).find("1000 words in one place") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_leading_gap_means_nothing) {
  BOOST_TEST(parsed("... bus")[0].steps[0].gap == 0);
}

BOOST_AUTO_TEST_SUITE_END()
