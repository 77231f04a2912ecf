// SPDX-License-Identifier: EUPL-1.2
// Features: rules that other rules ask for. The shipped ones are tried by their own examples
// (shipped_rules_test.cc).
#include <boost/test/unit_test.hpp>

#include "classifiers/firing.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::classifier_of;
using wc::test::post_of;
using wc::test::purpose_file;
using wc::test::topic_file;

namespace {

// Stands after the topics in the order of names, and yet is read first.
ConfigFile features() {
  return {"topics/zz.toml", "", R"(id = "zz"
purpose = "feature"
[[rule]]
id = "negation"
words = ["niet", "geen"]
unless = ["niet normaal"]
[[rule]]
id = "question"
words = ["?"]
[[rule]]
id = "private"
kinds = ["dm"]
)"};
}

std::shared_ptr<const Classifier> asking(const std::string& asks) {
  return classifier_of(
      {topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"bak\"]\n" + asks), features()});
}

bool speaks(const std::string& asks, const Post& post) {
  return asking(asks)->classify(post).signal;
}

bool speaks(const std::string& asks, const std::string& text) {
  return speaks(asks, post_of(text));
}

std::string complaints(const std::string& rules) {
  Problems problems;
  (void)read_rules({topic_file("afval", rules), features()}, {}, problems);
  return to_text(problems);
}

const std::string kFar = " en dan nog een heleboel andere woorden ";

}  // namespace

BOOST_AUTO_TEST_SUITE(features_test)

BOOST_AUTO_TEST_CASE(when_wants_one_of_the_features_anywhere) {
  const std::string when = "when = [\"question\", \"negation\"]\n";
  BOOST_TEST(speaks(when, "de bak" + kFar + "?"));
  BOOST_TEST(speaks(when, "de bak" + kFar + "niet"));
  BOOST_TEST(!speaks(when, "de bak"));
  BOOST_TEST(!speaks(when, "niet?"));
}

BOOST_AUTO_TEST_CASE(when_not_wants_none_of_them) {
  const std::string when_not = "when_not = [\"question\", \"negation\"]\n";
  BOOST_TEST(speaks(when_not, "de bak"));
  BOOST_TEST(!speaks(when_not, "de bak" + kFar + "?"));
  BOOST_TEST(!speaks(when_not, "niet" + kFar + "de bak"));
}

BOOST_AUTO_TEST_CASE(near_looks_six_words_around_the_rules_own) {
  const std::string near = "near = [\"negation\"]\n";
  BOOST_TEST(speaks(near, "de bak is niet leeg"));
  BOOST_TEST(speaks(near, "niet leeg is de bak"));
  BOOST_TEST(speaks(near, "de bak een twee drie vier vijf niet"));
  BOOST_TEST(!speaks(near, "de bak een twee drie vier vijf zes niet"));
  BOOST_TEST(!speaks(near, "de bak is leeg"));
  BOOST_TEST(speaks(near, "de bak" + kFar + "de bak niet"));
}

BOOST_AUTO_TEST_CASE(not_near_silences_the_words_beside_it_only) {
  const std::string not_near = "not_near = [\"negation\"]\n";
  BOOST_TEST(!speaks(not_near, "geen bak"));
  BOOST_TEST(speaks(not_near, "geen idee" + kFar + "bak"));
  BOOST_TEST(speaks(not_near, "geen bak" + kFar + "bak"));
}

BOOST_AUTO_TEST_CASE(a_feature_has_exclusions_of_its_own) {
  BOOST_TEST(!speaks("near = [\"negation\"]\n", "de bak is niet normaal"));
  BOOST_TEST(!speaks("when = [\"negation\"]\n", "de bak is niet normaal"));
}

BOOST_AUTO_TEST_CASE(all_that_a_rule_asks_must_hold) {
  const std::string all = "when = [\"question\"]\nnot_near = [\"negation\"]\n";
  BOOST_TEST(speaks(all, "de bak?"));
  BOOST_TEST(!speaks(all, "geen bak?"));
  BOOST_TEST(!speaks(all, "de bak"));
}

BOOST_AUTO_TEST_CASE(a_feature_of_kinds_has_no_place) {
  Post post = post_of("de bak");
  post.kind = PostKind::kDm;
  BOOST_TEST(speaks("when = [\"private\"]\n", post));
  BOOST_TEST(!speaks("near = [\"private\"]\n", post));
  BOOST_TEST(!speaks("when_not = [\"private\"]\n", post));
  BOOST_TEST(!speaks("when = [\"private\"]\n", "de bak"));
}

BOOST_AUTO_TEST_CASE(a_feature_decides_nothing_and_is_no_reason) {
  const Verdict verdict = asking("")->classify(post_of("de bak is niet leeg?"));
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].rule == "afval/bak");
  BOOST_TEST(!asking("")->classify(post_of("niet, geen, niet?")).signal);
}

BOOST_AUTO_TEST_CASE(an_urgency_asks_too) {
  const auto classifier = classifier_of(
      {topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"bak\"]\n"), features(),
       purpose_file("urgency",
                    "[[rule]]\nid = \"nu\"\nurgency = \"spoed\"\nwords = [\"brand\"]\n"
                    "not_near = [\"negation\"]\n")});
  BOOST_CHECK(classifier->classify(post_of("brand in de bak")).urgency == Urgency::kSpoed);
  BOOST_CHECK(classifier->classify(post_of("geen brand in de bak")).urgency == Urgency::kNormaal);
}

BOOST_AUTO_TEST_CASE(platforms_limit_a_rule) {
  const std::string only = "platforms = [\"x\", \"bluesky\"]\n";
  Post post = post_of("de bak");
  BOOST_TEST(!speaks(only, post));
  post.platform = "x";
  BOOST_TEST(speaks(only, post));
  post.platform = "facebook";
  BOOST_TEST(!speaks(only, post));
}

BOOST_AUTO_TEST_CASE(a_rule_of_a_platform_alone_speaks_there) {
  const auto classifier = classifier_of(
      {topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"bak\"]\nweight = 0.5\n"),
       purpose_file("context", "[[rule]]\nid = \"x\"\nplatforms = [\"x\"]\nweight = 0.5\n")});
  Post post = post_of("de bak");
  BOOST_TEST(!classifier->classify(post).signal);
  post.platform = "x";
  BOOST_TEST(classifier->classify(post).signal);
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_with_their_place) {
  const std::string rule = "[[rule]]\nid = \"a\"\nwords = [\"bak\"]\n";
  BOOST_TEST(
      complaints(rule + "when = [\"vraag\"]\n")
              .find("topics/afval.toml:8:1: 'vraag' is no feature; known: bridge, building, "
                    "district, negation, park, place, private, question") != std::string::npos,
      complaints(rule + "when = [\"vraag\"]\n"));
  BOOST_TEST(complaints("[[rule]]\nid = \"a\"\nkinds = [\"dm\"]\nnear = [\"question\"]\n")
                 .find("use when, when_not") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_feature_weighs_and_asks_nothing) {
  for (const char* key : {"weight = 1", "urgency = \"hoog\"", "when = [\"question\"]"}) {
    ConfigFile file = features();
    file.bytes += std::string(key) + "\n";
    Problems problems;
    (void)read_rules({file}, {}, problems);
    BOOST_TEST(to_text(problems).find("is not a setting") != std::string::npos, to_text(problems));
  }
}

BOOST_AUTO_TEST_CASE(two_features_cannot_have_one_name) {
  ConfigFile twin = features();
  twin.name = "topics/zzz.toml";
  twin.bytes.replace(twin.bytes.find("zz"), 2, "yy");
  Problems problems;
  (void)read_rules({features(), twin}, {}, problems);
  BOOST_TEST(to_text(problems).find("is a feature of another file") != std::string::npos,
             to_text(problems));
}

BOOST_AUTO_TEST_SUITE_END()
