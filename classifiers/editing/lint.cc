// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/lint.h"

#include <algorithm>
#include <map>
#include <set>

#include "classifiers/editing/lint_parts.h"
#include "config/json.h"

namespace wc {
namespace {

// For sorting: equal phrases have equal keys.
std::string key_of(const Phrase& phrase) {
  std::string key;
  for (const Step& step : phrase.steps) {
    key += std::to_string(step.gap) + ' ';
    for (const Way& way : step.ways) key += char('a' + static_cast<int>(way.kind)) + way.text + '|';
  }
  return key;
}

void read_list(const WrittenRule& rule, std::string_view key, std::vector<ReadEntry>& entries,
               std::vector<Finding>& findings) {
  for (const Entry& entry : rule.list(key)) {
    std::string what;
    std::vector<Phrase> phrases = parse_phrase(entry.meant, what);
    if (!what.empty()) {
      findings.push_back({entry.place, rule.name, "broken", "'" + entry.text + "': " + what});
    }
    std::sort(phrases.begin(), phrases.end(),
              [](const Phrase& a, const Phrase& b) { return key_of(a) < key_of(b); });
    if (!phrases.empty()) entries.push_back({&entry, std::move(phrases)});
  }
}

void find_missing_example(const WrittenRule& rule, std::vector<Finding>& findings) {
  const bool looks_at_words = !rule.list("words").empty() || !rule.list("phrases").empty() ||
                              !rule.list("expression").empty();
  if (!looks_at_words || !rule.list("must").empty()) return;
  findings.push_back(
      {rule.place, rule.name, "no_example",
       "must is missing: write a post on which the rule speaks, as in must = [\"…\"]"});
}

// Mistakes that check-config tells too, but for those that were told at their entry.
void find_broken(const std::vector<ConfigFile>& files, const std::vector<std::string>& events,
                 std::vector<Finding>& findings) {
  std::set<std::string> told;
  for (const Finding& finding : findings) told.insert(finding.what);
  Problems problems;
  (void)read_rules(files, events, problems);
  for (const Problem& problem : problems) {
    if (!told.contains(problem.what))
      findings.push_back({problem.place, "", "broken", problem.what});
  }
}

// Sorted as Problems are: by file, line and column.
void sort_by_place(std::vector<Finding>& findings) {
  const auto place = [](const Finding& finding) {
    const std::size_t column = finding.place.rfind(':');
    const std::size_t line = column == 0 ? 0 : finding.place.rfind(':', column - 1);
    if (line == std::string::npos) return std::tuple(finding.place, 0UL, 0UL);
    const auto number = [&](std::size_t at) {
      return std::strtoul(finding.place.c_str() + at + 1, nullptr, 10);
    };
    return std::tuple(finding.place.substr(0, line), number(line), number(column));
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
}

}  // namespace

ReadRule read_entries(const WrittenRule& rule, std::vector<Finding>& findings) {
  ReadRule read{&rule, {}, {}, {}, {}, {}};
  read_list(rule, "words", read.speaks, findings);
  read_list(rule, "phrases", read.speaks, findings);
  read_list(rule, "with", read.with, findings);
  read_list(rule, "unless", read.unless, findings);
  read_list(rule, "never_with", read.never_with, findings);
  read_list(rule, "needs", read.needs, findings);
  return read;
}

std::vector<Finding> lint(const std::vector<ConfigFile>& files,
                          const std::vector<std::string>& events) {
  std::vector<Finding> findings;
  const std::vector<WrittenRule> written = read_written(files, events);
  std::map<std::string, std::vector<ReadRule>> by_file;
  for (const WrittenRule& rule : written) {
    const ReadRule read = read_entries(rule, findings);
    find_missing_example(rule, findings);
    find_silent(read, findings);
    find_needless(read, findings);
    find_in_expression(read, findings);
    by_file[rule.file].push_back(read);
  }
  for (const auto& [file, rules] : by_file) find_between(rules, findings);
  find_broken(files, events, findings);
  sort_by_place(findings);
  return findings;
}

std::string in_words(const Finding& finding) {
  return finding.place + ": " + (finding.rule.empty() ? "" : finding.rule + ": ") + finding.what;
}

std::string to_json(const std::vector<Finding>& findings) {
  JsonWriter json;
  json.object().key("findings").array();
  for (const Finding& one : findings) {
    json.object().field("place", one.place).field("rule", one.rule).field("code", one.code);
    json.field("what", one.what).end();
  }
  json.end().end();
  return json.take();
}

}  // namespace wc
