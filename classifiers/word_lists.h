// SPDX-License-Identifier: EUPL-1.2
// The lists of words that rules share (words.toml): in an entry of a rule "{persoon} valt" stands
// for "man|vrouw|kind|… valt". A list is one place of a phrase, however many words it has; only a
// word with a hyphen in it is a phrase more.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/document.h"
#include "config/files.h"

namespace wc {

class WordLists {
 public:
  // Every error of words.toml goes to `problems`; what can be read of a list is kept.
  WordLists(const std::vector<ConfigFile>& files, Problems& problems);

  // The entry with the words in place of the names; a sentence in `what` when it names a list that
  // is not there.
  [[nodiscard]] std::string expand(std::string_view entry, std::string& what) const;

 private:
  void read_list(Table& table);

  std::map<std::string, std::string, std::less<>> lists_;  // "man|vrouw|kind" by name
};

}  // namespace wc
