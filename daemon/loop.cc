// SPDX-License-Identifier: EUPL-1.2
#include "daemon/loop.h"

namespace wc {

Loop::Loop(House& house, std::string name, Step step)
    : house_(house), name_(std::move(name)), step_(std::move(step)), thread_([this] { run(); }) {}

Loop::~Loop() {
  stop();
  thread_.join();
}

void Loop::stop() {
  const std::lock_guard lock(mutex_);
  stop_ = true;
  wake_.notify_all();
}

void Loop::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    const Millis wait = step_(house_.now());
    lock.lock();
    wake_.wait_for(lock, wait, [this] { return stop_; });
  }
  stopped_ = true;
}

}  // namespace wc
