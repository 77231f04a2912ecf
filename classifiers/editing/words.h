// SPDX-License-Identifier: EUPL-1.2
// `webcared rules words`: what else people may write for a word, for an editor to choose from, and
// which rule knows it already.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classifiers/editing/dictionary.h"
#include "config/files.h"

namespace wc {

struct WordForm {
  std::string text;                     // as the dictionary writes it
  std::vector<std::string> covered_by;  // rules whose words hold it: "afval/container"
};

struct WordForms {
  std::vector<WordForm> own;        // plural, diminutive, conjugation; the word itself first
  std::vector<WordForm> beginning;  // words that begin with the word or its stem
  std::vector<WordForm> ending;     // and that end with it
};

// All that the dictionary has but names, each once, in the order of the alphabet. Errors: kGiveUp
// "bad_word" when it is not one word of at least two letters.
Result<WordForms> forms_of(std::string_view word, const Dictionary& dictionary,
                           const std::vector<ConfigFile>& files,
                           const std::vector<std::string>& events);

// {"own":[{"word","covered_by":[…]}],"beginning":[…],"ending":[…]}
std::string to_json(const WordForms& forms);

}  // namespace wc
