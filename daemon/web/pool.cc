// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/pool.h"

#include <utility>

namespace wc {

Pool::Pool(int count) {
  for (int worker = 0; worker < count; ++worker) {
    threads_.emplace_back([this, worker] { work(worker); });
  }
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Pool::run(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void Pool::work(int worker) {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job(worker);
  }
}

}  // namespace wc
