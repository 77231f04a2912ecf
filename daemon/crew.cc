// SPDX-License-Identifier: EUPL-1.2
#include "daemon/crew.h"

#include <algorithm>

#include "daemon/caretaker.h"
#include "daemon/courier.h"
#include "daemon/intake.h"

namespace wc {

Result<std::unique_ptr<Crew>> Crew::start(House& house, const std::string& daemon) {
  std::unique_ptr<Crew> crew(new Crew);  // NOLINT: the constructor is private
  auto queue = house.queue();
  if (!queue) return queue.error();
  const auto wake_all = [every = &crew->loops_] {
    for (const auto& loop : *every) loop->wake();
  };
  // The caretaker's first round: it tells which events are on before a source asks.
  auto caretaker = std::make_shared<Caretaker>(house, std::move(*queue), wake_all);
  caretaker->step(house.now());
  for (const auto& account : house.settings()->accounts) {
    const auto added = crew->add_account(house, daemon, *account);
    if (!added) return added.error();
  }
  crew->caretaker_ = std::make_unique<Loop>(house, "caretaker",
                                            [caretaker](Time now) { return caretaker->step(now); });
  return crew;
}

Result<Done> Crew::add_account(House& house, const std::string& daemon, const Account& account) {
  const auto courier = add_courier(house, daemon, account);
  if (!courier) return courier.error();
  for (const Source& source : account.sources()) {
    const auto added = add_source(house, daemon, account, source, "");
    if (!added) return added.error();
  }
  for (const Event& event : house.settings()->events) {
    int number = 0;
    for (const Event::Search& search : event.searches) {
      ++number;
      if (search.platform != account.platform()) continue;
      const Source source{event.id + "-" + account.name() + "-" + std::to_string(number),
                          account.name(),
                          account.platform(),
                          "search",
                          search.query,
                          event.pace};
      const auto added = add_source(house, daemon, account, source, event.id);
      if (!added) return added.error();
    }
  }
  return Done{};
}

Result<Done> Crew::add_source(House& house, const std::string& daemon, const Account& account,
                              const Source& source, const std::string& event) {
  auto queue = house.queue();
  if (!queue) return queue.error();
  transports_.push_back(curl_transport(account.policy()));
  auto intake = std::make_shared<Intake>(
      house, std::move(*queue), account.connect(*transports_.back()), source, daemon, event);
  loops_.push_back(
      std::make_unique<Loop>(house, source.name, [intake](Time now) { return intake->step(now); }));
  return Done{};
}

Result<Done> Crew::add_courier(House& house, const std::string& daemon, const Account& account) {
  auto queue = house.queue();
  if (!queue) return queue.error();
  transports_.push_back(curl_transport(account.policy()));
  auto courier = std::make_shared<Courier>(house, std::move(*queue), account.name(),
                                           account.connect(*transports_.back()), daemon);
  loops_.push_back(std::make_unique<Loop>(house, "courier of " + account.name(),
                                          [courier](Time now) { return courier->step(now); }));
  return Done{};
}

std::vector<Loop*> Crew::all() const {
  std::vector<Loop*> all{caretaker_.get()};
  for (const auto& loop : loops_) all.push_back(loop.get());
  return all;
}

Crew::Rest Crew::stop(Millis patience) {
  const std::vector<Loop*> loops = all();
  for (Loop* loop : loops) loop->stop();
  const auto end = std::chrono::steady_clock::now() + patience;
  const auto resting = [](const Loop* loop) { return loop->stopped(); };
  while (!std::all_of(loops.begin(), loops.end(), resting)) {
    if (std::chrono::steady_clock::now() >= end) return Rest::kSomeBusy;
    std::this_thread::sleep_for(Millis{5});
  }
  return Rest::kAll;
}

}  // namespace wc
