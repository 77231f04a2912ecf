// SPDX-License-Identifier: EUPL-1.2
// Lets the town live: posts its days at a pace, and remembers how far it was.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "connectors/sandbox/town.h"
#include "daemon/commands/commands.h"

namespace wc {

class TownRunner {
 public:
  using Post = std::function<void(const TownPost&)>;
  TownRunner(const SandboxOptions& options, Post post);

  // Posts what the citizens have written by now; returns how long until somebody writes again.
  Millis step(Time now);

 private:
  void begin_day(Time now);
  void remember() const;

  const SandboxOptions options_;
  const Post post_;
  std::string memory_file_;
  int day_ = 0;           // which day of the town
  std::size_t next_ = 0;  // the post of that day that comes next
  std::vector<TownPost> posts_;
  Millis at_{0};  // how far the town's day is
  Time told_{};   // when that was
};

}  // namespace wc
