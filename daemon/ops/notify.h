// SPDX-License-Identifier: EUPL-1.2
// What systemd wants to hear (libsystemd behind it). Without systemd nothing happens.
#pragma once

#include <optional>

#include "config/time.h"

namespace wc {

void notify_ready();
void notify_reloading();
void notify_stopping();
void notify_alive();

// How often notify_alive() is wanted: half of WatchdogSec, or nothing.
std::optional<Millis> watchdog_pace();

}  // namespace wc
