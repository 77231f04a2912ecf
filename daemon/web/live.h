// SPDX-License-Identifier: EUPL-1.2
// The live feed: one thread that follows the log of the queue and publishes each event, and what a
// client that comes back has missed. Log events carry no citizen's words, so any role may listen.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>

#include "daemon/house.h"
#include "daemon/web/web.h"

namespace wc {

inline constexpr const char* kLiveChannel = "log";

// "<digits>-<digits>", as ids of the log are.
bool is_log_id(std::string_view text);

class Live {
 public:
  // Follows from now on. The house and the server outlive it.
  Live(House& house, WebServer& server);
  ~Live();

  // Follows no longer; within half a second, or what a silent Redis needs to be given up. missed()
  // goes on working, for the server asks it until the server ends.
  void stop();

  // What came after that id, or one "reset": too much, not an id, or Redis does not answer.
  std::vector<WebServer::Event> missed(const std::string& last_event);

 private:
  void follow();
  bool rest(Millis time);  // false when the feed ends

  House& house_;
  WebServer& server_;
  std::mutex mutex_;  // guards ending_
  bool ending_ = false;
  std::condition_variable ends_;
  std::mutex looking_back_;  // guards past_
  std::optional<Queue> past_;
  std::thread thread_;
};

}  // namespace wc
