// SPDX-License-Identifier: EUPL-1.2
// From rules to a verdict: weights, context, noise, exclusions, urgency and reasons.
#include "classifiers/classifier.h"

#include <boost/test/unit_test.hpp>

#include "config/json.h"
#include "config/unicode.h"
#include "tests/classifiers/corpus.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::classifier_of;
using wc::test::post_of;
using wc::test::purpose_file;
using wc::test::topic_file;

namespace {

using Texts = std::vector<std::string>;

std::shared_ptr<const Classifier> small_city() {
  return classifier_of(
      {topic_file("afval", R"(
[[rule]]
id = "vol"
words = ["*container", "bak"]
unless = ["docker"]
never_with = ["devops"]
[[rule]]
id = "zwak"
words = ["zak"]
weight = 0.5
[[rule]]
id = "weken"
expression = 'al \d+ weken'
needs = ["weken"]
)"),
       topic_file("weg", R"(
[[rule]]
id = "gat"
words = ["gat"]
with = ["weg", "stoep"]
urgency = "hoog"
also = ["afval"]
[[rule]]
id = "dm"
words = ["put"]
kinds = ["dm"]
[[rule]]
id = "duits"
words = ["strasse"]
languages = ["de"]
)"),
       purpose_file("context",
                    "[[rule]]\nid = \"wij\"\nwords = [\"gemeente\"]\nweight = 0.5\n"
                    "[[rule]]\nid = \"sterk\"\nwords = [\"stadhuis\"]\nweight = 1\n"),
       purpose_file("noise", "[[rule]]\nid = \"reclame\"\nwords = [\"korting\"]\nweight = 1\n"),
       purpose_file("urgency",
                    "[[rule]]\nid = \"nu\"\nurgency = \"spoed\"\nwords = [\"help\"]\n"
                    "[[rule]]\nid = \"dank\"\nurgency = \"laag\"\nwords = [\"dank\"]\n"
                    "[[rule]]\nid = \"half\"\nurgency = \"hoog\"\nweight = 0.5\n"
                    "words = [\"morgen\"]\n")});
}

Verdict verdict_of(const std::string& text) {
  return small_city()->classify(post_of(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classifier_test)

BOOST_AUTO_TEST_CASE(a_topic_needs_its_threshold) {
  BOOST_TEST(verdict_of("de papiercontainer").signal);
  BOOST_TEST((verdict_of("de papiercontainer").topics == Texts{"afval"}));
  BOOST_TEST(!verdict_of("een zak").signal);
  BOOST_TEST(verdict_of("een zak").topics.empty());
}

BOOST_AUTO_TEST_CASE(context_helps_a_weak_topic) {
  BOOST_TEST((verdict_of("gemeente, een zak").topics == Texts{"afval"}));
  BOOST_TEST(!verdict_of("gemeente").signal);
}

BOOST_AUTO_TEST_CASE(context_alone_can_be_a_signal_without_topic) {
  const Verdict verdict = verdict_of("Wat doet het stadhuis?");
  BOOST_TEST(verdict.signal);
  BOOST_TEST(verdict.topics.empty());
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].rule == "context/sterk");
}

BOOST_AUTO_TEST_CASE(noise_weighs_against) {
  const Verdict verdict = verdict_of("container met korting");
  BOOST_TEST(!verdict.signal);
  BOOST_CHECK(verdict.urgency == Urgency::kLaag);
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].rule == "noise/reclame");
}

BOOST_AUTO_TEST_CASE(unless_works_near_and_never_with_everywhere) {
  BOOST_TEST(!verdict_of("docker container").signal);
  BOOST_TEST(
      verdict_of("docker is van mijn werk en daar gaat het nu niet over maar de container zit "
                 "vol")
          .signal);
  BOOST_TEST(!verdict_of("container, en dan nog heel veel andere woorden tot aan devops").signal);
}

BOOST_AUTO_TEST_CASE(with_wants_company_and_also_adds_a_topic) {
  BOOST_TEST(!verdict_of("een gat in mijn sok").signal);
  const Verdict verdict = verdict_of("een gat in de weg");
  BOOST_TEST((verdict.topics == Texts{"afval", "weg"}));
  BOOST_CHECK(verdict.urgency == Urgency::kHoog);
}

BOOST_AUTO_TEST_CASE(an_expression_runs_behind_its_words) {
  const Verdict verdict = verdict_of("Hij staat al 3 weken");
  BOOST_TEST((verdict.topics == Texts{"afval"}));
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].text == "al 3 weken");
  BOOST_TEST(!verdict_of("Hij staat al drie weken").signal);
}

BOOST_AUTO_TEST_CASE(kinds_and_languages_limit_a_rule) {
  Post post = post_of("een put");
  BOOST_TEST(!small_city()->classify(post).signal);
  post.kind = PostKind::kDm;
  BOOST_TEST(small_city()->classify(post).signal);
  post = post_of("Diese Strasse ist nicht gut und wir warten");
  BOOST_TEST(small_city()->classify(post).signal);
  post.lang = "nl";
  BOOST_TEST(!small_city()->classify(post).signal);
}

BOOST_AUTO_TEST_CASE(urgency_is_the_highest_that_reaches_one) {
  BOOST_CHECK(verdict_of("container").urgency == Urgency::kNormaal);
  BOOST_CHECK(verdict_of("container, help").urgency == Urgency::kSpoed);
  BOOST_CHECK(verdict_of("container, dank en help").urgency == Urgency::kSpoed);
  BOOST_CHECK(verdict_of("container, dank").urgency == Urgency::kLaag);
  BOOST_CHECK(verdict_of("container morgen").urgency == Urgency::kNormaal);
  BOOST_CHECK(verdict_of("morgen").urgency == Urgency::kLaag);
  BOOST_CHECK(verdict_of("help, morgen").urgency == Urgency::kSpoed);  // a signal by itself
}

BOOST_AUTO_TEST_CASE(a_topic_may_want_more_or_less_than_one) {
  const auto signal_at = [](const std::string& threshold) {
    const auto classifier = classifier_of(
        {topic_file("afval", "threshold = " + threshold +
                                 "\n[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nweight = 0.8\n")});
    return classifier->classify(post_of("een bak")).signal;
  };
  BOOST_TEST(signal_at("0.7"));
  BOOST_TEST(!signal_at("1"));
}

BOOST_AUTO_TEST_CASE(reasons_stand_in_the_order_of_the_text) {
  const std::string text = "Hélp! De 🙂 papierCONTAINER én de bak.";
  const Verdict verdict = verdict_of(text);
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 3U);
  BOOST_TEST(verdict.reasons[0].rule == "urgency/nu");
  BOOST_TEST(verdict.reasons[1].text == "papierCONTAINER");
  BOOST_TEST(verdict.reasons[2].text == "bak");
  for (const Reason& reason : verdict.reasons) {
    BOOST_TEST(text.substr(reason.start, reason.end - reason.start) == reason.text);
  }
}

BOOST_AUTO_TEST_CASE(a_rule_counts_once_however_often_it_speaks) {
  BOOST_TEST(!verdict_of("zak zak zak zak").signal);
}

BOOST_AUTO_TEST_CASE(wrong_files_build_nothing) {
  Problems problems;
  BOOST_TEST(Classifier::build({topic_file("afval", "[[rule]]\n")}, {}, problems).get() == nullptr);
  BOOST_TEST(!problems.empty());
}

BOOST_AUTO_TEST_CASE(a_verdict_survives_json) {
  const Verdict verdict = verdict_of("Een gat in de weg \"hier\" <b>");
  const std::string text = to_json(verdict, "x:1");
  BOOST_TEST(text.find('\n') == std::string::npos);
  const auto json = Json::parse(text);
  BOOST_REQUIRE(json.ok());
  BOOST_TEST((*json)["id"].text() == "x:1");
  const Verdict back = verdict_from(json->root());
  BOOST_TEST(back.signal == verdict.signal);
  BOOST_TEST(back.topics == verdict.topics);
  BOOST_CHECK(back.urgency == verdict.urgency);
  BOOST_TEST(back.language == verdict.language);
  BOOST_REQUIRE_EQUAL(back.reasons.size(), verdict.reasons.size());
  BOOST_TEST(back.reasons[0].text == verdict.reasons[0].text);
  BOOST_TEST(back.reasons[0].end == verdict.reasons[0].end);
}

BOOST_AUTO_TEST_CASE(urgencies_have_names) {
  for (const std::string_view name : {"spoed", "hoog", "normaal", "laag"}) {
    BOOST_REQUIRE(urgency(name).has_value());
    BOOST_TEST(name_of(*urgency(name)) == name);
  }
  BOOST_TEST(!urgency("straks").has_value());
}

BOOST_AUTO_TEST_CASE(hostile_texts_get_a_verdict) {
  const auto shipped = corpus::shipped();
  std::string emoji;
  for (int i = 0; i < 20'000; ++i) emoji += "😂";
  std::string zero_width;
  for (int i = 0; i < 20'000; ++i) zero_width += "\u200b";
  std::string container;
  for (int i = 0; i < 100'000; ++i) container += "container ";
  const Texts texts = {"",
                       std::string(1'000'000, 'a'),
                       std::string(1'000'000, '?'),
                       emoji,
                       zero_width,
                       container,
                       "\xff\xfe",
                       std::string(5000, '\0'),
                       "\xf0\x9f\x98",
                       "e" + std::string(100, '\xcc')};
  for (const std::string& text : texts) {
    const Verdict verdict = shipped->classify(post_of(text));
    BOOST_TEST(verdict.topics.size() <= 3U);
    BOOST_TEST(verdict.reasons.size() <= 40U);
    for (const Reason& reason : verdict.reasons) {
      BOOST_REQUIRE(reason.start < reason.end);
      BOOST_REQUIRE(reason.end <= text.size());
      BOOST_REQUIRE(text.substr(reason.start, reason.end - reason.start) == reason.text);
    }
    BOOST_TEST(valid_utf8(to_json(verdict, "1")));
  }
}

BOOST_AUTO_TEST_SUITE_END()
