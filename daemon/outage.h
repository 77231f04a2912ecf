// SPDX-License-Identifier: EUPL-1.2
// What the log tells while Redis is away: where it was looked for and why it did not work, at once;
// again when the reason changes, or once a minute; and that it is back. It never looks itself.
#pragma once

#include <optional>
#include <string>

#include "daemon/ops/log.h"
#include "queue/redis.h"

namespace wc {

// Where it is looked for: the socket, or host:port. Never the password.
std::string place_of_redis(const RedisAddress& address);

// Whether an error is Redis' own, and not about what it was asked.
bool of_redis(const Error& error);

// One thread uses one object.
class Outage {
 public:
  Outage(OpsLog& log, const RedisAddress& address);

  void failed(const Error& error, Time now);  // Redis did not do what it was asked
  void well();                                // it did

 private:
  OpsLog& log_;
  const std::string where_;          // the socket or host:port; never the password
  std::optional<std::string> told_;  // the reason that stands in the log
  Time told_at_{};
};

}  // namespace wc
