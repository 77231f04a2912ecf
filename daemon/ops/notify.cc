// SPDX-License-Identifier: EUPL-1.2
#include "daemon/ops/notify.h"

#include <systemd/sd-daemon.h>

namespace wc {

void notify_ready() {
  sd_notify(0, "READY=1");
}
void notify_reloading() {
  sd_notify(0, "RELOADING=1");
}
void notify_stopping() {
  sd_notify(0, "STOPPING=1");
}
void notify_alive() {
  sd_notify(0, "WATCHDOG=1");
}

std::optional<Millis> watchdog_pace() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
  return std::chrono::duration_cast<Millis>(std::chrono::microseconds{microseconds / 2});
}

}  // namespace wc
