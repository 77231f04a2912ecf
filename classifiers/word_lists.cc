// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/word_lists.h"

namespace wc {
namespace {

constexpr std::size_t kListBytesMax = 65'536;  // of all words of a list

// Whether only blanks and bars stand beside the braces.
bool stands_alone(std::string_view entry, std::size_t open, std::size_t close) {
  const auto separates = [](char c) { return c == ' ' || c == '|'; };
  if (close == std::string_view::npos) return true;  // told otherwise
  return (open == 0 || separates(entry[open - 1])) &&
         (close + 1 == entry.size() || separates(entry[close + 1]));
}

}  // namespace

WordLists::WordLists(const std::vector<ConfigFile>& files, Problems& problems) {
  for (const ConfigFile& file : files) {
    if (file.name != "words.toml") continue;
    Table document = read_document(file.bytes, file.name, file.folder, problems);
    for (Table& table : document.tables("list")) read_list(table);
    document.finish();
  }
}

// A list may name lists that stand above it.
void WordLists::read_list(Table& table) {
  const std::string id = table.text("id");
  (void)table.text("comment", "");
  std::string words;
  for (const std::string& word : table.texts("words")) {
    std::string what;
    words.append(words.empty() ? "" : "|").append(expand(word, what));
    if (word.find_first_of(" |") != std::string::npos) {
      what = "is more than one word; write a-b for two in a row, and each word between its quotes";
    }
    if (!what.empty()) table.problem("words", "'" + word + "': " + what);
  }
  if (words.empty()) table.problem("words", "the list is empty; write at least one word");
  if (!lists_.emplace(id, words).second) {
    table.problem("id", "'" + id + "' stands twice in this file");
  }
  if (words.size() > kListBytesMax) {
    table.problem("words", "the list holds more than 64 KB of words; split it");
    lists_[id].clear();
  }
  table.finish();
}

std::string WordLists::expand(std::string_view entry, std::string& what) const {
  std::string text;
  while (true) {
    const std::size_t open = entry.find('{');
    const std::size_t close = entry.find('}', open);
    text.append(entry.substr(0, open));
    if (open == std::string_view::npos) return text;
    const auto list = lists_.find(entry.substr(open + 1, close - open - 1));
    if (!stands_alone(entry, open, close)) what = "a list stands alone: {a} b, {a}|b, not {a}b";
    if (close == std::string_view::npos || list == lists_.end()) {
      what = "there is no such list; known:";
      for (const auto& [id, words] : lists_) what += " {" + id + "}";
      return text;
    }
    text.append(list->second);
    entry.remove_prefix(close + 1);
  }
}

}  // namespace wc
