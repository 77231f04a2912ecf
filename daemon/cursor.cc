// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cursor.h"

#include <algorithm>

#include "queue/cursor.h"

namespace wc {

namespace {

// `gap` without the open interval `cut`: what is left of it below and above.
void subtract(const Gap& gap, const Gap& cut, std::vector<Gap>& left) {
  if (cut.until <= gap.after + 1 || gap.until <= cut.after + 1) {
    left.push_back(gap);
    return;
  }
  left.push_back({gap.after, std::min(gap.until, cut.after + 1)});
  left.push_back({std::max(gap.after, cut.until - 1), gap.until});
}

}  // namespace

Progress advance(const Cursor& cursor, const Window& window, Position covered_after,
                 std::optional<Position> newest, std::optional<Position> beyond_reach) {
  Progress progress;
  progress.head = cursor.head;
  if (!window.until && newest) progress.head = std::max(cursor.head, *newest);
  Position bottom = window.after;
  if (beyond_reach && *beyond_reach > bottom) {
    bottom = *beyond_reach;
    progress.holes.push_back({window.after, bottom + 1});
  }
  // What was asked leaves the gaps; what the page did not cover comes back as one.
  const Position top = window.until ? *window.until : progress.head + 1;
  const Gap asked{window.after, std::max(top, window.after + 1)};
  for (const Gap& gap : cursor.gaps) subtract(gap, asked, progress.gaps);
  if (covered_after > bottom) progress.gaps.push_back({bottom, covered_after + 1});
  progress.gaps = coalesced(std::move(progress.gaps));
  return progress;
}

}  // namespace wc
