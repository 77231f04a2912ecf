// SPDX-License-Identifier: EUPL-1.2
// `webcared rules test`: what is told of an example that fails, and where it stands.
#include <boost/test/unit_test.hpp>

#include "classifiers/editing/examples.h"
#include "classifiers/editing/written.h"
#include "config/json.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::topic_file;

namespace {

ExampleReport run(const std::string& rules, const std::vector<std::string>& asked = {}) {
  Problems problems;
  ExampleReport report = run_examples({topic_file("afval", rules)}, {}, asked, problems);
  BOOST_REQUIRE_MESSAGE(problems.empty(), to_text(problems));
  return report;
}

const std::string kTwoRules = R"([[rule]]
id = "bak"
words = ["bak"]
must = [
  "de bak is vol",  # "with a quote"
  "de ton is vol",
]
must_not = ["een ton", "een bak # koffie"]
[[rule]]
id = "zak"
words = ["zak"]
must = "de zak"
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(editing_examples)

BOOST_AUTO_TEST_CASE(an_example_that_fails_is_told_at_its_own_line) {
  const ExampleReport report = run(kTwoRules);
  BOOST_TEST(report.rules == 2U);
  BOOST_TEST(report.examples == 5U);
  BOOST_REQUIRE_EQUAL(report.failures.size(), 2U);
  BOOST_TEST(in_words(report.failures[0]) ==
             "topics/afval.toml:10:3: afval/bak: silent on \"de ton is vol\"");
  BOOST_TEST(in_words(report.failures[1]) ==
             "topics/afval.toml:12:24: afval/bak: speaks on \"een bak # koffie\"");
}

BOOST_AUTO_TEST_CASE(only_what_is_asked_is_run) {
  BOOST_TEST(run(kTwoRules, {"afval/zak"}).examples == 1U);
  BOOST_TEST(run(kTwoRules, {"afval"}).examples == 5U);
  const ExampleReport none = run(kTwoRules, {"afval/ton", "afval/bak"});
  BOOST_TEST(none.rules == 1U);
  BOOST_TEST(none.unknown == std::vector<std::string>{"afval/ton"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_example_is_a_post_of_the_kind_language_and_platform_of_its_rule) {
  const ExampleReport report =
      run("[[rule]]\nid = \"dm\"\nwords = [\"bin\"]\nkinds = [\"dm\"]\nlanguages = [\"en\"]\n"
          "platforms = [\"x\"]\n"
          "must = [\"the bin is full\"]\n");
  BOOST_TEST(report.examples == 1U);
  BOOST_TEST(report.failures.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_run_when_a_rule_is_wrong) {
  Problems problems;
  const auto files = {topic_file("afval", "[[rule]]\nid = \"bak\"\nmust = [\"bak\"]\n")};
  const ExampleReport report = run_examples(files, {}, {}, problems);
  BOOST_TEST(!problems.empty());
  BOOST_TEST(report.rules == 0U);
}

BOOST_AUTO_TEST_CASE(the_rules_of_an_event_have_examples_too) {
  const ConfigFile event{"events/feest.toml", "",
                         "name = \"Feest\"\n[[rule]]\nid = \"start\"\ntopic = \"afval\"\n"
                         "words = [\"startkaart\"]\nmust = [\"een kaart\"]\n"};
  Problems problems;
  const ExampleReport report =
      run_examples({topic_file("afval", ""), event}, {"feest"}, {}, problems);
  BOOST_REQUIRE_EQUAL(report.failures.size(), 1U);
  BOOST_TEST(in_words(report.failures[0]) ==
             "events/feest.toml:6:9: feest/start: silent on \"een kaart\"");
}

BOOST_AUTO_TEST_CASE(the_report_is_json_too) {
  const auto json = Json::parse(to_json(run(kTwoRules, {"afval", "ton"})));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST(((*json)["examples"].whole() == 5));
  BOOST_TEST((*json)["failures"].at(0)["rule"].text() == "afval/bak");
  BOOST_TEST((*json)["failures"].at(0)["expected"].text() == "speaks");
  BOOST_TEST((*json)["failures"].at(1)["expected"].text() == "silent");
  BOOST_TEST((*json)["failures"].at(1)["place"].text() == "topics/afval.toml:12:24");
  BOOST_TEST((*json)["unknown"].at(0).text() == "ton");
}

BOOST_AUTO_TEST_CASE(each_entry_has_its_place_whatever_its_quotes) {
  const auto written = read_written({topic_file("afval", R"([[rule]]
id = "bak"
words = ['een', "t\"wee", """
drie]""",
  "vier"]
expression = 'a"b'
needs = "vijf"
)")},
                                    {});
  BOOST_REQUIRE_EQUAL(written.size(), 1U);
  const WrittenRule& rule = written[0];
  BOOST_TEST(rule.name == "afval/bak");
  BOOST_TEST(rule.place == "topics/afval.toml:5:1");
  const auto& words = rule.list("words");
  BOOST_REQUIRE_EQUAL(words.size(), 4U);
  BOOST_TEST(words[1].text == "t\"wee");
  BOOST_TEST(words[1].place == "topics/afval.toml:7:17");
  BOOST_TEST(words[2].place == "topics/afval.toml:7:27");
  BOOST_TEST(words[3].place == "topics/afval.toml:9:3");
  BOOST_TEST(rule.list("needs").at(0).place == "topics/afval.toml:11:9");
  BOOST_TEST(rule.list("unless").empty());
}

BOOST_AUTO_TEST_SUITE_END()
