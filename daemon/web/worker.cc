// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/worker.h"

#include <utility>

namespace wc {
namespace {

// The desk never talks to a platform: the courier does.
class NoTransport final : public Transport {
 public:
  Result<Response> exchange(const Request&) override { return refused(); }
  Result<Response> stream(const Request&, std::chrono::milliseconds, const OnBytes&) override {
    return refused();
  }

 private:
  static Error refused() {
    return {Cure::kMend, "refused_url", "the desk does not talk to platforms"};
  }
};

}  // namespace

Worker::Worker(House& house) : house_(house) {}

Result<Queue*> Worker::queue() {
  if (!queue_) {
    auto opened = house_.queue();
    if (!opened) return opened.error();
    queue_.emplace(std::move(*opened));
  }
  return &*queue_;
}

Users& Worker::users() {
  if (!users_) {
    const auto settings = house_.settings();
    users_.emplace(settings->redis, settings->space.tag);
  }
  return *users_;
}

Result<Length> Worker::length(const std::string& account, const std::string& text) {
  auto found = meters_.find(account);
  if (found == meters_.end()) {
    const auto settings = house_.settings();
    for (const auto& known : settings->accounts) {
      if (known->name() != account) continue;
      Meter meter{std::make_unique<NoTransport>(), nullptr};
      meter.connector = known->connect(*meter.transport);
      found = meters_.emplace(account, std::move(meter)).first;
    }
  }
  if (found == meters_.end()) {
    return Error{Cure::kGiveUp, "not_found", "no account " + account};
  }
  return found->second.connector->length(text);
}

}  // namespace wc
