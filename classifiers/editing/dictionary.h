// SPDX-License-Identifier: EUPL-1.2
// The Dutch dictionary of the machine (hunspell-nl, libhunspell behind it): words and their
// endings. Only for who writes rules; no post is ever held against it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/result.h"

namespace wc {

// A compound is made of words that the dictionary has; it was perhaps never seen.
enum class Spelling { kWrong, kCompound, kWord };

class Dictionary {
 public:
  // Reads nl_NL.aff and nl_NL.dic of a folder; takes half a second. Errors: kMend "no_dictionary",
  // which says what to install.
  static Result<std::shared_ptr<const Dictionary>> open(const std::string& folder);
  ~Dictionary();

  [[nodiscard]] Spelling spelling(const std::string& word) const;

  // The word with the endings that the dictionary has for it: plurals, diminutives, -e.
  [[nodiscard]] std::vector<std::string> with_endings(const std::string& word) const;

  // Every word as it stands in the dictionary, without endings, in its order.
  [[nodiscard]] const std::vector<std::string>& words() const;

 private:
  struct Held;
  explicit Dictionary(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace wc
