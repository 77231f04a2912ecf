// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/written.h"

#include <algorithm>
#include <charconv>

#include "classifiers/word_lists.h"

namespace wc {
namespace {

// The end of the text whose opening quote is at `at`.
std::size_t end_of_text(std::string_view bytes, std::size_t at) {
  const std::string thrice(3, bytes[at]);
  const std::string_view quote = std::string_view(thrice).substr(
      0, bytes.substr(at).starts_with(thrice) ? std::size_t{3} : std::size_t{1});
  const bool escapes = quote.front() == '"';
  for (at += quote.size(); at < bytes.size(); ++at) {
    if (bytes.substr(at).starts_with(quote)) return at + quote.size();
    if (escapes && bytes[at] == '\\') ++at;
  }
  return bytes.size();
}

// Where the texts of the value behind the next '=' begin: those of an array, or the one text.
std::vector<std::size_t> text_starts(std::string_view bytes, std::size_t at) {
  std::vector<std::size_t> starts;
  bool in_array = false;
  for (at = bytes.find('=', at); at < bytes.size();) {
    const char c = bytes[at];
    if (c == '#') {
      at = bytes.find('\n', at);
    } else if (c == '"' || c == '\'') {
      starts.push_back(at);
      if (!in_array) return starts;
      at = end_of_text(bytes, at);
    } else {
      if (c == ']') return starts;
      in_array = in_array || c == '[';
      ++at;
    }
  }
  return starts;
}

// Lines and columns of one file. TOML tells where a key stands; where the texts behind it stand is
// found by their quotes.
class Places {
 public:
  Places(const ConfigFile& file, const WordLists& lists) : file_(file), lists_(lists) {
    for (std::size_t at = 0; at != std::string::npos;) {
      lines_.push_back(at);
      const std::size_t end = file.bytes.find('\n', at);
      at = end == std::string::npos ? end : end + 1;
    }
  }

  // The texts of the key at `place`, each with its own place when as many quotes as texts stand
  // there, else with the key's.
  [[nodiscard]] std::vector<Entry> entries(const std::string& place,
                                           const std::vector<std::string>& texts) const {
    const std::vector<std::size_t> starts = text_starts(file_.bytes, start_of_line(place));
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      std::string what;
      const std::string meant = lists_.expand(texts[i], what);
      entries.push_back({texts[i], what.empty() ? meant : texts[i],
                         starts.size() == texts.size() ? place_of(starts[i]) : place});
    }
    return entries;
  }

 private:
  [[nodiscard]] std::size_t start_of_line(const std::string& place) const {
    std::size_t line = 0;
    const char* const end = place.data() + place.size();
    std::from_chars(place.data() + std::min(file_.name.size() + 1, place.size()), end, line);
    return line == 0 || line > lines_.size() ? file_.bytes.size() : lines_[line - 1];
  }

  [[nodiscard]] std::string place_of(std::size_t at) const {
    const auto line = std::upper_bound(lines_.begin(), lines_.end(), at) - lines_.begin();
    const std::size_t column = at - lines_[static_cast<std::size_t>(line) - 1] + 1;
    return file_.name + ':' + std::to_string(line) + ':' + std::to_string(column);
  }

  const ConfigFile& file_;
  const WordLists& lists_;
  std::vector<std::size_t> lines_;  // where each begins
};

void add_rules(const ConfigFile& file, const std::string& event, const WordLists& lists,
               std::vector<WrittenRule>& written) {
  Problems told_elsewhere;
  Table head = read_document(file.bytes, file.name, file.folder, told_elsewhere);
  const std::string id = event.empty() ? head.text("id", "") : event;
  const Places places(file, lists);
  for (Table& table : head.tables("rule")) {
    WrittenRule rule{id + '/' + table.text("id", ""), id, table.place(), {}};
    for (const std::string& key : table.keys()) {
      rule.lists.emplace(key, places.entries(table.place(key), table.texts(key)));
    }
    written.push_back(std::move(rule));
  }
}

}  // namespace

const std::vector<Entry>& WrittenRule::list(std::string_view key) const {
  static const std::vector<Entry> kNone;
  const auto found = lists.find(key);
  return found == lists.end() ? kNone : found->second;
}

std::vector<WrittenRule> read_written(const std::vector<ConfigFile>& files,
                                      const std::vector<std::string>& events) {
  Problems told_elsewhere;
  const WordLists lists(files, told_elsewhere);
  std::vector<WrittenRule> written;
  for (const ConfigFile& file : files) {
    if (file.name.starts_with("topics/")) add_rules(file, "", lists, written);
  }
  for (const std::string& event : events) {
    for (const ConfigFile& file : files) {
      if (file.name == "events/" + event + ".toml") add_rules(file, event, lists, written);
    }
  }
  return written;
}

}  // namespace wc
