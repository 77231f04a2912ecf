// SPDX-License-Identifier: EUPL-1.2
// One connection to Redis (hiredis behind it). It reconnects by itself at the next call; every
// error means "not done as far as we know: ask again with the same operation id".
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

// An answer of Redis. Arrays nest. kError only stands inside the answer of a pipeline.
struct Reply {
  enum class Kind { kNil, kText, kWhole, kArray, kError } kind = Kind::kNil;
  std::string text;
  long long whole = 0;
  std::vector<Reply> items;
  // For arrays of name, value, name, value: the value of that name, or "".
  [[nodiscard]] std::string_view field(std::string_view name) const;
  // The text of an item, or "" where there is none.
  [[nodiscard]] const std::string& at(std::size_t index) const;
};

// One thread uses one object.
class Redis {
 public:
  explicit Redis(RedisAddress address);
  ~Redis();
  Redis(Redis&&) noexcept;
  Redis(const Redis&) = delete;
  Redis& operator=(const Redis&) = delete;

  // One command. Errors: kAskAgain "redis_away" (no connection, time-out), "redis_refused"
  // (LOADING, READONLY, MISCONF, OOM, NOREPLICAS, BUSY ...), kMend "redis_auth" (user, password,
  // rights), a refusal of our function library by its own code, kGiveUp "redis_error" for the rest.
  Result<Reply> call(const std::vector<std::string_view>& words);

  // The same for a command that blocks on purpose: the socket waits that much longer.
  Result<Reply> call_blocking(const std::vector<std::string_view>& words,
                              std::chrono::milliseconds block);

  // Commands in one write; answers in the same order. Fails whole only when the connection does; a
  // command that failed alone answers Reply::Kind::kError.
  Result<std::vector<Reply>> pipeline(const std::vector<std::vector<std::string>>& commands);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

// What an error answer of Redis means for the caller.
Error error_of(std::string_view redis_says);

}  // namespace wc
