// SPDX-License-Identifier: EUPL-1.2
// A real child process that is killed right before its N-th system call of the kinds through which
// it touches the world: it writes, sends, receives, connects, accepts or syncs. strace could inject
// the signal too, but counts each thread and each kind of call on its own, so that no N means one
// moment of the whole process; here all threads share one count, and a filter in the kernel lets
// all other calls pass at full speed.
#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace wc::test {

class Traced {
 public:
  // `kill_before` 0 kills never. Output and errors go into `log_file`.
  Traced(std::vector<std::string> argv, std::string log_file, int kill_before);
  ~Traced();  // kill -9
  Traced(const Traced&) = delete;
  Traced& operator=(const Traced&) = delete;

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] bool was_killed() const { return killed_; }  // by its N-th call
  [[nodiscard]] int calls() const { return calls_; }         // so far

 private:
  void trace();
  void follow();

  std::vector<std::string> argv_;
  std::string log_file_;
  int kill_before_;
  std::atomic<int> pid_{-1};
  std::atomic<int> calls_{0};
  std::atomic<bool> killed_{false};
  std::atomic<bool> ended_{false};
  std::thread thread_;  // the kernel wants one thread to start, follow and wait for it
};

}  // namespace wc::test
