// SPDX-License-Identifier: EUPL-1.2
// What one thread of the pool keeps for itself: its connections to Redis and its counters of
// length. Made when first needed; no other thread touches it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/house.h"
#include "queue/users.h"

namespace wc {

// REQUIRES: the house outlives it.
class Worker {
 public:
  explicit Worker(House& house);

  // Errors: those of Queue::open, as long as Redis is away; asked again at the next call.
  Result<Queue*> queue();
  Users& users();  // never fails: it connects when it is asked something

  // A text's length as that account's platform counts it. Errors: kGiveUp "not_found".
  Result<Length> length(const std::string& account, const std::string& text);

 private:
  // A counter of length with the transport that it needs and never uses.
  struct Meter {
    std::unique_ptr<Transport> transport;
    std::unique_ptr<Connector> connector;
  };

  House& house_;
  std::optional<Queue> queue_;
  std::optional<Users> users_;
  std::map<std::string, Meter> meters_;
};

}  // namespace wc
