// SPDX-License-Identifier: EUPL-1.2
// `webcared rules diff`: which posts change, how, and whether that is better.
#include "classifiers/editing/compare.h"

#include <boost/test/unit_test.hpp>

#include "config/json.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;

namespace {

std::string rule(const std::string& word) {
  return "[[rule]]\nid = \"" + word + "\"\nwords = [\"" + word + "\"]\n";
}

std::shared_ptr<const Classifier> rules(const std::string& words, const std::string& spoed) {
  return test::classifier_of(
      {test::topic_file("afval", rule(words)), test::topic_file("zorg", rule("hulp")),
       test::purpose_file("urgency", rule(spoed) + "urgency = \"spoed\"\n")});
}

TriedPost tried(const std::string& line) {
  Result<TriedPost> post = tried_post_of_line(line, 1);
  BOOST_REQUIRE(post.ok());
  return *std::move(post);
}

std::string labelled(const std::string& text, const std::string& topics,
                     const std::string& urgency) {
  return R"({"id":"p","text":")" + text + R"(","signal":true,"topics":[)" + topics +
         R"(],"urgency":")" + urgency + "\"}";
}

// From rules that know "bak" and "brand" to rules that know "ton" and "vuur".
Comparison compared(const std::vector<TriedPost>& posts) {
  return compare(*rules("bak", "brand"), *rules("ton", "vuur"), posts);
}

Turn turn(const std::string& line) {
  const Comparison comparison = compared({tried(line)});
  BOOST_REQUIRE_EQUAL(comparison.changes.size(), 1U);
  return comparison.changes[0].turn;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(editing_compare)

BOOST_AUTO_TEST_CASE(only_posts_that_change_are_told_with_what_came_and_went) {
  const Comparison comparison =
      compared({tried("hulp"), tried("de bak"), tried("de ton met hulp"), tried("niets")});
  BOOST_TEST(comparison.posts == 4);
  BOOST_TEST(comparison.labelled == 0);
  BOOST_REQUIRE_EQUAL(comparison.changes.size(), 2U);
  const Change& gone = comparison.changes[0];
  BOOST_TEST(gone.post == 1U);
  BOOST_TEST(gone.before.signal);
  BOOST_TEST(!gone.after.signal);
  BOOST_CHECK(gone.turn == Turn::kUnknown);
  BOOST_REQUIRE_EQUAL(gone.gone.size(), 1U);
  BOOST_TEST(gone.gone[0].rule == "afval/bak");
  BOOST_TEST(gone.come.empty());
  const Change& come = comparison.changes[1];
  BOOST_REQUIRE_EQUAL(come.come.size(), 1U);
  BOOST_TEST(come.come[0].text == "ton");
  BOOST_TEST(come.gone.empty());
}

BOOST_AUTO_TEST_CASE(changes_are_counted_by_what_they_are) {
  const ChangeCounts counts = count(compared({tried("de bak"), tried("de ton"), tried("ton hulp"),
                                              tried("hulp brand"), tried("hulp vuur")}));
  BOOST_TEST(counts.signal_come == 1);
  BOOST_TEST(counts.signal_gone == 1);
  BOOST_TEST(counts.topics == 3);
  BOOST_TEST(counts.urgency == 4);  // also laag where the signal goes, normaal where it comes
  BOOST_TEST(counts.spoed_come == 1);
  BOOST_TEST(counts.spoed_gone == 1);
}

BOOST_AUTO_TEST_CASE(a_label_tells_better_from_worse) {
  BOOST_CHECK(turn(labelled("ton hulp", R"("zorg","afval")", "normaal")) == Turn::kBetter);
  BOOST_CHECK(turn(labelled("bak hulp", R"("zorg","afval")", "normaal")) == Turn::kWorse);
  BOOST_CHECK(turn(labelled("ton hulp", R"("zorg")", "normaal")) == Turn::kWorse);
  BOOST_CHECK(turn(labelled("hulp vuur", R"("zorg")", "spoed")) == Turn::kBetter);
}

BOOST_AUTO_TEST_CASE(spoed_weighs_more_than_all_the_rest) {
  // The topic of the label comes, but its spoed goes.
  BOOST_CHECK(turn(labelled("brand ton hulp", R"("zorg","afval")", "spoed")) == Turn::kWorse);
  BOOST_CHECK(turn(labelled("hulp vuur bak", R"("zorg","afval")", "spoed")) == Turn::kBetter);
}

BOOST_AUTO_TEST_CASE(a_change_between_two_wrongs_is_neither) {
  BOOST_CHECK(turn(labelled("hulp brand", R"("zorg")", "hoog")) == Turn::kBetter);
  const auto old_one = rules("bak", "x");
  const auto new_one =
      test::classifier_of({test::topic_file("afval", ""), test::topic_file("zorg", rule("bak"))});
  const Comparison comparison =
      compare(*old_one, *new_one, {tried(labelled("bak", R"("verkeer")", "normaal"))});
  BOOST_REQUIRE_EQUAL(comparison.changes.size(), 1U);
  BOOST_CHECK(comparison.changes[0].turn == Turn::kNeither);
}

BOOST_AUTO_TEST_CASE(lines_are_those_of_classify) {
  BOOST_TEST(!tried(R"({"text":"bak"})").label.has_value());
  BOOST_TEST(tried("  bak").post.text == "  bak");
  BOOST_TEST(tried(labelled("bak", "", "hoog")).label.has_value());
  BOOST_TEST(tried_post_of_line("{}", 3).error().what.starts_with("3:1: "));
}

BOOST_AUTO_TEST_CASE(the_comparison_is_json_too) {
  const std::vector<TriedPost> posts = {tried(labelled("ton", R"("afval")", "normaal")),
                                        tried("bak")};
  const auto json = Json::parse(to_json(compared(posts), posts));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST((*json)["changed"].whole().value() == 2);
  BOOST_TEST((*json)["labelled"].whole().value() == 1);
  BOOST_TEST((*json)["better"].whole().value() == 1);
  BOOST_TEST((*json)["signal"]["gone"].whole().value() == 1);
  BOOST_TEST((*json)["changes"].at(0)["turn"].text() == "better");
  BOOST_TEST((*json)["changes"].at(1)["before"]["topics"].at(0).text() == "afval");
  BOOST_TEST((*json)["changes"].at(1)["turn"].text() == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()
