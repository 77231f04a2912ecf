// SPDX-License-Identifier: EUPL-1.2
// kill -9 of the daemon at random moments while citizens post and staff answer, with a platform
// that drops connections before and after it did what was asked. Afterwards: every post is in the
// queue, every confirmed reply stands at its platform exactly once, and fsck finds nothing.

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>

#include "tests/chaos/drivers.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

using Watch = std::chrono::steady_clock;

constexpr unsigned kPauseMsMax = 1'000;  // between two kills: enough to log in on a busy machine

// Kills; how long each start took until the daemon served again.
std::vector<Millis> kill_often(World& world, const ChaosPlan& plan) {
  std::mt19937 random(plan.seed + 1);
  std::vector<Millis> serving;
  for (int kill = 0; kill < plan.kills; ++kill) {
    rest(Millis{random() % kPauseMsMax});
    world.kill_daemon();
    const auto dead = Watch::now();
    world.start_daemon();
    serving.push_back(std::chrono::duration_cast<Millis>(Watch::now() - dead));
  }
  std::ranges::sort(serving);
  return serving;
}

std::string part(const std::vector<Millis>& sorted, double share) {
  if (sorted.empty()) return "-";
  const auto last = static_cast<double>(sorted.size() - 1);
  return std::to_string(sorted[static_cast<std::size_t>(share * last)].count()) + " ms";
}

}  // namespace

Ending run_kill(const ChaosPlan& plan) {
  WorldOptions options;
  options.binary = plan.binary;
  options.courier = "believe_absent = \"2s\"\nsending_max = \"2s\"\n";
  options.desk = "undo = \"0s\"\nlease = \"2s\"\nclaims_max = 50\n";
  World world(options);
  Ledger ledger;
  std::atomic<int> confirmed{0};
  std::vector<Millis> serving;
  const auto calm = [&] {
    for (const char* platform : {"x", "facebook"}) world.calm(platform);
    // A source that met a fault asks again after minutes; a new daemon asks at once.
    world.kill_daemon();
    world.start_daemon();
  };
  live_through(
      world, plan, ledger, confirmed, [&] { serving = kill_often(world, plan); }, calm);
  std::cout << "back serving: median " << part(serving, 0.5) << ", p99 " << part(serving, 0.99)
            << '\n';
  return conclude(world, ledger, std::to_string(plan.kills) + " kills");
}

}  // namespace wc::test
