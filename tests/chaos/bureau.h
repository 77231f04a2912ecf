// SPDX-License-Identifier: EUPL-1.2
// Citizens and staff for a chaos run: they write down what they did and what was confirmed to them,
// and go on when the daemon is away, as people do.
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include "queue/queue.h"
#include "tests/chaos/plan.h"
#include "tests/tools/world.h"

namespace wc::test {

// What the people of the run know; the checker holds the queue and the platforms against it.
class Ledger {
 public:
  void posted(const std::string& platform, const std::string& id);
  void taken_back(const std::string& platform, const std::string& id);  // its writer deleted it
  // A reply that the desk confirmed: its outbox id, platform and unique words.
  void confirmed(const std::string& out, const std::string& platform, const std::string& words);

  void too_late() { ++fenced_; }  // somebody acted on a claim that was another's by then

  [[nodiscard]] int fenced() const { return fenced_; }
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
  std::atomic<int> fenced_{0};
};

// Citizens post until the plan's number is reached; some change or delete what they wrote, and now
// and then something goes wrong at the platform.
void citizens(World& world, const ChaosPlan& plan, Ledger& ledger);

// One member of staff answers at a desk ("http://127.0.0.1:PORT") until the plan's number of
// replies is confirmed among all.
void answer_until_done(const std::string& desk, const std::string& name, const ChaosPlan& plan,
                       Ledger& ledger, std::atomic<int>& confirmed);

// One who looks after unknown replies: what the platform does not show is sent again.
void settle_unknown(World& world, const std::string& name, const std::atomic<bool>& done);

// A queue of the world's own.
Queue queue_of(World& world);

// What a citizen of this number says, as a TownPost.
std::string post_json(const std::string& platform, int number);

}  // namespace wc::test
