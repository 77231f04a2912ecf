// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "classifiers/editing/lint_parts.h"

namespace wc {
namespace {

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

// The first of `wide` that covers a phrase of `narrow`.
std::string cover_of(const ReadEntry& narrow, const std::vector<ReadEntry>& wide) {
  for (const ReadEntry& one : wide) {
    const auto fits = [&](const Phrase& phrase) { return covers(phrase, narrow.phrases.front()); };
    if (std::any_of(one.phrases.begin(), one.phrases.end(), fits)) return quoted(one.entry->text);
  }
  return "";
}

// Entries of the rule's own words that the rule's own exclusions silence.
void find_silenced_words(const ReadRule& rule, std::vector<Finding>& findings) {
  for (const ReadEntry& entry : rule.speaks) {
    for (const auto& [key, silencing] :
         {std::pair("never_with", &rule.never_with), std::pair("unless", &rule.unless)}) {
      if (!covered_by(entry, *silencing)) continue;
      findings.push_back({entry.entry->place, rule.written->name, "silent",
                          quoted(entry.entry->text) + " never speaks: " + key + " holds " +
                              cover_of(entry, *silencing) +
                              ", which stands wherever it does; take one of the two away"});
      break;
    }
  }
}

void find_silenced_with(const ReadRule& rule, std::vector<Finding>& findings) {
  std::vector<const ReadEntry*> silenced;
  for (const ReadEntry& entry : rule.with) {
    if (covered_by(entry, rule.never_with)) silenced.push_back(&entry);
  }
  if (silenced.empty()) return;
  const ReadEntry& first = *silenced.front();
  const std::string never = "never_with holds " + cover_of(first, rule.never_with);
  const bool whole = silenced.size() == rule.with.size();
  findings.push_back(
      {first.entry->place, rule.written->name, "silent",
       whole ? "the rule never speaks: it wants " + quoted(first.entry->text) + " and " + never +
                   "; mend with or never_with"
             : "with " + quoted(first.entry->text) + " never helps: " + never + "; take it away"});
}

// A feature that the rule wants and does not want.
void find_torn_features(const WrittenRule& rule, std::vector<Finding>& findings) {
  const auto holds = [&](std::string_view key, const std::string& name) {
    const auto& list = rule.list(key);
    return std::any_of(list.begin(), list.end(),
                       [&](const Entry& entry) { return entry.text == name; });
  };
  for (const std::string_view key : {"when", "near"}) {
    const auto& wanted = rule.list(key);
    const auto refused = [&](const Entry& entry) {
      return holds("when_not", entry.text) || (key == "near" && holds("not_near", entry.text));
    };
    if (wanted.empty() || !std::all_of(wanted.begin(), wanted.end(), refused)) continue;
    findings.push_back({wanted.front().place, rule.name, "silent",
                        "the rule never speaks: it wants the feature " +
                            quoted(wanted.front().text) + " and refuses it; mend " +
                            std::string(key) + " or its opposite"});
  }
}

}  // namespace

bool covered_by(const ReadEntry& narrow, const std::vector<ReadEntry>& wide) {
  return std::all_of(narrow.phrases.begin(), narrow.phrases.end(), [&](const Phrase& phrase) {
    return std::any_of(wide.begin(), wide.end(), [&](const ReadEntry& entry) {
      return std::any_of(entry.phrases.begin(), entry.phrases.end(),
                         [&](const Phrase& other) { return covers(other, phrase); });
    });
  });
}

void find_silent(const ReadRule& rule, std::vector<Finding>& findings) {
  find_silenced_words(rule, findings);
  find_silenced_with(rule, findings);
  find_torn_features(*rule.written, findings);
}

}  // namespace wc
