// SPDX-License-Identifier: EUPL-1.2
// Citizens and staff for a chaos run: they write down what they did and what was confirmed to them,
// and go on when the daemon is away, as people do.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "tests/tools/world.h"

namespace wc::test {

// What a run is to be: the same seed gives the same people and the same kills.
struct ChaosPlan {
  std::string binary;
  unsigned seed = 1;
  int kills = 10;
  int posts = 100;
  int replies = 20;
};

// What the people of the run know; the checker holds the queue and the platforms against it.
class Ledger {
 public:
  void posted(const std::string& platform, const std::string& id);
  // A reply that the desk confirmed: its outbox id, platform and unique words.
  void confirmed(const std::string& out, const std::string& platform, const std::string& words);

  [[nodiscard]] std::map<std::string, std::string> posts() const;  // Post::id -> platform
  struct Confirmed {
    std::string platform;
    std::string words;
  };
  [[nodiscard]] std::map<std::string, Confirmed> replies() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> posts_;
  std::map<std::string, Confirmed> replies_;
};

// Citizens post until the plan's number is reached, now and then with something wrong at the
// platform.
void citizens(World& world, const ChaosPlan& plan, Ledger& ledger);

// One member of staff answers until the plan's number of replies is confirmed among all.
void answer_until_done(World& world, const std::string& name, const ChaosPlan& plan, Ledger& ledger,
                       std::atomic<int>& confirmed);

// One who looks after unknown replies: what the platform does not show is sent again.
void settle_unknown(World& world, const std::string& name, const std::atomic<bool>& done);

}  // namespace wc::test
