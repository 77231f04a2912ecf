// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/live.h"

#include <algorithm>

#include "daemon/ops/log.h"
#include "daemon/outage.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr Millis kListen{400};      // how long one reading of the log waits for something new
constexpr Millis kRedisPause{500};  // between two tries while Redis is away
constexpr int kMissedMax = 1000;

const WebServer::Event kReset{.id = "", .name = "reset", .data = "{}"};

}  // namespace

bool is_log_id(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 19 &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  return dash != std::string_view::npos && digits(text.substr(0, dash)) &&
         digits(text.substr(dash + 1));
}

Live::Live(House& house, WebServer& server) : house_(house), server_(server) {
  server_.on_join([this](const std::string&, const std::string& last) { return missed(last); });
  thread_ = std::thread([this] { follow(); });
}

Live::~Live() {
  stop();
}

void Live::stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  ends_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Live::rest(Millis time) {
  std::unique_lock lock(mutex_);
  ends_.wait_for(lock, time, [this] { return ending_; });
  return !ending_;
}

void Live::follow() {
  std::optional<Queue> queue;
  std::string last;
  while (rest(Millis{0})) {
    if (!queue) {
      auto opened = house_.queue();
      if (opened) queue.emplace(std::move(*opened));
    }
    if (queue && last.empty()) {
      auto newest = queue->last_log_id();
      if (newest) last = std::move(*newest);
    }
    if (!queue || last.empty()) {
      rest(kRedisPause);
      continue;
    }
    const auto events = queue->log_wait(last, kListen);
    if (!events) {
      // The caretaker tells that Redis is away; here it would be told twice a second.
      if (!of_redis(events.error())) {
        house_.log().warn("live_feed_waits", {{"code", events.error().code}});
      }
      rest(kRedisPause);
      continue;
    }
    for (const LogEvent& event : *events) {
      server_.publish(kLiveChannel, event.id, "log", to_json_text(event));
      last = event.id;
    }
  }
}

std::vector<WebServer::Event> Live::missed(const std::string& last_event) {
  if (last_event.empty()) return {};
  if (!is_log_id(last_event)) return {kReset};
  const std::lock_guard lock(looking_back_);
  if (!past_) {
    auto opened = house_.queue();
    if (!opened) return {kReset};
    past_.emplace(std::move(*opened));
  }
  const auto events = past_->log(last_event, kMissedMax + 1);
  if (!events || events->size() > kMissedMax) return {kReset};
  std::vector<WebServer::Event> missed;
  for (const LogEvent& event : *events) {
    missed.push_back({.id = event.id, .name = "log", .data = to_json_text(event)});
  }
  return missed;
}

}  // namespace wc
