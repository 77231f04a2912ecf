// SPDX-License-Identifier: EUPL-1.2
// `webcared rules measure`: the figures, the posts behind them, and lines that are no posts.
#include "classifiers/editing/measure.h"

#include <boost/test/unit_test.hpp>

#include "config/json.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;

namespace {

std::shared_ptr<const Classifier> tiny() {
  return test::classifier_of(
      {test::topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"bak\"]\n"),
       test::topic_file("zorg", "[[rule]]\nid = \"hulp\"\nwords = [\"hulp\"]\n"),
       test::purpose_file("urgency",
                          "[[rule]]\nid = \"brand\"\nwords = [\"brand\"]\nurgency = \"spoed\"\n")});
}

std::string line(const std::string& id, const std::string& text, const std::string& topics,
                 const std::string& urgency) {
  return R"({"id":")" + id + R"(","text":")" + text + R"(","signal":)" +
         (topics.empty() ? "false" : "true") + R"(,"topics":[)" + topics + R"(],"urgency":")" +
         urgency + "\"}\n";
}

// Right; right in another order; a topic missed; a false alarm; a spoed that is none; one missed.
const std::string kPosts = line("a1", "de bak", "\"afval\"", "normaal") +
                           line("a2", "bak en hulp", "\"zorg\",\"afval\"", "normaal") +
                           line("a3", "de bak", "\"afval\",\"zorg\"", "normaal") +
                           line("a4", "mooie bak", "", "laag") +
                           line("b5", "een bak in brand", "\"afval\"", "hoog") +
                           line("b6", "er is hulp nodig", "\"zorg\"", "spoed");

Agreement measured(const std::string& lines, const std::string& digits = "") {
  const LabelledPosts read = read_labelled(lines, digits);
  BOOST_TEST(read.bad.empty());
  return measure(*tiny(), read.posts);
}

std::string told(const std::string& text) {
  const auto one = labelled_of_line(text, 7);
  BOOST_REQUIRE(!one.ok());
  return one.error().what;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(editing_measure)

BOOST_AUTO_TEST_CASE(the_figures_are_counted) {
  const Agreement all = measured(kPosts);
  BOOST_TEST(all.posts == 6);
  BOOST_TEST(all.signal_accuracy() == 5 / 6.0);
  BOOST_TEST(all.signal.only_said == 1);
  BOOST_TEST(all.topics.both == 6);
  BOOST_TEST(all.topics.only_said == 1);
  BOOST_TEST(all.topics.only_labelled == 1);
  BOOST_TEST(all.topics.precision() == 6 / 7.0);
  BOOST_TEST(all.topics.recall() == 6 / 7.0);
  BOOST_TEST(all.by_topic.at("zorg").recall() == 2 / 3.0);
  BOOST_TEST(all.by_topic.at("afval").precision() == 4 / 5.0);
  BOOST_TEST(all.urgency_accuracy() == 3 / 6.0);
  BOOST_TEST(all.urgency[0][2] == 1);  // spoed, said normaal
  BOOST_TEST(all.urgency[1][0] == 1);  // hoog, said spoed
  BOOST_TEST(all.spoed.recall() == 0.0);
  BOOST_TEST(all.spoed.only_said == 1);
}

BOOST_AUTO_TEST_CASE(the_posts_behind_an_error_are_kept_with_what_the_rules_said) {
  const Agreement all = measured(kPosts);
  BOOST_REQUIRE_EQUAL(all.errors.size(), 4U);
  BOOST_TEST(all.errors[0].post == 2U);
  BOOST_TEST(all.errors[1].said.topics.at(0) == "afval");
  BOOST_TEST(all.errors[2].said.reasons.at(1).rule == "urgency/brand");
}

BOOST_AUTO_TEST_CASE(one_part_is_measured_by_the_end_of_its_ids) {
  BOOST_TEST(measured(kPosts, "56").posts == 2);
  BOOST_TEST(measured(kPosts, "9").posts == 0);
}

BOOST_AUTO_TEST_CASE(a_label_with_a_topic_that_nobody_has_counts_as_missed) {
  const Agreement all = measured(line("a1", "de bak", "\"afvla\"", "normaal"));
  BOOST_TEST(all.by_topic.at("afvla").only_labelled == 1);
  BOOST_TEST(all.topics.f1() == 0.0);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_labelled_post_is_told_and_skipped) {
  const LabelledPosts read =
      read_labelled("de bak\n\n" + line("a1", "bak", "\"afval\"", "normaal") +
                        R"({"text":"bak" "signal":true})" + "\r\n" + R"( {"text":"bak"})",
                    "");
  BOOST_TEST(read.posts.size() == 1U);
  BOOST_REQUIRE_EQUAL(read.bad.size(), 3U);
  BOOST_TEST(read.bad[0].starts_with("1:1: a labelled post is {"), read.bad[0]);
  BOOST_TEST(read.bad[1].starts_with("4:15: not JSON: "), read.bad[1]);
  BOOST_TEST(read.bad[2] == "5:2: \"signal\" must be true or false");
}

BOOST_AUTO_TEST_CASE(each_part_of_a_label_is_asked_for) {
  const auto why = [](const std::string& rest) { return told(R"({"text":"bak",)" + rest + '}'); };
  BOOST_TEST(why(R"("signal":1,"topics":[],"urgency":"laag")").starts_with("7:1: \"signal\""));
  BOOST_TEST(why(R"("signal":true,"urgency":"laag")").starts_with("7:1: \"topics\""));
  BOOST_TEST(why(R"("signal":true,"topics":[],"urgency":"nu")").starts_with("7:1: \"urgency\""));
}

BOOST_AUTO_TEST_CASE(the_figures_are_json_too) {
  const LabelledPosts read = read_labelled(kPosts, "");
  const Agreement all = measure(*tiny(), read.posts);
  const auto json = Json::parse(to_json(all, read.posts, Detail::kErrors));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST((*json)["signal"]["accuracy"].number().value() == 5 / 6.0,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST((*json)["by_topic"]["zorg"]["missed"].whole().value() == 1);
  BOOST_TEST((*json)["urgency"]["confusion"]["spoed"]["normaal"].whole().value() == 1);
  BOOST_TEST((*json)["errors"].size() == 4U);
  BOOST_TEST((*json)["errors"].at(3)["label"]["urgency"].text() == "spoed");
  BOOST_TEST((*json)["errors"].at(3)["said"]["reasons"].at(0)["rule"].text() == "zorg/hulp");
  const auto figures = Json::parse(to_json(all, read.posts, Detail::kFigures));
  BOOST_REQUIRE(figures.ok());
  BOOST_TEST(!(*figures)["errors"].present());
}

BOOST_AUTO_TEST_SUITE_END()
