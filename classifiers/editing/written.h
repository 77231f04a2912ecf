// SPDX-License-Identifier: EUPL-1.2
// The rules entry by entry, as they stand in their files, each entry with its place: what advice to
// an editor speaks of. It does not judge them; read_rules (classifiers/rules.h) does.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "classifiers/rules.h"

namespace wc {

struct Entry {
  std::string text;   // without its quotes
  std::string meant;  // the same with the words of its lists ({persoon}); text when one is unknown
  std::string place;  // "topics/afval.toml:12:5", of its opening quote
};

struct WrittenRule {
  std::string name;   // "afval/container", as in a reason
  std::string file;   // "afval": the id of the file, or the event
  std::string place;  // of the table
  std::map<std::string, std::vector<Entry>, std::less<>> lists;  // by key: "words", "must", …

  // What stands at a key that holds a text or an array of them; empty when there is none.
  [[nodiscard]] const std::vector<Entry>& list(std::string_view key) const;
};

// All rules of topics/*.toml, then those of the events, in the order of read_rules; also those
// that it refuses. A file that is no TOML has none.
std::vector<WrittenRule> read_written(const std::vector<ConfigFile>& files,
                                      const std::vector<std::string>& events);

}  // namespace wc
