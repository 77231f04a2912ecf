// SPDX-License-Identifier: EUPL-1.2
// A thread that does what is due and sleeps until the next time or until it is woken, until the
// house stops.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "daemon/house.h"

namespace wc {

class Loop {
 public:
  // `step` gets the time and returns how long to wait; it runs on a thread of its own from now on.
  using Step = std::function<Millis(Time)>;
  Loop(House& house, std::string name, Step step);
  ~Loop();  // stops and joins

  void wake();                                             // the next step is due now
  void stop();                                             // after the step that is running
  [[nodiscard]] bool stopped() const { return stopped_; }  // the thread has ended
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void run();
  Millis step();

  House& house_;
  const std::string name_;
  const Step step_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;   // guarded by mutex_
  bool woken_ = false;  // guarded by mutex_
  std::atomic<bool> stopped_{false};
  std::thread thread_;
};

}  // namespace wc
