// SPDX-License-Identifier: EUPL-1.2
#include "daemon/loop.h"

#include "daemon/ops/log.h"

namespace wc {

namespace {
constexpr Millis kAfterSurprise = std::chrono::seconds{30};
}

Loop::Loop(House& house, std::string name, Step step)
    : house_(house), name_(std::move(name)), step_(std::move(step)), thread_([this] { run(); }) {}

Loop::~Loop() {
  stop();
  thread_.join();
}

void Loop::wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  wake_.notify_all();
}

void Loop::stop() {
  const std::lock_guard lock(mutex_);
  stop_ = true;
  wake_.notify_all();
}

// What no part expected must not take the others along: it is logged, and tried again later.
Millis Loop::step() {
  try {
    return step_(house_.now());
  } catch (const std::exception& surprise) {
    house_.log().error("surprise", {{"loop", name_}, {"what", surprise.what()}});
    return kAfterSurprise;
  }
}

void Loop::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    woken_ = false;
    lock.unlock();
    const Millis wait = step();
    lock.lock();
    wake_.wait_for(lock, wait, [this] { return stop_ || woken_; });
  }
  stopped_ = true;
}

}  // namespace wc
