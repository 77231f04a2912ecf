// SPDX-License-Identifier: EUPL-1.2
// `webcared rules …`: what an editor sees, and the exit code that a script sees.
#include <boost/test/unit_test.hpp>

#include "daemon/commands/commands.h"
#include "tests/daemon/said.h"
#include "tests/tools/few_rules.h"

namespace wc {
namespace {

using test::has;
using test::Said;

// A folder whose configuration has one topic more than what is shipped, and no rules but its own.
struct Rules {
  explicit Rules(const std::string& rules) {
    test::leave_rules_out(folder);
    folder.write("topics/proef.toml",
                 "id = \"proef\"\nnl = \"N\"\nen = \"E\"\nback_office = \"B\"\n" + rules);
    options.config = folder.path();
  }
  test::Folder folder;
  RulesOptions options;
};

// Weighs more than anything that is shipped can take away.
const std::string kWell =
    "[[rule]]\nid = \"zwurk\"\nwords = [\"zwurk\"]\nweight = 9\nmust = [\"een zwurk\"]\n";

std::string labelled(const std::string& id, const std::string& text, const std::string& topic) {
  return R"({"id":")" + id + R"(","text":")" + text + R"(","signal":true,"topics":[")" + topic +
         "\"],\"urgency\":\"normaal\"}\n";
}

BOOST_AUTO_TEST_SUITE(rules_command)

BOOST_AUTO_TEST_CASE(rules_that_do_what_they_say_are_well) {
  Rules rules(kWell);
  rules.options.rules = {"proef"};
  const Said said = test::listen([&] { return rules_test(rules.options); });
  BOOST_TEST(said.code == kExitWell);
  BOOST_TEST(said.out == "1 rules, 1 examples, 0 failed\n");
}

BOOST_AUTO_TEST_CASE(an_example_that_fails_is_told_and_the_answer_is_no) {
  Rules rules(kWell + "must_not = [\"de zwurk\"]\n");
  rules.options.rules = {"proef/zwurk"};
  const Said said = test::listen([&] { return rules_test(rules.options); });
  BOOST_TEST(said.code == kExitNo);
  BOOST_TEST(has(said.out, "topics/proef.toml:10:13: proef/zwurk: speaks on \"de zwurk\"\n"),
             said.out);
  rules.options.json = true;
  const Said json = test::listen([&] { return rules_test(rules.options); });
  BOOST_TEST(json.code == kExitNo);
  BOOST_TEST(json.out.starts_with("{\"rules\":1,\"examples\":2,\"failures\":[{"), json.out);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_there_is_told) {
  Rules rules(kWell);
  rules.options.rules = {"proef/zwark"};
  const Said said = test::listen([&] { return rules_test(rules.options); });
  BOOST_TEST(said.code == kExitUsage);
  BOOST_TEST(has(said.errors, "no rule or rule file \"proef/zwark\""), said.errors);
}

BOOST_AUTO_TEST_CASE(rules_that_cannot_be_read_are_told_with_their_place) {
  Rules rules("[[rule]]\nid = \"zwurk\"\n");
  for (const auto command : {rules_test, rules_measure}) {
    const Said said = test::listen([&] { return command(rules.options); });
    BOOST_TEST(said.code == kExitConfig);
    BOOST_TEST(has(said.errors, "topics/proef.toml:5:1: "), said.errors);
  }
  rules.options.config = rules.folder.path("none");
  BOOST_TEST(test::listen([&] { return rules_test(rules.options); }).code == kExitConfig);
}

BOOST_AUTO_TEST_CASE(posts_are_measured_and_shown_with_the_reasons) {
  Rules rules(kWell);
  rules.folder.write("posts.jsonl",
                     labelled("a1", "een zwurk", "proef") + labelled("a2", "een zwurk", "afval"));
  rules.options.file = rules.folder.path("posts.jsonl");
  const Said short_one = test::listen([&] { return rules_measure(rules.options); });
  BOOST_TEST(short_one.code == kExitWell);
  BOOST_TEST(has(short_one.out, "signal accuracy           1.000\n"), short_one.out);
  BOOST_TEST(has(short_one.out, "  proef                   0.500   1.000   0.667"), short_one.out);
  BOOST_TEST(!has(short_one.out, "zwurk"), short_one.out);
  rules.options.errors = true;
  const Said said = test::listen([&] { return rules_measure(rules.options); });
  BOOST_TEST(
      has(said.out, "a2 (post): labelled yes afval normaal; the rules say yes proef normaal"),
      said.out);
  BOOST_TEST(has(said.out, "\nbecause   proef/zwurk: \"zwurk\"\n"), said.out);
  BOOST_TEST(!has(said.out, "a1 (post)"), said.out);
}

BOOST_AUTO_TEST_CASE(a_line_without_labels_costs_only_itself) {
  Rules rules(kWell);
  rules.folder.write("posts.jsonl", "{\"text\":\"zwurk\"}\n" + labelled("a1", "zwurk", "proef"));
  rules.options.file = rules.folder.path("posts.jsonl");
  const Said said = test::listen([&] { return rules_measure(rules.options); });
  BOOST_TEST(said.code == kExitData);
  BOOST_TEST(said.errors == rules.options.file + ":1:1: \"signal\" must be true or false\n");
  BOOST_TEST(has(said.out, "posts                         1\n"), said.out);
}

BOOST_AUTO_TEST_CASE(nothing_to_measure_is_told) {
  Rules rules(kWell);
  rules.folder.write("posts.jsonl", labelled("a1", "zwurk", "proef"));
  rules.options.file = rules.folder.path("posts.jsonl");
  rules.options.digits = "23";
  const Said said = test::listen([&] { return rules_measure(rules.options); });
  BOOST_TEST(said.code == kExitData);
  BOOST_TEST(has(said.errors, "holds no labelled post whose id ends in one of 23\n"), said.errors);
  rules.options.file = rules.folder.path("none");
  BOOST_TEST(test::listen([&] { return rules_measure(rules.options); }).code == kExitUsage);
}

BOOST_AUTO_TEST_CASE(what_lint_finds_is_told_with_its_place) {
  Rules rules("[[rule]]\nid = \"zwurk\"\nwords = [\"zwurk\", \"zwurk*\"]\n");
  const Said said = test::listen([&] { return rules_lint(rules.options); });
  BOOST_TEST(said.code == kExitNo);
  BOOST_TEST(has(said.out, "topics/proef.toml:5:1: proef/zwurk: must is missing"), said.out);
  BOOST_TEST(has(said.out, "topics/proef.toml:7:10: proef/zwurk: \"zwurk\" adds nothing"),
             said.out);
  rules.options.json = true;
  const Said json = test::listen([&] { return rules_lint(rules.options); });
  BOOST_TEST(has(json.out, "\"code\":\"swallowed\""), json.out);
}

BOOST_AUTO_TEST_CASE(lint_tells_what_check_config_refuses) {
  Rules rules("[[rule]]\nid = \"zwurk\"\nmust = [\"x\"]\nwords = [\"%\"]\n");
  const Said said = test::listen([&] { return rules_lint(rules.options); });
  BOOST_TEST(said.code == kExitConfig);
  BOOST_TEST(has(said.out, "topics/proef.toml:8:10: proef/zwurk: '%': "), said.out);
}

BOOST_AUTO_TEST_CASE(a_dry_run_tells_what_would_change) {
  Rules rules(kWell);
  rules.folder.write("posts.jsonl",
                     labelled("a1", "een zwurk", "proef") + "nog een zwurk\nniets\n");
  rules.options.file = rules.folder.path("posts.jsonl");
  rules.options.old_config = "shipped";
  rules.options.new_config = rules.folder.path();
  const Said said = test::listen([&] { return rules_diff(rules.options); });
  BOOST_TEST(said.code == kExitNo);
  BOOST_TEST(
      has(said.out,
          "a1 (post): een zwurk\n  no laag -> yes proef normaal; labelled yes proef normaal: "
          "better\n  + proef/zwurk: \"zwurk\"\n"),
      said.out);
  BOOST_TEST(has(said.out, "3 posts, 2 change: signal +2 -0, topics 2, urgency 2 (spoed +0 -0)\n"),
             said.out);
  BOOST_TEST(has(said.out, "of 1 with labels: 1 better, 0 worse\n"), said.out);
  rules.options.old_config = rules.folder.path();
  const Said none = test::listen([&] { return rules_diff(rules.options); });
  BOOST_TEST(none.code == kExitWell);
  BOOST_TEST(has(none.out, "3 posts, 0 change"), none.out);
}

BOOST_AUTO_TEST_CASE(a_dry_run_with_a_bad_line_or_folder_says_so) {
  Rules rules(kWell);
  rules.folder.write("posts.jsonl", "{\"id\":1}\nzwurk\n");
  rules.options.file = rules.folder.path("posts.jsonl");
  rules.options.old_config = rules.options.new_config = rules.folder.path();
  const Said said = test::listen([&] { return rules_diff(rules.options); });
  BOOST_TEST(said.code == kExitData);
  BOOST_TEST(has(said.errors, rules.options.file + ":1:1: "), said.errors);
  rules.options.new_config = rules.folder.path("none");
  BOOST_TEST(test::listen([&] { return rules_diff(rules.options); }).code == kExitConfig);
}

BOOST_AUTO_TEST_CASE(other_forms_of_a_word_are_told_with_who_knows_them) {
  Rules rules(kWell);
  rules.folder.write("nl_NL.aff", "SET UTF-8\n");
  rules.folder.write("nl_NL.dic", "3\nzwurk\nzwurken\nzwurkboot\n");
  rules.options.dictionary = rules.folder.path();
  rules.options.word = "zwurk";
  const Said said = test::listen([&] { return rules_words(rules.options); });
  BOOST_TEST(said.code == kExitWell);
  BOOST_TEST(said.out ==
             "the word and its forms\n  zwurk   in proef/zwurk\n  zwurken\nwords that begin with "
             "it\n  zwurkboot\n");
  rules.options.word = "kworz";
  BOOST_TEST(test::listen([&] { return rules_words(rules.options); }).code == kExitNo);
  rules.options.word = "twee woorden";
  BOOST_TEST(test::listen([&] { return rules_words(rules.options); }).code == kExitUsage);
  rules.options.dictionary = rules.folder.path("none");
  const Said none = test::listen([&] { return rules_words(rules.options); });
  BOOST_TEST(none.code == kExitConfig);
  BOOST_TEST(has(none.errors, "install the Debian package hunspell-nl"), none.errors);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
