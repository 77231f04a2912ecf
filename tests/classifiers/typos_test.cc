// SPDX-License-Identifier: EUPL-1.2
// Typing errors: what is corrected, what is left alone, and the search against a dumb loop.
#include "classifiers/typos.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::classifier_of;
using wc::test::post_of;
using wc::test::topic_file;

namespace {

using Texts = std::vector<std::string>;

std::string meant_by(const Texts& words, const std::string& word) {
  return std::string(Typos(words).meant_by(word));
}

std::string corrected(const Texts& words, const std::string& original) {
  Folded text(std::pmr::get_default_resource());
  fold(original, text);
  Folded out(std::pmr::get_default_resource());
  if (!Typos(words).correct(text, out)) return "";
  BOOST_TEST(out.word_count() == text.word_count());
  return std::string(out.text);
}

// Every word that is one slip away, by trying every slip.
std::set<std::string> dumb_slips(const std::string& word) {
  std::set<std::string> slips;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      slips.insert(word.substr(0, i) + letter + word.substr(i));
      if (i < word.size()) slips.insert(word.substr(0, i) + letter + word.substr(i + 1));
    }
    if (i < word.size()) slips.insert(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size()) {
      slips.insert(word.substr(0, i) + word[i + 1] + word[i] + word.substr(i + 2));
    }
  }
  slips.erase(word);
  return slips;
}

Verdict verdict_of(const std::string& rules, const std::string& text) {
  return classifier_of({topic_file("afval", rules)})->classify(post_of(text));
}

const std::string kRule = "[[rule]]\nid = \"bak\"\nwords = [\"papiercontainer\"]\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(typos_test)

BOOST_AUTO_TEST_CASE(one_slip_is_understood) {
  const Texts words = {"lantaarnpaal"};
  for (const char* word : {"lantarnpaal", "lantaaarnpaal", "lantaornpaal", "lantaanrpaal",
                           "lantaarnpaa", "lantaarnpaall", "lantaarnpal"}) {
    BOOST_TEST(meant_by(words, word) == "lantaarnpaal", word);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_one_slip_is_left_alone) {
  const Texts words = {"lantaarnpaal", "gemist"};
  BOOST_TEST(meant_by(words, "lantaarnpaal") == "");
  BOOST_TEST(meant_by(words, "lantarnpaall") == "");  // two slips
  BOOST_TEST(meant_by(words, "aantaarnpaal") == "");  // the first letter
  BOOST_TEST(meant_by(words, "gemisst") == "");       // the rule's word is short
  BOOST_TEST(meant_by(words, "l\xC3\xA4ntarnpaal") == "");
  BOOST_TEST(meant_by(words, "lantarnpaa1") == "");
  BOOST_TEST(meant_by(words, std::string(100, 'l')) == "");
  BOOST_TEST(meant_by({}, "lantarnpaal") == "");
}

BOOST_AUTO_TEST_CASE(a_word_that_a_dictionary_knows_is_no_slip) {
  BOOST_TEST(meant_by({"vermist"}, "vermiste") == "");
  BOOST_TEST(meant_by({"overlast"}, "overlaat") == "");
  BOOST_TEST(meant_by({"weather"}, "leather") == "");
  BOOST_TEST(meant_by({"boomwortel"}, "boomwortels") == "");  // a compound of known words
}

BOOST_AUTO_TEST_CASE(between_two_words_nothing_is_chosen) {
  BOOST_TEST(meant_by({"xqverlenging"}, "xqverlengin") == "xqverlenging");
  BOOST_TEST(meant_by({"xqverlenging", "xqverlengina"}, "xqverlengin") == "");
}

BOOST_AUTO_TEST_CASE(the_text_keeps_its_words) {
  const Texts words = {"container", "opgehaald"};
  BOOST_TEST(corrected(words, "De contaner is niet opgehaaald!") ==
             "de container is niet opgehaald ! ");
  BOOST_TEST(corrected(words, "De container is opgehaald") == "");
  BOOST_TEST(corrected(words, "") == "");
}

BOOST_AUTO_TEST_CASE(a_reason_names_what_was_written) {
  const std::string text = "D\xC3\xA9 Papierc\xC3\xB3ntaner is vol";
  const Verdict verdict = verdict_of(kRule, text);
  BOOST_TEST(verdict.signal);
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].text == "Papierc\xC3\xB3ntaner");
  BOOST_TEST(text.substr(verdict.reasons[0].start, 15) == verdict.reasons[0].text);
}

BOOST_AUTO_TEST_CASE(a_phrase_understands_too) {
  const std::string rule =
      "[[rule]]\nid = \"a\"\nphrases = [\"container ... niet ... opgehaald\"]\n";
  BOOST_TEST(verdict_of(rule, "de contaner is alweer niet opgehald").signal);
}

BOOST_AUTO_TEST_CASE(an_exclusion_understands_too) {
  const std::string rule = kRule + "unless = [\"kubernetes\"]\n";
  BOOST_TEST(!verdict_of(rule, "papiercontainer kubernettes").signal);
}

BOOST_AUTO_TEST_CASE(a_rule_can_want_its_words_exactly) {
  BOOST_TEST(!verdict_of(kRule + "typos = false\n", "de papiercontaner is vol").signal);
  BOOST_TEST(verdict_of(kRule + "typos = false\n", "de papiercontainer is vol").signal);
  const std::string both =
      kRule + "typos = false\n[[rule]]\nid = \"b\"\nwords = [\"papiercontainer\"]\n";
  const Verdict verdict = verdict_of(both, "de papiercontaner is vol");
  BOOST_REQUIRE_EQUAL(verdict.reasons.size(), 1U);
  BOOST_TEST(verdict.reasons[0].rule == "afval/b");
}

BOOST_AUTO_TEST_CASE(the_search_agrees_with_a_dumb_loop) {
  std::mt19937 random(7);
  const auto letters = [&random](std::size_t count) {
    std::string word = "q";
    while (word.size() < count) word += static_cast<char>('a' + random() % 3);
    return word;
  };
  Texts words;
  for (int i = 0; i < 60; ++i) words.push_back(letters(7 + random() % 4));
  const std::set<std::string> all(words.begin(), words.end());
  const Typos typos(words);
  int found = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string word = letters(7 + random() % 4);
    std::string only;
    int count = 0;
    for (const std::string& slip : dumb_slips(word)) {
      if (!all.contains(slip)) continue;
      only = slip;
      ++count;
    }
    const bool wanted = count == 1 && !all.contains(word);
    const std::string_view meant = typos.meant_by(word);
    // One in a hundred is taken for known: then it is left alone, which is never wrong.
    if (!meant.empty()) BOOST_TEST((wanted && meant == only), word);
    found += wanted && !meant.empty() ? 1 : 0;
    found -= wanted && meant.empty() ? 9 : 0;
  }
  BOOST_TEST(found > 0);
}

BOOST_AUTO_TEST_CASE(it_costs_little_memory) {
  Texts words;
  for (int i = 0; i < 1000; ++i)
    words.push_back("woord" + std::string(1, static_cast<char>('a' + i % 26)) +
                    std::string(1, static_cast<char>('a' + i / 26 % 26)) + "abc");
  BOOST_TEST(Typos(words).bytes() < 1'000'000U);
  BOOST_TEST(Typos(words).bytes() > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()
