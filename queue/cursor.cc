// SPDX-License-Identifier: EUPL-1.2
#include "queue/cursor.h"

#include <algorithm>
#include <charconv>

namespace wc {
namespace {

std::optional<Position> position_from(std::string_view text) {
  Position position = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (problem != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return position;
}

// Where the distance to the next gap is the smallest.
std::size_t nearest(const std::vector<Gap>& gaps) {
  std::size_t best = 0;
  for (std::size_t i = 1; i + 1 < gaps.size(); ++i) {
    if (gaps[i + 1].after - gaps[i].until < gaps[best + 1].after - gaps[best].until) {
      best = i;
    }
  }
  return best;
}

}  // namespace

std::vector<Gap> coalesced(std::vector<Gap> gaps) {
  std::erase_if(gaps, [](const Gap& gap) { return gap.until <= gap.after + 1; });
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.after < b.after; });
  std::vector<Gap> merged;
  for (const auto& gap : gaps) {
    if (!merged.empty() && gap.after <= merged.back().until) {
      merged.back().until = std::max(merged.back().until, gap.until);
    } else {
      merged.push_back(gap);
    }
  }
  while (merged.size() > kGapsMax) {
    const std::size_t at = nearest(merged);
    merged[at].until = merged[at + 1].until;
    merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
  return merged;
}

std::string gaps_text(const std::vector<Gap>& gaps) {
  std::string text;
  for (const auto& gap : gaps) {
    text += (text.empty() ? "" : ",") + std::to_string(gap.after) + "-" + std::to_string(gap.until);
  }
  return text;
}

std::vector<Gap> gaps_from(std::string_view text) {
  std::vector<Gap> gaps;
  while (!text.empty()) {
    const std::string_view item = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    const auto dash = item.find('-');
    if (dash == std::string_view::npos) {
      continue;
    }
    const auto after = position_from(item.substr(0, dash));
    const auto until = position_from(item.substr(dash + 1));
    if (after && until) {
      gaps.push_back({*after, *until});
    }
  }
  return gaps;
}

}  // namespace wc
