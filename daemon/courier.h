// SPDX-License-Identifier: EUPL-1.2
// Brings what staff wrote to the platforms, at most once: take an entry, send it, settle it. When
// nobody knows whether it was posted, it looks at the platform before anything else. It knows no
// platform: a connector says what an answer means.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "connectors/transport.h"
#include "daemon/house.h"

namespace wc {

// One thread uses one object.
class Courier {
 public:
  // Brings what goes to this account; one a account, so that a slow platform holds up no other.
  // `sender` names this daemon in the outbox.
  Courier(House& house, Queue queue, std::string account, std::unique_ptr<Connector> connector,
          std::string sender);

  // Handles one entry that is due, if there is one. Returns how long to wait.
  Millis step(Time now);

 private:
  Outcome send(const Taken& taken, Time now);
  Outcome look(const Taken& taken, Time now);

  House& house_;
  Queue queue_;
  const std::vector<std::string> destinations_;
  const std::unique_ptr<Connector> connector_;
  const std::string sender_;
  int failures_ = 0;
};

// What follows from an error of Connector::send: refused for good, later again, or unknown.
Outcome outcome_of(const Error& error, const Out& out, const Traits& traits);

// When an unknown entry is looked at again after `looks` looks: soon at first, then ever later.
Millis next_look(const Traits& traits, int looks);

}  // namespace wc
