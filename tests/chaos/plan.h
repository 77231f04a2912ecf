// SPDX-License-Identifier: EUPL-1.2
// What a chaos run is to be, as its command line says, and the seeds that once failed.
#pragma once

#include <string>
#include <vector>

namespace wc::test {

// The same seed gives the same people, the same trouble at the platforms and the same moments.
struct ChaosPlan {
  std::string driver;  // "kill", "network", …: a row of main.cc
  std::string binary;  // the webcared that is tried
  std::string seeds;   // the file of seeds that failed; "" = none
  unsigned seed = 0;
  int kills = 10;
  int posts = 100;
  int replies = 20;
  int between_ms = 20;  // citizens: from one post to the next, on average
  int calls = 200;      // network: of the platforms, at least
  int pauses = 10;      // pauses
  int every = 70;       // syscalls: one in so many is killed
  std::string mutants;  // mistakes that `binary` makes on purpose: a control, which must fail
};

// DRIVER --name value …; throws on a word that it does not know. Without --seed, `seed` is drawn.
ChaosPlan plan_from(const std::vector<std::string>& words);

// The plans to run one after the other: those of the seeds that failed before, then `plan` itself.
// With --seed only that one.
std::vector<ChaosPlan> with_kept_seeds(const ChaosPlan& plan);

// Notes a seed that failed, to be run first for ever.
void keep_seed(const ChaosPlan& plan, const std::string& why);

}  // namespace wc::test
