// SPDX-License-Identifier: EUPL-1.2
// `webcared rules words`
#include <iostream>

#include "classifiers/editing/words.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"
#include "daemon/commands/tool.h"

namespace wc {
namespace {

constexpr std::size_t kShownMax = 60;  // of a list of compounds; --json has them all

void print_forms(const std::string& head, const std::vector<WordForm>& forms) {
  if (forms.empty()) return;
  std::cout << head << '\n';
  for (std::size_t i = 0; i < forms.size() && i < kShownMax; ++i) {
    std::cout << "  " << forms[i].text;
    for (const std::string& rule : forms[i].covered_by) {
      std::cout << (&rule == &forms[i].covered_by.front() ? "   in " : ", ") << rule;
    }
    std::cout << '\n';
  }
  if (forms.size() > kShownMax) {
    std::cout << "  and " << forms.size() - kShownMax << " more; --json has them all\n";
  }
}

}  // namespace

int rules_words(const RulesOptions& options) {
  const auto files = rule_files_or_tell(options.config);
  if (!files) return kExitConfig;
  const auto dictionary = Dictionary::open(options.dictionary);
  if (!dictionary) return tell(dictionary.error());
  const auto forms = forms_of(options.word, **dictionary, *files, options.events);
  if (!forms) {
    (void)tell(forms.error());
    return kExitUsage;
  }
  if (options.json) {
    std::cout << to_json(*forms) << '\n';
  } else {
    print_forms("the word and its forms", forms->own);
    print_forms("words that begin with it", forms->beginning);
    print_forms("words that end with it", forms->ending);
  }
  const bool found = forms->own.size() + forms->beginning.size() + forms->ending.size() > 1;
  if (!found) std::cerr << "webcared: the dictionary has no other form of this word\n";
  return found ? kExitWell : kExitNo;
}

}  // namespace wc
