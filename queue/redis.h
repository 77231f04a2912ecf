// SPDX-License-Identifier: EUPL-1.2
// One connection to Redis (hiredis behind it). It reconnects by itself at the next call; every error
// means "not done as far as we know: ask again with the same operation id".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/result.h"

namespace wc {

struct RedisAddress {
  std::string socket;  // a unix socket, or
  std::string host;    // a TCP address (only with a password beyond loopback)
  int port = 0;
  std::string user;
  std::string password;
  std::chrono::milliseconds call_time_max{5'000};
};

// An answer of Redis. Arrays nest.
struct Reply {
  enum class Kind { kNil, kText, kWhole, kArray } kind = Kind::kNil;
  std::string text;
  long long whole = 0;
  std::vector<Reply> items;
  // For arrays of name, value, name, value: the value of that name, or "".
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

// One thread uses one object.
class Redis {
 public:
  explicit Redis(RedisAddress address);
  ~Redis();
  Redis(const Redis&) = delete;
  Redis& operator=(const Redis&) = delete;

  // One command. Errors: kAskAgain "redis_away" (no connection, time-out), "redis_refused" (LOADING,
  // READONLY, MISCONF, OOM, NOREPLICAS, BUSY ...), kGiveUp "redis_error" for the rest.
  Result<Reply> call(const std::vector<std::string_view>& words);

  // Commands in one write; answers in the same order. Fails whole only when the connection does.
  Result<std::vector<Reply>> pipeline(const std::vector<std::vector<std::string>>& commands);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace wc
