// SPDX-License-Identifier: EUPL-1.2
// Points in time, as milliseconds since 1970 UTC, and the ways platforms write them.
// Nobody below daemon asks what time it is: time is a parameter, and a Clock is made by the daemon
// (or by a test that moves it by hand).
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace wc {

using Millis = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Millis>;
using Clock = std::function<Time()>;

// RFC 3339 and its neighbours: "2026-07-18T10:00:00.000Z", "...+02:00", "...+0000" (Graph API),
// fractions of any length, a missing fraction. Empty when it is not such a time or out of range
// (year 1970 to 9999).
std::optional<Time> parse_time(std::string_view text);

// "2026-07-18T10:00:00.000Z". A time outside 1970 to 9999 becomes the nearest in it.
std::string format_time(Time time);

// A length of time as people write it in settings: "250ms", "10s", "5m", "4h", "7d". No sum, no
// sign.
std::optional<Millis> parse_span(std::string_view text);

// The shortest such text: 90000 ms is "90s". REQUIRES: span >= 0.
std::string format_span(Millis span);

inline Time from_millis(long long ms) {
  return Time{Millis{ms}};
}
inline long long to_millis(Time time) {
  return time.time_since_epoch().count();
}

}  // namespace wc
