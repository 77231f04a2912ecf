// SPDX-License-Identifier: EUPL-1.2
// A private redis-server on a unix socket in a folder of its own, for one test; both go with it. It
// can be killed as a power cut would and started again on the same data.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "queue/redis.h"

namespace wc::test {

class RedisServer {
 public:
  // `options` as redis-server takes them; by default everything confirmed is on disk.
  explicit RedisServer(std::vector<std::string> options = {"--appendonly", "yes", "--appendfsync",
                                                           "always"});
  ~RedisServer();
  RedisServer(const RedisServer&) = delete;
  RedisServer& operator=(const RedisServer&) = delete;

  [[nodiscard]] RedisAddress address() const;
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] pid_t pid() const { return pid_; }

  void kill();     // -9, and waits until it is gone
  void start();    // on the same data; waits until it answers. Aborts when it does not in 30 s
  void restart();  // both

 private:
  std::vector<std::string> options_;
  std::string folder_;
  pid_t pid_ = -1;
};

}  // namespace wc::test
