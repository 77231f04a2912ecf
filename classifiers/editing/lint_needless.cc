// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <optional>

#include "classifiers/editing/lint_parts.h"

namespace wc {
namespace {

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

bool same_steps(const Phrase& a, const Phrase& b) {
  const auto same = [](const Step& one, const Step& other) {
    return one.gap == other.gap && one.ways == other.ways;
  };
  return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), same);
}

bool same_phrases(const ReadEntry& a, const ReadEntry& b) {
  return std::equal(a.phrases.begin(), a.phrases.end(), b.phrases.begin(), b.phrases.end(),
                    same_steps);
}

// For each phrase of an entry the first other entry that covers it, among those that are kept;
// nothing when one phrase has none.
std::optional<std::vector<std::uint32_t>> covers_of(const Coverage& all, const ReadEntry& entry,
                                                    std::uint32_t number,
                                                    const std::vector<bool>& kept) {
  std::vector<std::uint32_t> covers;
  for (const Phrase& phrase : entry.phrases) {
    const auto owners = all.owners_of(phrase);
    const auto other = std::find_if(owners.begin(), owners.end(), [&](std::uint32_t owner) {
      return owner != number && kept[owner];
    });
    if (other == owners.end()) return std::nullopt;
    covers.push_back(*other);
  }
  return covers;
}

// Whether it matters how far a phrase reaches: what stands near it counts from its ends, so a
// longer phrase does what the word in it does not.
enum class Reach { kMatters, kDoesNot };

bool has_one_step(const ReadEntry& entry) {
  return std::all_of(entry.phrases.begin(), entry.phrases.end(),
                     [](const Phrase& phrase) { return phrase.steps.size() == 1; });
}

// From the last entry to the first, so that of two that are the same the first one stays.
void find_needless_in(const WrittenRule& rule, const std::vector<ReadEntry>& list, Reach reach,
                      std::vector<Finding>& findings) {
  Coverage all;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    for (const Phrase& phrase : list[i].phrases) all.add(phrase, i);
  }
  std::vector<bool> kept(list.size(), true);
  for (auto i = static_cast<std::uint32_t>(list.size()); i-- > 0;) {
    const auto covers = covers_of(all, list[i], i, kept);
    if (!covers) continue;
    const Entry& entry = *list[i].entry;
    const ReadEntry& wide = list[covers->front()];
    const bool same = same_phrases(list[i], wide);
    if (!same && reach == Reach::kMatters && !has_one_step(list[i])) continue;
    kept[i] = false;
    const std::string other = quoted(wide.entry->text) + " (" + wide.entry->place + ")";
    if (same) {
      findings.push_back(
          {entry.place, rule.name, "double",
           quoted(entry.text) + " stands here twice, also as " + other + "; take it away"});
    } else {
      findings.push_back({entry.place, rule.name, "swallowed",
                          quoted(entry.text) + " adds nothing to " + other + "; take it away"});
    }
  }
}

// What must be so besides the words: rules with the same conditions speak on the same posts.
std::string conditions_of(const WrittenRule& rule) {
  constexpr std::string_view kKeys[] = {"with",  "when",      "when_not", "near",    "not_near",
                                        "kinds", "platforms", "also",     "urgency", "languages"};
  std::string text;
  for (const std::string_view key : kKeys) {
    text.append(key).append("=");
    for (const Entry& entry : rule.list(key)) text.append(entry.text).append("|");
  }
  return text;
}

// Rules in the same file that hold every phrase of this one: the first of them.
std::optional<std::uint32_t> rule_around(const Coverage& all, const ReadRule& rule,
                                         std::uint32_t number) {
  std::optional<std::vector<std::uint32_t>> common;
  for (const ReadEntry& entry : rule.speaks) {
    for (const Phrase& phrase : entry.phrases) {
      const std::vector<std::uint32_t> owners = all.owners_of(phrase);
      std::vector<std::uint32_t> both;
      if (common) {
        std::set_intersection(common->begin(), common->end(), owners.begin(), owners.end(),
                              std::back_inserter(both));
      }
      common = common ? both : owners;
      if (common->size() < 2) return std::nullopt;  // its own number is one of them
    }
  }
  if (!common || !rule.written->list("expression").empty()) return std::nullopt;
  return common->front() == number ? (*common)[1] : common->front();
}

// The rules of one file under the same conditions.
void find_between_same(const std::vector<const ReadRule*>& rules, std::vector<Finding>& findings) {
  Coverage all;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    for (const ReadEntry& entry : rules[i]->speaks) {
      for (const Phrase& phrase : entry.phrases) all.add(phrase, i);
    }
  }
  std::vector<std::pair<const ReadEntry*, const ReadRule*>> before;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const WrittenRule& written = *rules[i]->written;
    const auto around = rule_around(all, *rules[i], i);
    if (around) {
      const WrittenRule& other = *rules[*around]->written;
      findings.push_back({written.place, written.name, "elsewhere",
                          "all its words stand in " + other.name + " (" + other.place +
                              ") too: both weights count for one word; merge the two"});
    }
    for (const ReadEntry& entry : rules[i]->speaks) {
      if (around) break;
      const auto twin = std::find_if(before.begin(), before.end(), [&](const auto& other) {
        return other.second != rules[i] && same_phrases(*other.first, entry);
      });
      if (twin == before.end()) continue;
      findings.push_back({entry.entry->place, written.name, "double",
                          quoted(entry.entry->text) + " stands in " + twin->second->written->name +
                              " (" + twin->first->entry->place +
                              ") too: both weights count for one word; take one away"});
    }
    for (const ReadEntry& entry : rules[i]->speaks) before.emplace_back(&entry, rules[i]);
  }
}

}  // namespace

void find_needless(const ReadRule& rule, std::vector<Finding>& findings) {
  const WrittenRule& written = *rule.written;
  const bool looks_near = !written.list("near").empty();
  find_needless_in(written, rule.speaks, looks_near ? Reach::kMatters : Reach::kDoesNot, findings);
  find_needless_in(written, rule.unless, Reach::kMatters, findings);
  for (const auto* list : {&rule.with, &rule.never_with, &rule.needs}) {
    find_needless_in(written, *list, Reach::kDoesNot, findings);
  }
}

void find_between(const std::vector<ReadRule>& rules, std::vector<Finding>& findings) {
  std::map<std::string, std::vector<const ReadRule*>> same;
  for (const ReadRule& rule : rules) same[conditions_of(*rule.written)].push_back(&rule);
  for (const auto& [conditions, group] : same) find_between_same(group, findings);
}

}  // namespace wc
