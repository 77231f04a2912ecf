// SPDX-License-Identifier: EUPL-1.2
// Waiting, in the one place where tests sleep. It knows nothing of what is waited for, and no test
// may conclude anything from how long a wait took.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

#include "config/time.h"

namespace wc::test {

// Lets time pass: between two looks at a condition, or because somebody (a citizen, a killer, a
// client that drips) is meant to be slow. Never so that something else is done by then.
inline void rest(Millis time) {
  std::this_thread::sleep_for(time);
}

// Waits until a condition holds that others bring about; false when it does not within ten seconds.
inline bool becomes(const std::function<bool()>& holds_now) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (!holds_now()) {
    if (std::chrono::steady_clock::now() > end) return holds_now();
    rest(Millis{5});
  }
  return true;
}

}  // namespace wc::test
