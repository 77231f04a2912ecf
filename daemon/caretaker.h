// SPDX-License-Identifier: EUPL-1.2
// The chores that keep the house in order, and their hours: a table. Each chore is one short call.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/house.h"
#include "daemon/outage.h"

namespace wc {

// One thread uses one object.
class Caretaker {
 public:
  // `events_changed` is called when another event is on than before.
  Caretaker(House& house, Queue queue, std::function<void()> events_changed);

  // Does every chore that is due. Returns how long until the next one is.
  Millis step(Time now);

 private:
  // A line of the table. What fails is logged and done again at its next hour.
  struct Chore {
    std::string name;
    Millis every;
    std::function<Result<Done>()> work;
    Time due{};
  };
  void note(const Chore& chore, const Result<Done>& done, Time now);
  Result<Done> give_back();      // claims that nobody beats any more, back to the others
  Result<Done> follow_surges();  // the house's view of which events are on
  Result<Done> count();          // the queue's figures, for the metrics

  House& house_;
  Queue queue_;
  const std::function<void()> events_changed_;
  Outage outage_;  // it asks Redis every second, so it is the one who tells the log
  std::vector<Chore> chores_;
};

}  // namespace wc
