// SPDX-License-Identifier: EUPL-1.2
// One municipality in one object: settings, clock, classifier, and what the parts count. No
// globals: a test puts two houses in one process. Threads share only this; each has its own Redis
// connection.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "daemon/surge.h"

namespace wc {

class OpsLog;   // daemon/ops/log.h
class Metrics;  // daemon/ops/metrics.h

class House {
 public:
  House(std::shared_ptr<const Settings> settings, std::string config_folder, Clock clock,
        OpsLog& log);
  ~House();

  [[nodiscard]] Time now() const { return clock_(); }
  // The present ones; keep the pointer for as long as one piece of work lasts.
  [[nodiscard]] std::shared_ptr<const Settings> settings() const;
  [[nodiscard]] std::shared_ptr<const Classifier> classifier() const;
  OpsLog& log() { return log_; }
  Metrics& metrics() { return *metrics_; }

  // A queue with a connection of its own, opened.
  Result<Queue> queue() const;

  // Reads the configuration folder again and swaps settings and rules; keeps the old ones and
  // returns the problems when the new ones are wrong. Accounts and listeners are taken at the next
  // start.
  Problems reload();

  // What is on now, as the caretaker last saw it.
  [[nodiscard]] std::vector<SurgeState> surges() const;

  // Takes over what is on: parts see it at their next round; the classifier is built anew with the
  // events' rules when these are other events than before. Problems are logged and the old one
  // stays.
  void apply(std::vector<SurgeState> surges);

  // Set once when the daemon stops; every loop looks at it.
  std::atomic<bool> stopping{false};
  // Everything is up: what /readyz tells.
  std::atomic<bool> ready{false};

 private:
  const std::string config_folder_;
  const Clock clock_;
  OpsLog& log_;
  std::unique_ptr<Metrics> metrics_;
  mutable std::mutex mutex_;  // guards the four below
  std::shared_ptr<const Settings> settings_;
  std::shared_ptr<const Classifier> classifier_;
  std::vector<SurgeState> surges_;
  std::vector<std::string> built_for_;  // the events whose rules are in the classifier
};

}  // namespace wc
