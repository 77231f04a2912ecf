// SPDX-License-Identifier: EUPL-1.2
// Surge mode: events that are switched on, each with an end time. The state lives in the queue, so
// that every daemon and desk sees the same; each part applies it at its next round.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/settings.h"

namespace wc {

struct SurgeState {
  std::string event;  // Event::id
  Time until{};
  std::string by;  // who switched it on
};

// Events that are on now, by end time; an event past its end is not on.
Result<std::vector<SurgeState>> surges_on(Queue& queue);

// Switches an event on until a time (again: moves the end). Errors: kGiveUp "not_found" (no such
// event), "bad_until" (not between now and 14 days from now); those of the queue.
Result<SurgeState> surge_on(Queue& queue, const Settings& settings, const std::string& event,
                            Time until, const std::string& who);

// Switches it off; ok when it was not on.
Result<Done> surge_off(Queue& queue, const std::string& event, const std::string& who);

// Writes the log event of each surge whose end has passed, once. Called by the caretaker.
Result<int> surge_sweep(Queue& queue);

// Their event ids, sorted.
std::vector<std::string> event_ids(const std::vector<SurgeState>& on);

// The lane of a verdict: urgent when spoed, event when an event that is on has one of its topics.
Lane lane_of(const Verdict& verdict, const Settings& settings, const std::vector<SurgeState>& on);

// How a pick is weighed now: the settings, or those of the surge with the lowest event weight.
PickOptions pick_options(const Settings& settings, const std::vector<SurgeState>& on);

}  // namespace wc
