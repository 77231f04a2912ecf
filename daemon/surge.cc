// SPDX-License-Identifier: EUPL-1.2
#include "daemon/surge.h"

#include <algorithm>

#include "config/json.h"

namespace wc {

namespace {

constexpr std::string_view kKind = "surge";
constexpr Millis kLongest = std::chrono::hours{24 * 14};

const Event* event_of(const Settings& settings, const std::string& id) {
  const auto found = std::find_if(settings.events.begin(), settings.events.end(),
                                  [&](const Event& event) { return event.id == id; });
  return found == settings.events.end() ? nullptr : &*found;
}

std::string to_json(const SurgeState& state, std::string_view what) {
  JsonWriter json;
  json.object()
      .field("until", format_time(state.until))
      .field("by", state.by)
      .field("state", what)
      .end();
  return json.take();
}

// Every surge that the queue knows of and that nobody has ended, past its end or not.
Result<std::vector<SurgeState>> known(Queue& queue) {
  auto all = queue.all(std::string(kKind));
  if (!all) return all.error();
  std::vector<SurgeState> states;
  for (const auto& [event, text] : *all) {
    const auto json = Json::parse(text);
    if (!json || (*json)["state"].text() != "on") continue;
    const auto until = parse_time((*json)["until"].text());
    if (until) states.push_back({event, *until, std::string((*json)["by"].text())});
  }
  std::sort(states.begin(), states.end(), [](const SurgeState& a, const SurgeState& b) {
    return std::tie(a.until, a.event) < std::tie(b.until, b.event);
  });
  return states;
}

Result<Done> end(Queue& queue, const SurgeState& state, const std::string& who) {
  return queue.put(std::string(kKind), state.event, to_json(state, "off"), who, "surge_off");
}

}  // namespace

Result<std::vector<SurgeState>> surges_on(Queue& queue) {
  auto states = known(queue);
  if (!states) return states;
  const auto now = queue.now();
  if (!now) return now.error();
  std::erase_if(*states, [&](const SurgeState& state) { return state.until <= *now; });
  return states;
}

Result<SurgeState> surge_on(Queue& queue, const Settings& settings, const std::string& event,
                            Time until, const std::string& who) {
  if (event_of(settings, event) == nullptr) {
    return Error{Cure::kGiveUp, "not_found", "there is no event \"" + event + "\" in events/"};
  }
  const auto now = queue.now();
  if (!now) return now.error();
  if (until <= *now || until > *now + kLongest) {
    return Error{Cure::kGiveUp, "bad_until", "the end of a surge lies between now and 14 days on"};
  }
  SurgeState state{event, until, who};
  const auto put = queue.put(std::string(kKind), event, to_json(state, "on"), who, "surge_on");
  if (!put) return put.error();
  return state;
}

Result<Done> surge_off(Queue& queue, const std::string& event, const std::string& who) {
  const auto states = known(queue);
  if (!states) return states.error();
  for (const SurgeState& state : *states) {
    if (state.event == event) return end(queue, state, who);
  }
  return Done{};
}

Result<int> surge_sweep(Queue& queue) {
  const auto states = known(queue);
  if (!states) return states.error();
  const auto now = queue.now();
  if (!now) return now.error();
  int ended = 0;
  for (const SurgeState& state : *states) {
    if (state.until > *now) continue;
    const auto done = end(queue, state, "caretaker");
    if (!done) return done.error();
    ++ended;
  }
  return ended;
}

std::vector<std::string> event_ids(const std::vector<SurgeState>& on) {
  std::vector<std::string> ids;
  for (const SurgeState& state : on) ids.push_back(state.event);
  std::sort(ids.begin(), ids.end());
  return ids;
}

Lane lane_of(const Verdict& verdict, const Settings& settings, const std::vector<SurgeState>& on) {
  if (verdict.urgency == Urgency::kSpoed) return Lane::kUrgent;
  for (const SurgeState& state : on) {
    const Event* event = event_of(settings, state.event);
    if (event == nullptr) continue;
    for (const std::string& topic : verdict.topics) {
      if (std::count(event->topics.begin(), event->topics.end(), topic) > 0) return Lane::kEvent;
    }
  }
  return Lane::kOrdinary;
}

PickOptions pick_options(const Settings& settings, const std::vector<SurgeState>& on) {
  PickOptions options;
  options.lease = settings.desk.lease;
  options.claims_max = settings.desk.claims_max;
  const Event* lowest = nullptr;
  for (const SurgeState& state : on) {
    const Event* event = event_of(settings, state.event);
    if (event != nullptr && (lowest == nullptr || event->event_weight < lowest->event_weight)) {
      lowest = event;
    }
  }
  if (lowest != nullptr) {
    options.event_weight = lowest->event_weight;
    options.ordinary_weight = lowest->ordinary_weight;
  }
  return options;
}

}  // namespace wc
