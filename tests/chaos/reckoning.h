// SPDX-License-Identifier: EUPL-1.2
// The end of a chaos run: what people were promised held against the queue and the platforms.
#pragma once

#include <functional>
#include <string>

#include "tests/chaos/bureau.h"

namespace wc::test {

// What became of the confirmed replies, and of what stands at the platforms.
struct Reckoning {
  int replies = 0;
  int lost = 0;     // nowhere, and nobody said that it was refused
  int twice = 0;    // more than once at its platform, and not because the network repeated it
  int unasked = 0;  // stands there, and nobody confirmed it
  int denied = 0;   // called failed, and yet it stands there: somebody would answer again
  int refused = 0;  // failed with its reason, and not there
  std::size_t posts_lost = 0;

  [[nodiscard]] bool sound() const;
  [[nodiscard]] std::string text() const;
};

// How often the network itself brought the writing with these words to a platform; 1 where it
// repeats nothing.
using Deliveries = std::function<int(const std::string& words)>;

Reckoning reckon(World& world, const Ledger& ledger, const Deliveries& deliveries = {});

// How much of what staff were promised is still on its way.
std::int64_t on_their_way(Queue& queue);

// How many of the citizens' posts are not in the queue; those that their writers took back do not
// count.
std::size_t lost_posts(Queue& queue, const Ledger& ledger);

// Everybody does their part while `trouble` happens; then `calm`, and a wait until every post is in
// and nothing is on its way any more. `confirmed` counts the replies. One of the staff sits at the
// desk of the world's twin, where there is one. Exits with the seed when the end never comes.
void live_through(World& world, const ChaosPlan& plan, Ledger& ledger, std::atomic<int>& confirmed,
                  const std::function<void()>& trouble, const std::function<void()>& calm);

// The end of every run: stops the daemon, looks with fsck, reckons, prints.
enum class Ending { kWell, kWrong, kDoubles };  // doubles: wrong, and what a control must show
Ending conclude(World& world, const Ledger& ledger, const std::string& what,
                const Deliveries& deliveries = {});

}  // namespace wc::test
