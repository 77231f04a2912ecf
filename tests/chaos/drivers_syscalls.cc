// SPDX-License-Identifier: EUPL-1.2
// One scenario (start, poll, claim, reply, sent) again and again; each time the daemon is killed
// right before another one of the system calls with which it touches the world, until there is
// none left. What one kill leaves half done, the next daemon ends.

#include <iostream>
#include <thread>

#include "tests/chaos/drivers.h"
#include "tests/tools/traced.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr int kRunsMax = 5'000;  // more calls than that has no scenario
constexpr Millis kLook{5};

// Is every post in and answered, and every answer sent, but for what an earlier kill left in doubt?
bool all_done(Queue& queue, const Ledger& ledger) {
  const auto counts = queue.counts();
  if (!counts) throw std::runtime_error(counts.error().what);
  for (const char* state : {"waiting", "claimed", "pending", "sending"}) {
    if (counts->at(state) != 0) return false;
  }
  return lost_posts(queue, ledger) == 0;
}

struct Scenes {
  World& world;
  const ChaosPlan& plan;
  Ledger& ledger;
  Queue queue;

  enum class End { kKilled, kSent };

  // One more post, and a daemon that is killed before its `call`-th system call.
  End play(int number, int call) {
    const std::string platform = number % 4 == 0 ? "x" : "facebook";
    ledger.posted(platform, world.citizen(platform, post_json(platform, number)));
    const Traced daemon({plan.binary, "run", "--config", world.config()},
                        world.config() + "/traced.log", call);
    while (!daemon.ended()) {
      if (all_done(queue, ledger)) return End::kSent;
      rest(kLook);
    }
    if (!daemon.was_killed()) {
      throw std::runtime_error("the daemon ended by itself:\n" +
                               text_of(world.config() + "/traced.log"));
    }
    return End::kKilled;
  }
};

}  // namespace

Ending run_syscalls(const ChaosPlan& plan) {
  WorldOptions options;
  options.binary = plan.binary;
  options.courier = "believe_absent = \"2s\"\nsending_max = \"1s\"\n";
  options.desk = "undo = \"0s\"\nlease = \"1s\"\nclaims_max = 100\n";
  World world(options);
  Ledger ledger;
  ChaosPlan people = plan;
  people.posts = 0;  // each scene has one of its own
  people.replies = kRunsMax;
  std::atomic<int> confirmed{0};
  int kills = 0;
  int last = 0;
  const auto scenes = [&] {
    world.kill_daemon();
    Scenes all{world, plan, ledger, queue_of(world)};
    int call = 1 + static_cast<int>(plan.seed % static_cast<unsigned>(plan.every));
    for (; all.play(kills, call) == Scenes::End::kKilled; call += plan.every) ++kills;
    last = call;
    world.start_daemon();
    confirmed = kRunsMax;  // the staff go home
  };
  live_through(world, people, ledger, confirmed, scenes, [] {});
  std::cout << "a kill before one in " << plan.every << " of some " << last << " system calls\n";
  return conclude(world, ledger, std::to_string(kills) + " kills");
}

}  // namespace wc::test
