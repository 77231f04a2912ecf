// SPDX-License-Identifier: EUPL-1.2
// How far a source has been read, as arithmetic on positions: no clock, no queue, no platform.
// Gaps are open intervals: neither `after` nor `until` is missing itself.
#pragma once

#include <optional>
#include <vector>

#include "connectors/connector.h"
#include "queue/queue.h"

namespace wc {

// The cursor after a page has been taken from a window: what is read leaves the gaps, what the page
// did not cover stays one (queue/cursor.h joins neighbours), what is beyond reach becomes a hole.
struct Progress {
  Position head = 0;
  std::vector<Gap> gaps;
  std::vector<Gap> holes;
};
Progress advance(const Cursor& cursor, const Window& window, Position covered_after,
                 std::optional<Position> newest, std::optional<Position> beyond_reach);

}  // namespace wc
