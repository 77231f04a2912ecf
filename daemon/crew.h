// SPDX-License-Identifier: EUPL-1.2
// The threads of a running house: one a source, a courier an account, one caretaker. Each has its
// own connection to Redis and its own connectors; they share only the House.
#pragma once

#include <memory>
#include <vector>

#include "daemon/loop.h"

namespace wc {

class Crew {
 public:
  // Starts everybody. `daemon` names this process in leases. Errors: those of Queue::open.
  static Result<std::unique_ptr<Crew>> start(House& house, const std::string& daemon);

  // Asks everybody to stop after what they are doing, and waits at most `patience`. kSomeBusy when
  // somebody is still busy: then only leaving the process is left (what was being sent is looked up
  // at the next start).
  enum class Rest { kAll, kSomeBusy };
  Rest stop(Millis patience);

 private:
  Crew() = default;
  [[nodiscard]] std::vector<Loop*> all() const;
  Result<Done> add_account(House& house, const std::string& daemon, const Account& account);
  Result<Done> add_source(House& house, const std::string& daemon, const Account& account,
                          const Source& source, const std::string& event);
  Result<Done> add_courier(House& house, const std::string& daemon, const Account& account);

  // Transports outlive the connectors in the loops' steps.
  std::vector<std::unique_ptr<Transport>> transports_;
  std::vector<std::unique_ptr<Loop>> loops_;
  // It wakes the loops when an event goes on or off, so it begins after them and ends before them.
  std::unique_ptr<Loop> caretaker_;
};

}  // namespace wc
