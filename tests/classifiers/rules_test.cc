// SPDX-License-Identifier: EUPL-1.2
// Reading rule files: every mistake is told with its place, all at once.
#include "classifiers/rules.h"

#include <boost/test/unit_test.hpp>

#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::purpose_file;
using wc::test::topic_file;

namespace {

std::string complaints(const std::vector<ConfigFile>& files,
                       const std::vector<std::string>& events = {}) {
  Problems problems;
  (void)read_rules(files, events, problems);
  return to_text(problems);
}

void check_tells(const std::string& rules, const std::string& what) {
  const std::string text = complaints({topic_file("afval", rules)});
  BOOST_TEST(text.find(what) != std::string::npos, rules + " told: " + text);
  BOOST_TEST(text.find("topics/afval.toml:") != std::string::npos);
}

RuleBook book_of(const std::vector<ConfigFile>& files,
                 const std::vector<std::string>& events = {}) {
  Problems problems;
  RuleBook book = read_rules(files, events, problems);
  BOOST_REQUIRE_MESSAGE(problems.empty(), to_text(problems));
  return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_test)

BOOST_AUTO_TEST_CASE(a_rule_is_read_whole) {
  const RuleBook book = book_of({topic_file("afval", R"(threshold = 1.5
[[rule]]
id = "vol"
words = ["container", "*bak"]
phrases = ["niet geleegd"]
expression = 'al (\d+) weken'
needs = ["weken"]
with = ["vol"]
unless = ["docker"]
never_with = ["devops"]
weight = 0.5
urgency = "hoog"
languages = ["nl"]
kinds = ["mention", "addressed"]
comment = "waarom"
must = ["container vol"]
must_not = ["container leeg"]
)")});
  BOOST_REQUIRE_EQUAL(book.rules.size(), 1U);
  const Rule& rule = book.rules[0];
  BOOST_TEST(rule.name == "afval/vol");
  BOOST_TEST(rule.phrases.size() == 7U);
  BOOST_TEST(rule.weight == 0.5);
  BOOST_CHECK(rule.urgency == Urgency::kHoog);
  BOOST_TEST(rule.expression.get() != nullptr);
  BOOST_TEST(rule.has_with);
  BOOST_TEST(rule.kinds == ((1U << static_cast<unsigned>(PostKind::kMention)) | kAddressedBit));
  BOOST_TEST(rule.topics.size() == 1U);
  BOOST_TEST(book.topics[0].threshold == 1.5);
  BOOST_TEST(book.topics[0].topic.back_office == "B");
}

BOOST_AUTO_TEST_CASE(mistakes_of_a_rule_are_told_with_their_place) {
  check_tells("[[rule]]\nid = \"a\"\n", "it never speaks");
  check_tells("[[rule]]\nwords = [\"bak\"]\n", "id");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"b*\"]\n", "fewer than 3 letters");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nwieght = 2\n", "wieght");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nweight = 99\n", "weight");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nkinds = [\"brief\"]\n", "no kind of post");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nalso = [\"maan\"]\n", "is no topic");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nurgency = \"nu\"\n", "urgency");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\nneeds = [\"x\"]\n", "beside an expression");
  check_tells("[[rule]]\nid = \"a\"\nexpression = \"bak\"\n", "needs = [...] is missing");
  check_tells("[[rule]]\nid = \"a\"\nexpression = \"(bak\"\nneeds = [\"bak\"]\n", "RE2 cannot run");
  check_tells("[[rule]]\nid = \"a\"\nexpression = '(?=bak)'\nneeds = [\"bak\"]\n",
              "RE2 cannot run");
  check_tells("[[rule]]\nid = \"a\"\nwords = [\"bak\"]\n[[rule]]\nid = \"a\"\nwords = [\"bak\"]\n",
              "stands twice");
}

BOOST_AUTO_TEST_CASE(all_mistakes_of_all_files_are_told_at_once) {
  const std::string text =
      complaints({topic_file("afval", "[[rule]]\nid = \"a\"\n"),
                  topic_file("zorg", "[[rule]]\nid = \"b\"\nwords = [\"%\"]\ncolour = 1\n"),
                  {"topics/stuk.toml", "", "id = "}});
  BOOST_TEST(text.find("topics/afval.toml:5:") != std::string::npos, text);
  BOOST_TEST(text.find("holds no letter") != std::string::npos, text);
  BOOST_TEST(text.find("colour") != std::string::npos, text);
  BOOST_TEST(text.find("topics/stuk.toml:1:") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(two_files_cannot_be_the_same_topic) {
  ConfigFile twin = topic_file("afval", "");
  twin.name = "topics/twin.toml";
  BOOST_TEST(complaints({topic_file("afval", ""), twin}).find("another file too") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(urgency_rules_must_say_how_soon) {
  const std::string text =
      complaints({purpose_file("urgency", "[[rule]]\nid = \"nu\"\nwords = [\"spoed\"]\n")});
  BOOST_TEST(text.find("urgency") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_event_brings_rules_for_a_topic) {
  const ConfigFile event{"events/feest.toml", "",
                         "name = \"Feest\"\nends = 3\n[[rule]]\nid = \"start\"\ntopic = \"afval\"\n"
                         "words = [\"startkaart\"]\n"};
  const RuleBook book = book_of({topic_file("afval", ""), event}, {"feest"});
  BOOST_REQUIRE_EQUAL(book.rules.size(), 1U);
  BOOST_TEST(book.rules[0].name == "feest/start");
  BOOST_TEST(book_of({topic_file("afval", ""), event}).rules.empty());
  BOOST_TEST(complaints({topic_file("afval", "")}, {"maanfeest"}).find("no such event") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_expression_has_bounds) {
  std::string what;
  BOOST_TEST(Pattern::compile(std::string(2001, 'a'), what).get() == nullptr);
  BOOST_TEST(what.find("longer than 2000") != std::string::npos);
  what.clear();
  BOOST_TEST(Pattern::compile("a*", what).get() == nullptr);
  BOOST_TEST(what.find("nothing at all") != std::string::npos);
  what.clear();
  BOOST_TEST(Pattern::compile("((a{1,30}){1,30}){1,30}", what).get() == nullptr);
  BOOST_TEST(!what.empty());
}

BOOST_AUTO_TEST_CASE(an_expression_is_told_in_words) {
  std::string what;
  const auto pattern = Pattern::compile(R"(al \d+ weken)", what);
  BOOST_REQUIRE(pattern != nullptr);
  Folded text(std::pmr::get_default_resource());
  fold("Hij staat er al 3 weken, ja", text);
  const auto words = pattern->find(text);
  BOOST_REQUIRE(words.has_value());
  BOOST_TEST(words->first == 3U);
  BOOST_TEST(words->last == 5U);
  fold("al drie weken", text);
  BOOST_TEST(!pattern->find(text).has_value());
  fold("", text);
  BOOST_TEST(!pattern->find(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
