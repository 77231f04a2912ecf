// SPDX-License-Identifier: EUPL-1.2
#include "daemon/caretaker.h"

#include <algorithm>

#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"

namespace wc {

using std::chrono::seconds;

Caretaker::Caretaker(House& house, Queue queue, std::function<void()> events_changed)
    : house_(house),
      queue_(std::move(queue)),
      events_changed_(std::move(events_changed)),
      outage_(house.log(), house.settings()->redis),
      chores_{{"give back what lapsed", seconds{1}, [this] { return give_back(); }},
              {"follow the surges", seconds{1}, [this] { return follow_surges(); }},
              {"count for the metrics", seconds{10}, [this] { return count(); }}} {}

Millis Caretaker::step(Time now) {
  Millis wait = seconds{10};
  for (Chore& chore : chores_) {
    // A clock that went back must not make a chore wait.
    if (now >= chore.due || chore.due - now > chore.every) {
      note(chore, chore.work(), now);
      chore.due = now + chore.every;
    }
    wait = std::min(wait, chore.due - now);
  }
  return std::max(wait, Millis{1});
}

void Caretaker::note(const Chore& chore, const Result<Done>& done, Time now) {
  if (done) {
    outage_.well();
  } else if (of_redis(done.error())) {
    outage_.failed(done.error(), now);
  } else {
    house_.log().warn("chore_failed", {{"chore", chore.name}, {"code", done.error().code}});
  }
}

Result<Done> Caretaker::give_back() {
  const auto given = queue_.give_back();
  if (!given) return given.error();
  if (given->claims > 0 || given->sendings > 0) {
    house_.log().info("gave_back", {{"claims", std::to_string(given->claims)},
                                    {"sendings", std::to_string(given->sendings)}});
  }
  return Done{};
}

Result<Done> Caretaker::follow_surges() {
  const auto ended = surge_sweep(queue_);
  if (!ended) return ended.error();
  auto on = surges_on(queue_);
  if (!on) return on.error();
  const auto before = event_ids(house_.surges());
  const auto after = event_ids(*on);
  house_.apply(std::move(*on));
  if (before != after) events_changed_();
  return Done{};
}

Result<Done> Caretaker::count() {
  const auto counts = queue_.counts();
  if (!counts) return counts.error();
  for (const auto& [name, value] : *counts) {
    house_.metrics().set("queue", {{"what", name}}, static_cast<double>(value));
  }
  return Done{};
}

}  // namespace wc
