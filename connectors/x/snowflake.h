// SPDX-License-Identifier: EUPL-1.2
// X's ids: 64 bits that begin with the time at which they were made. Everything that the connector
// says about windows and reach follows from this. Source: apis/x.md 1.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "config/time.h"

namespace wc {

// 4 November 2010, and what stands below the milliseconds: machine and count.
inline constexpr long long kSnowflakeEpochMs = 1'288'834'974'657;
inline constexpr int kSnowflakeLowBits = 22;

// The lowest id that can be made at that time; 0 for a time before there were such ids.
inline std::uint64_t snowflake(Time time) {
  const long long ms = std::max(0LL, to_millis(time) - kSnowflakeEpochMs);
  return static_cast<std::uint64_t>(ms) << kSnowflakeLowBits;
}

// When an id was made, to the millisecond. An id that is no snowflake (they began in 2010) gives a
// time in that year.
inline Time snowflake_time(std::uint64_t id) {
  return from_millis(static_cast<long long>(id >> kSnowflakeLowBits) + kSnowflakeEpochMs);
}

// An id as the API writes it: 1 to 19 digits, nothing else.
inline std::optional<std::uint64_t> snowflake_from(std::string_view text) {
  if (text.empty() || text.size() > 19) return std::nullopt;
  std::uint64_t id = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    id = id * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return id;
}

}  // namespace wc
