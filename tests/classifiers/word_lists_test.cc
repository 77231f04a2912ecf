// SPDX-License-Identifier: EUPL-1.2
// Lists of words that rules share, and a topic that fills more than one file.
#include "classifiers/word_lists.h"

#include <boost/test/unit_test.hpp>

#include "classifiers/editing/lint.h"
#include "classifiers/rules.h"
#include "tests/classifiers/corpus.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::classifier_of;
using wc::test::post_of;
using wc::test::topic_file;

namespace {

ConfigFile lists(const std::string& more = "") {
  return {"words.toml", "", R"(
[[list]]
id = "kind"
words = ["kind", "peuter*"]
[[list]]
id = "wie"
comment = "Met de lijst erboven."
words = ["{kind}", "man", "oude-man"]
)" + more};
}

std::vector<ConfigFile> files_with(const std::string& rule, const std::string& more_lists = "") {
  return {topic_file("veiligheid", "[[rule]]\nid = \"a\"\nmust = [\"x\"]\n" + rule),
          lists(more_lists)};
}

bool speaks(const std::string& rule, const std::string& text) {
  return classifier_of(files_with(rule))->classify(post_of(text)).signal;
}

std::string complaints(const std::vector<ConfigFile>& files) {
  Problems problems;
  (void)read_rules(files, {}, problems);
  return to_text(problems);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_lists_test)

BOOST_AUTO_TEST_CASE(a_list_stands_for_each_of_its_words) {
  const std::string falls = "phrases = [\"{wie}|hond valt\"]";
  for (const char* who : {"Het kind", "De man", "Een oude man", "De hond", "Die peutertjes"}) {
    BOOST_TEST(speaks(falls, who + std::string(" valt")), who);
  }
  BOOST_TEST(!speaks(falls, "De bal valt"));
  BOOST_TEST(speaks("words = [\"{kind}\"]", "Een kind"));
  BOOST_TEST(!speaks("words = [\"valt\"]\nunless = [\"{kind}\"]", "Het kind valt"));
  BOOST_TEST(!speaks("words = [\"valt\"]\nwith = [\"{kind}\"]", "De man valt"));
}

BOOST_AUTO_TEST_CASE(mistakes_of_lists_are_told_with_their_place) {
  BOOST_TEST(complaints(files_with("words = [\"a\", \"{wei}\"]")) ==
             "topics/veiligheid.toml:8:1: '{wei}': there is no such list; known: {kind} {wie}\n");
  BOOST_TEST(complaints(files_with("words = [\"{wie\"]")).find("no such list") !=
             std::string::npos);
  const std::string said = complaints(files_with("words = [\"a\"]", R"(
[[list]]
id = "kind"
words = ["oude man"]
[[list]]
id = "leeg"
words = []
wrods = ["x"]
)"));
  BOOST_TEST(said.find("words.toml:11:1: 'kind' stands twice") != std::string::npos, said);
  BOOST_TEST(said.find("words.toml:12:1: 'oude man': is more than one word") != std::string::npos,
             said);
  BOOST_TEST(said.find("words.toml:15:1: the list is empty") != std::string::npos, said);
  BOOST_TEST(said.find("wrods") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(a_list_stands_alone) {
  for (const char* glued : {"niet-{kind}", "{kind}je", "{kind}*"}) {
    const std::string said = complaints(files_with("words = [\"" + std::string(glued) + "\"]"));
    BOOST_TEST(said.find("a list stands alone") != std::string::npos, said);
  }
}

BOOST_AUTO_TEST_CASE(lint_knows_what_a_list_means) {
  const std::vector<Finding> findings = lint(files_with("words = [\"{wie}\", \"peutertje\"]"), {});
  BOOST_REQUIRE(findings.size() == 1);
  BOOST_TEST(findings[0].what.find("\"peutertje\" adds nothing to \"{wie}\"") == 0,
             findings[0].what);
}

BOOST_AUTO_TEST_CASE(a_topic_may_fill_more_than_one_file) {
  const ConfigFile more{"topics/brand.toml", "", R"(
id = "brand"
topic = "veiligheid"
[[rule]]
id = "vuur"
words = ["vuur"]
)"};
  const auto classifier = classifier_of({topic_file("veiligheid", ""), more});
  const Verdict verdict = classifier->classify(post_of("Er is vuur"));
  BOOST_REQUIRE(verdict.topics.size() == 1);
  BOOST_TEST(verdict.topics[0] == "veiligheid");
  BOOST_REQUIRE(verdict.reasons.size() == 1);
  BOOST_TEST(verdict.reasons[0].rule == "brand/vuur");
  // Told once, of the file, not of each of its rules.
  ConfigFile lost = more;
  lost.bytes += "[[rule]]\nid = \"rook\"\nwords = [\"rook\"]\n";
  const std::string told = complaints({lost});
  BOOST_TEST(told.find("topics/brand.toml:3:") == 0U, told);
  BOOST_TEST(told.find("'veiligheid' is no topic") == told.rfind("is no topic") - 13);
}

BOOST_AUTO_TEST_SUITE_END()
