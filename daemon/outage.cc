// SPDX-License-Identifier: EUPL-1.2
#include "daemon/outage.h"

namespace wc {

namespace {
constexpr Millis kTellEvery = std::chrono::minutes{1};
}

std::string place_of_redis(const RedisAddress& address) {
  if (!address.socket.empty()) return address.socket;
  return address.host + ":" + std::to_string(address.port);
}

bool of_redis(const Error& error) {
  return error.code.starts_with("redis_");
}

Outage::Outage(OpsLog& log, const RedisAddress& address)
    : log_(log), where_(place_of_redis(address)) {}

void Outage::failed(const Error& error, Time now) {
  // A clock that went back must not silence it.
  const bool lately = now >= told_at_ && now - told_at_ < kTellEvery;
  if (told_ == error.what && lately) return;
  told_ = error.what;
  told_at_ = now;
  log_.warn("redis_away", {{"redis", where_}, {"code", error.code}, {"what", error.what}});
}

void Outage::well() {
  if (!told_) return;
  told_.reset();
  log_.info("redis_back", {{"redis", where_}});
}

}  // namespace wc
