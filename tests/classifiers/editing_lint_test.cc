// SPDX-License-Identifier: EUPL-1.2
// `webcared rules lint`: each kind of finding on the smallest rules that have it, and none on
// rules that are well.
#include "classifiers/editing/lint.h"

#include <boost/test/unit_test.hpp>

#include "classifiers/editing/coverage.h"
#include "config/json.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::topic_file;

namespace {

// All findings on topics/afval.toml, whose rules begin at line 5.
std::string said(const std::string& rules) {
  std::string text;
  for (const Finding& finding : lint({topic_file("afval", rules)}, {})) {
    text += finding.code + ' ' + in_words(finding) + '\n';
  }
  return text;
}

void check(const std::string& rules, const std::string& finding) {
  const std::string text = said("[[rule]]\nid = \"a\"\nmust = [\"x\"]\n" + rules);
  BOOST_TEST(text.find(finding) != std::string::npos, rules + " said: " + text);
}

void check_well(const std::string& rules) {
  const std::string text = said("[[rule]]\nid = \"a\"\nmust = [\"x\"]\n" + rules);
  BOOST_TEST(text.empty(), rules + " said: " + text);
}

bool covers(const std::string& wide, const std::string& narrow) {
  std::string what;
  return wc::covers(parse_phrase(wide, what).at(0), parse_phrase(narrow, what).at(0));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(editing_lint)

BOOST_AUTO_TEST_CASE(a_phrase_covers_what_it_always_stands_in) {
  BOOST_TEST(covers("parkeer*", "parkeervergunning"));
  BOOST_TEST(covers("*bak", "glasbak"));
  BOOST_TEST(covers("*kee*", "parkeer*"));
  BOOST_TEST(covers("bak", "gft bak vol"));
  BOOST_TEST(covers("niet ... geleegd", "alweer niet goed geleegd"));
  BOOST_TEST(covers("niet ... geleegd", "niet ... geleegd"));
  BOOST_TEST(!covers("parkeervergunning", "parkeer*"));
  BOOST_TEST(!covers("parkeer*", "*parkeer"));
  BOOST_TEST(!covers("niet geleegd", "niet ... geleegd"));
  BOOST_TEST(!covers("niet ... geleegd", "niet ... goed geleegd"));
  BOOST_TEST(!covers("gft bak vol", "gft bak"));
}

BOOST_AUTO_TEST_CASE(rules_that_are_well_have_no_finding) {
  check_well(R"(words = ["parkeer*", "*vergunning", "bak"]
phrases = ["niet|nooit ... geleegd"]
with = ["straat"]
unless = ["bak koffie"]
never_with = ["docker"]
)");
  check_well("expression = 'al (\\d+) weken'\nneeds = [\"weken\"]\n");
  check_well("expression = '^(\\S+ ){9}'\nneeds = [\"de\"]\n");
  check_well("expression = 'we(ek|ken) (te )?laat'\nneeds = [\"week\", \"weken\"]\n");
}

BOOST_AUTO_TEST_CASE(a_word_beside_a_wider_one_is_swallowed) {
  check("words = [\n\"parkeervergunning\",\n\"parkeer*\"]\n",
        "swallowed topics/afval.toml:9:1: afval/a: \"parkeervergunning\" adds nothing to "
        "\"parkeer*\" (topics/afval.toml:10:1); take it away\n");
  check("words = [\"bak\"]\nphrases = [\"gft|pmd bak\"]\n", "8:1");
  check("words = [\"x\"]\nwith = [\"bakken\", \"bak*\"]\n", "\"bakken\" adds nothing");
}

BOOST_AUTO_TEST_CASE(a_longer_phrase_is_not_swallowed_where_its_reach_matters) {
  check("words = [\"x\"]\nwith = [\"volle bak\", \"bak\"]\n", "\"volle bak\" adds nothing");
  check_well("words = [\"x\"]\nunless = [\"volle bak\", \"bak\"]\n");
  check("words = [\"bak\"]\nphrases = [\"volle bak\"]\n", "\"volle bak\" adds nothing");
  const std::string text = said(
      "[[rule]]\nid = \"a\"\nmust = [\"x\"]\nwords = [\"bak\"]\nphrases = [\"volle bak\"]\n"
      "near = [\"negation\"]\n");
  BOOST_TEST(text.find("adds nothing") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(of_two_entries_that_are_the_same_the_second_is_told) {
  check("words = [\"gft-bak\", \"kliko\"]\nphrases = [\"GFT bak\"]\n",
        "double topics/afval.toml:9:12: afval/a: \"GFT bak\" stands here twice, also as "
        "\"gft-bak\" (topics/afval.toml:8:10); take it away\n");
  check("words = [\"x\"]\nunless = [\"b|c d\", \"c|b d\"]\n",
        "9:20: afval/a: \"c|b d\" stands here");
}

BOOST_AUTO_TEST_CASE(entries_that_cover_each_other_do_not_all_go) {
  const std::string text =
      said("[[rule]]\nid = \"a\"\nmust = [\"x\"]\nwords = [\"*bak*\", \"bak\", \"*bak*\"]\n");
  BOOST_TEST(!text.starts_with("swallowed topics/afval.toml:8:10"), text);
  BOOST_TEST(text.find("8:19: afval/a: \"bak\" adds nothing") != std::string::npos, text);
  BOOST_TEST(text.find("8:26: afval/a: \"*bak*\" stands here twice") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(the_same_word_in_two_rules_of_a_file_counts_twice) {
  const std::string head = "words = [\"bak\", \"ton\"]\n[[rule]]\nid = \"b\"\nmust = [\"x\"]\n";
  check(head + "words = [\"zak\", \"ton\"]\n",
        "double topics/afval.toml:12:17: afval/b: \"ton\" stands in afval/a "
        "(topics/afval.toml:8:17) too");
  check_well(head + "words = [\"zak\", \"ton\"]\nwith = [\"vol\"]\n");
  check(head + "words = [\"ton\"]\n",
        "elsewhere topics/afval.toml:9:1: afval/b: all its words stand in afval/a");
}

BOOST_AUTO_TEST_CASE(what_a_rule_silences_itself_never_speaks) {
  check("words = [\"bak\", \"dockerbak\"]\nnever_with = [\"docker*\"]\n",
        "silent topics/afval.toml:8:17: afval/a: \"dockerbak\" never speaks: never_with holds "
        "\"docker*\"");
  check("words = [\"bak\"]\nunless = [\"bak\"]\n", "\"bak\" never speaks: unless holds \"bak\"");
  check("words = [\"bak\"]\nwith = [\"vol\", \"volle\"]\nnever_with = [\"vol\", \"volle\"]\n",
        "silent topics/afval.toml:9:9: afval/a: the rule never speaks: it wants \"vol\"");
  check("words = [\"bak\"]\nwith = [\"vol\", \"leeg\"]\nnever_with = [\"vol\"]\n",
        "with \"vol\" never helps");
  check("words = [\"bak\"]\nnear = [\"negation\"]\nwhen_not = [\"negation\"]\n",
        "silent topics/afval.toml:9:9: afval/a: the rule never speaks: it wants the feature");
}

BOOST_AUTO_TEST_CASE(an_entry_that_stands_for_nothing_is_told_at_its_own_line) {
  check("words = [\n\"bak\",\n\"%\"]\n", "broken topics/afval.toml:10:1: afval/a: '%': ");
  check("words = [\"bak\"]\nphrases = [\"a b c d e f g h i j k l m\"]\n",
        "broken topics/afval.toml:9:12: afval/a: 'a b c d e f g h i j k l m': holds more than");
  const std::string text = said("[[rule]]\nid = \"a\"\nmust = [\"x\"]\nwords = [\"bak\", \"%\"]\n");
  BOOST_TEST(text.find("broken") == text.rfind("broken"), text);
  check("words = [\"bak\"]\nwieght = 2\n", "broken topics/afval.toml:9:1: ");
}

BOOST_AUTO_TEST_CASE(an_expression_that_no_folded_text_fits_is_told) {
  for (const std::string expression : {"Straat", "caf\xC3\xA9", "e-mail", "a, b", "a  b"}) {
    check("expression = '" + expression + "'\nneeds = [\"straat\"]\n",
          "silent topics/afval.toml:8:14: afval/a: the expression asks for what no folded text");
  }
  check_well("expression = '(?i)Straat'\nneeds = [\"straat\"]\n");
  check_well("expression = \"\\\\bauto's? \\\\W?\\\\pN straat\"\nneeds = [\"straat\"]\n");
}

BOOST_AUTO_TEST_CASE(needs_are_held_against_the_expression) {
  check("expression = 'al \\d+ weken'\nneeds = [\"weken\", \"maanden\"]\n",
        "silent topics/afval.toml:9:19: afval/a: needs \"maanden\" is no part");
  check("expression = 'al \\d+ (weken|jaar)'\nneeds = [\"weken\"]\n",
        "silent topics/afval.toml:8:14: afval/a: the expression also matches texts without any");
}

BOOST_AUTO_TEST_CASE(a_dear_expression_is_told) {
  check("expression = '\\pL+straat'\nneeds = [\"straat\"]\n",
        "dear topics/afval.toml:8:14: afval/a: the expression takes 1");
  check("expression = '.*straat'\nneeds = [\"straat\"]\n",
        "dear topics/afval.toml:8:14: afval/a: .* or .+ at an end");
}

BOOST_AUTO_TEST_CASE(a_rule_without_an_example_is_told) {
  BOOST_TEST(
      said("[[rule]]\nid = \"a\"\nwords = [\"x\"]\n") ==
      "no_example topics/afval.toml:5:1: afval/a: must is missing: write a post on which the "
      "rule speaks, as in must = [\"…\"]\n");
  BOOST_TEST(said("[[rule]]\nid = \"a\"\nkinds = [\"dm\"]\n").empty());
}

BOOST_AUTO_TEST_CASE(findings_are_told_in_the_order_of_the_file) {
  const auto findings =
      lint({topic_file("zorg", "[[rule]]\nid = \"a\"\nwords = [\"b\", \"b\"]\n"),
            topic_file("afval", "\n\n\n\n\n\n\n[[rule]]\nid = \"a\"\nwords = [\"b\", \"b\"]\n")},
           {});
  BOOST_REQUIRE_EQUAL(findings.size(), 4U);
  BOOST_TEST(findings[0].place == "topics/afval.toml:12:1");
  BOOST_TEST(findings[1].place == "topics/afval.toml:14:15");
  BOOST_TEST(findings[2].place == "topics/zorg.toml:5:1");
  const auto json = Json::parse(to_json(findings));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST((*json)["findings"].size() == 4U);
  BOOST_TEST((*json)["findings"].at(3)["code"].text() == "double");
  BOOST_TEST((*json)["findings"].at(3)["rule"].text() == "zorg/a");
}

BOOST_AUTO_TEST_SUITE_END()
