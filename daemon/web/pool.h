// SPDX-License-Identifier: EUPL-1.2
// A few threads that run jobs in order of arrival. It knows nothing of the web; a job learns which
// thread runs it, so that each thread can keep things of its own (a Redis connection).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace wc {

class Pool {
 public:
  // Runs on one of the threads; `worker` is 0 to count - 1. Must not throw.
  using Job = std::function<void(int worker)>;

  explicit Pool(int count);
  ~Pool();  // runs what was given already, then ends

  // From any thread. The caller bounds how many jobs there are.
  void run(Job job);

 private:
  void work(int worker);

  std::mutex mutex_;  // guards the two below
  std::deque<Job> jobs_;
  bool ending_ = false;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace wc
