// SPDX-License-Identifier: EUPL-1.2
// `webcared rules words`, with a dictionary of a dozen words that is written here.
#include "classifiers/editing/words.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "classifiers/editing/stems.h"
#include "config/json.h"
#include "tests/classifiers/rule_files.h"
#include "tests/tools/folder.h"

using namespace wc;

namespace {

bool holds(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Dutch {
  Dutch() {
    folder.write("nl_NL.aff",
                 "SET UTF-8\nCOMPOUNDFLAG X\nCOMPOUNDMIN 3\nSFX P Y 1\nSFX P 0 jes .\nSFX V Y "
                 "2\nSFX V 0 t .\nSFX V 0 de .\n");
    folder.write("nl_NL.dic",
                 "14\nbak/P\nbakken\nbakker\nglasbak/P\nparkeer/V\nparkeren\ngeparkeerd\n"
                 "parkeervergunning\nparkeerbedr\xC4\xB3"
                 "f\nfout parkeren\nTilburg\n"
                 "lantaarn/X\npaal/X\npalen/X\n");
    auto opened = Dictionary::open(folder.path());
    BOOST_REQUIRE(opened.ok());
    dictionary = *std::move(opened);
  }
  WordForms forms(const std::string& word) const {
    auto found = forms_of(word, *dictionary,
                          {test::topic_file("afval",
                                            "[[rule]]\nid = \"bak\"\nwords = "
                                            "[\"*bak\", \"parkeerv*\", \"bak vol\"]\n")},
                          {});
    BOOST_REQUIRE(found.ok());
    return *std::move(found);
  }
  test::Folder folder;
  std::shared_ptr<const Dictionary> dictionary;
};

std::string texts(const std::vector<WordForm>& forms) {
  std::string text;
  for (const WordForm& form : forms) text += (text.empty() ? "" : " ") + form.text;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(editing_words)

BOOST_AUTO_TEST_CASE(stems_are_found_behind_dutch_endings) {
  const auto has = [](const std::string& word, const std::string& stem) {
    BOOST_TEST(holds(stems_of(word), stem), word + " has not the stem " + stem);
  };
  has("bakken", "bak");
  has("parkeren", "parkeer");
  has("geparkeerd", "parkeer");
  has("parkeerde", "parkeer");
  has("leven", "leef");
  has("verhuizen", "verhuis");
  has("containers", "container");
  has("bakjes", "bak");
  BOOST_TEST(stems_of("bak").front() == "bak");
}

BOOST_AUTO_TEST_CASE(forms_are_made_as_dutch_is_written) {
  const auto has = [](const std::string& stem, const std::string& form) {
    BOOST_TEST(holds(forms_of_stem(stem), form), stem + " does not become " + form);
  };
  has("parkeer", "parkeert");
  has("parkeer", "parkeren");
  has("parkeer", "parkerend");
  has("parkeer", "geparkeerd");
  has("bak", "bakken");
  has("leef", "leven");
  has("verhuis", "verhuizen");
  has("foto", "foto's");
}

BOOST_AUTO_TEST_CASE(only_what_the_dictionary_has_is_shown) {
  const Dutch dutch;
  const WordForms forms = dutch.forms("Parkeren");
  BOOST_TEST(texts(forms.own) == "parkeren geparkeerd parkeer parkeerde parkeert");
  BOOST_TEST(texts(forms.beginning) == "parkeerbedrijf parkeervergunning");
  BOOST_TEST(texts(forms.ending).empty());
}

BOOST_AUTO_TEST_CASE(compounds_are_those_that_end_with_the_word) {
  const Dutch dutch;
  const WordForms forms = dutch.forms("bakken");
  BOOST_TEST(texts(forms.own) == "bakken bak bakjes bakker");
  BOOST_TEST(texts(dutch.forms("parkeervergunning").own) == "parkeervergunning");
}

BOOST_AUTO_TEST_CASE(the_forms_of_a_compound_are_compounds) {
  const Dutch dutch;
  BOOST_TEST(texts(dutch.forms("lantaarnpaal").own) == "lantaarnpaal lantaarnpalen");
  BOOST_TEST(texts(dutch.forms("paal").own) == "paal palen");
}

BOOST_AUTO_TEST_CASE(a_form_tells_which_rule_knows_it) {
  const Dutch dutch;
  const WordForms forms = dutch.forms("parkeren");
  BOOST_TEST(forms.beginning.at(0).covered_by.empty());
  BOOST_REQUIRE_EQUAL(forms.beginning.at(1).covered_by.size(), 1U);
  BOOST_TEST(forms.beginning.at(1).covered_by[0] == "afval/bak");
  BOOST_TEST(dutch.forms("bak").own.front().covered_by.size() == 1U);
}

BOOST_AUTO_TEST_CASE(it_is_asked_about_one_word) {
  const Dutch dutch;
  for (const std::string word : {"", "a", "twee woorden", "%"}) {
    const auto forms = forms_of(word, *dutch.dictionary, {}, {});
    BOOST_REQUIRE(!forms.ok());
    BOOST_TEST(forms.error().code == "bad_word");
  }
}

BOOST_AUTO_TEST_CASE(a_machine_without_the_dictionary_is_told_what_to_install) {
  const test::Folder empty;
  const auto opened = Dictionary::open(empty.path());
  BOOST_REQUIRE(!opened.ok());
  BOOST_CHECK(opened.error().cure == Cure::kMend);
  BOOST_TEST(opened.error().what.find("hunspell-nl") != std::string::npos);
  BOOST_TEST(opened.error().what.find(empty.path()) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_forms_are_json_too) {
  const Dutch dutch;
  const auto json = Json::parse(to_json(dutch.forms("parkeren")));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST((*json)["own"].at(0)["word"].text() == "parkeren");
  BOOST_TEST((*json)["beginning"].at(1)["covered_by"].at(0).text() == "afval/bak");
  BOOST_TEST((*json)["ending"].is_array());
}

BOOST_AUTO_TEST_SUITE_END()
