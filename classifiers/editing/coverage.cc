// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/coverage.h"

#include <algorithm>

namespace wc {
namespace {

// Whether every word that fits `narrow` fits `wide`.
bool covers(const Way& wide, const Way& narrow) {
  switch (wide.kind) {
    case StepKind::kWord:
      return narrow == wide;
    case StepKind::kPrefix:
      return (narrow.kind == StepKind::kWord || narrow.kind == StepKind::kPrefix) &&
             narrow.text.starts_with(wide.text);
    case StepKind::kSuffix:
      return (narrow.kind == StepKind::kWord || narrow.kind == StepKind::kSuffix) &&
             narrow.text.ends_with(wide.text);
    default:
      return narrow.text.find(wide.text) != std::string::npos;
  }
}

bool covers(const Step& wide, const Step& narrow) {
  return std::all_of(narrow.ways.begin(), narrow.ways.end(), [&](const Way& way) {
    return std::any_of(wide.ways.begin(), wide.ways.end(),
                       [&](const Way& other) { return covers(other, way); });
  });
}

// Whether the steps of `wide` from `step` on find their words among those of `narrow`, the first
// one at `at`, however many words stand in the gaps of `narrow`.
bool embeds(const Phrase& wide, std::size_t step, const Phrase& narrow, std::size_t at) {
  if (!covers(wide.steps[step], narrow.steps[at])) return false;
  if (step + 1 == wide.steps.size()) return true;
  std::size_t between = 0;  // at most, before narrow.steps[next]
  for (std::size_t next = at + 1; next < narrow.steps.size(); ++next) {
    between += narrow.steps[next].gap;
    if (between > wide.steps[step + 1].gap) return false;
    if (embeds(wide, step + 1, narrow, next)) return true;
    ++between;
  }
  return false;
}

std::string key_of(StepKind kind, std::string_view text) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(kind)));
  return key.append(text);
}

// Calls take(key) for each way that could cover this one.
template <class Take>
void each_wider(const Way& way, Take&& take) {
  const std::string_view text = way.text;
  take(key_of(StepKind::kWord, text));
  for (std::size_t size = 1; size <= text.size(); ++size) {
    take(key_of(StepKind::kPrefix, text.substr(0, size)));
    take(key_of(StepKind::kSuffix, text.substr(text.size() - size)));
    for (std::size_t at = 0; at + size <= text.size(); ++at) {
      take(key_of(StepKind::kInside, text.substr(at, size)));
    }
  }
}

}  // namespace

bool covers(const Phrase& wide, const Phrase& narrow) {
  for (std::size_t at = 0; at + wide.steps.size() <= narrow.steps.size(); ++at) {
    if (embeds(wide, 0, narrow, at)) return true;
  }
  return false;
}

void Coverage::add(const Phrase& phrase, std::uint32_t owner) {
  const auto number = static_cast<std::uint32_t>(held_.size());
  held_.push_back({phrase, owner});
  for (const Way& way : phrase.steps.front().ways)
    by_way_[key_of(way.kind, way.text)].push_back(number);
}

std::vector<std::uint32_t> Coverage::owners_of(const Phrase& narrow) const {
  std::vector<std::uint32_t> owners;
  for (const Step& step : narrow.steps) {
    // What covers the step covers each of its ways, so one of them finds it.
    each_wider(step.ways.front(), [&](const std::string& key) {
      const auto found = by_way_.find(key);
      if (found == by_way_.end()) return;
      for (const std::uint32_t number : found->second) {
        if (covers(held_[number].phrase, narrow)) owners.push_back(held_[number].owner);
      }
    });
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  return owners;
}

}  // namespace wc
