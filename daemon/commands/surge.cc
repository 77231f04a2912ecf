// SPDX-License-Identifier: EUPL-1.2
#include "daemon/surge.h"

#include <algorithm>
#include <iostream>

#include "daemon/commands/tool.h"

namespace wc {

int surge_switch_on(const std::string& config, const std::string& event, const std::string& until) {
  const Tool tool = open_tool(config);
  if (!tool.queue) return tool.code;
  std::optional<Time> end = parse_time(until);
  if (const auto span = parse_span(until); !end && span) end = wall_time() + *span;
  if (!end) {
    std::cerr << "webcared: --until is \"" << until
              << "\"; allowed: a time as 2026-07-24T23:00:00+02:00 or a span from now as 8h\n";
    return kExitUsage;
  }
  const auto state = surge_on(*tool.queue, *tool.settings, event, *end, who_runs());
  if (!state) return tell(state.error());
  std::cout << event << " is on until " << format_time(state->until) << '\n';
  return kExitWell;
}

int surge_switch_off(const std::string& config, const std::string& event) {
  const Tool tool = open_tool(config);
  if (!tool.queue) return tool.code;
  const auto named = [&](const Event& one) { return one.id == event; };
  const auto& events = tool.settings->events;
  if (std::none_of(events.begin(), events.end(), named)) {
    std::cerr << "webcared: there is no event \"" << event << "\" in events/\n";
    return kExitNo;
  }
  const auto done = surge_off(*tool.queue, event, who_runs());
  if (!done) return tell(done.error());
  std::cout << event << " is off\n";
  return kExitWell;
}

int surge_status(const std::string& config) {
  const Tool tool = open_tool(config);
  if (!tool.queue) return tool.code;
  const auto on = surges_on(*tool.queue);
  if (!on) return tell(on.error());
  if (on->empty()) std::cout << "no event is on\n";
  for (const SurgeState& state : *on) {
    std::cout << state.event << " is on until " << format_time(state.until) << ", by " << state.by
              << '\n';
  }
  return kExitWell;
}

}  // namespace wc
