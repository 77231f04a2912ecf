// SPDX-License-Identifier: EUPL-1.2
// The rooms of the house in the order of the river. The one list.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace wc::tidy {

// A file includes its own room and those before it in this list.
inline constexpr std::array<std::string_view, 6> kRooms{"config", "connectors", "classifiers",
                                                        "queue",  "daemon",     "tests"};

// How far down the river a room lies, counted from 0; nothing when there is no such room.
inline std::optional<std::size_t> room_index(std::string_view room) {
  for (std::size_t i = 0; i < kRooms.size(); ++i) {
    if (kRooms[i] == room) return i;
  }
  return std::nullopt;
}

}  // namespace wc::tidy
