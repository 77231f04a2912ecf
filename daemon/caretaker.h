// SPDX-License-Identifier: EUPL-1.2
// The chores that keep the house in order, and their hours: a table. Each chore is one short call.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/house.h"

namespace wc {

// One thread uses one object.
class Caretaker {
 public:
  Caretaker(House& house, Queue queue);

  // Does every chore that is due. Returns how long until the next one is.
  Millis step(Time now);

 private:
  struct Chore {
    std::string name;
    Millis every;
    std::function<Result<Done>()> work;
    Time due{};
  };
  Result<Done> give_back();
  Result<Done> follow_surges();
  Result<Done> count();

  House& house_;
  Queue queue_;
  std::vector<Chore> chores_;
};

}  // namespace wc
