// SPDX-License-Identifier: EUPL-1.2
// Two daemons on one Redis; one of them stands still for up to three seconds, again and again,
// while leases last one: what it held, the other takes over, and what it says when it wakes is too
// late. Each has a desk with somebody at it.

#include <csignal>
#include <iostream>
#include <random>

#include "tests/chaos/drivers.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr unsigned kPauseMsMax = 3'000;
constexpr unsigned kBetweenMsMax = 300;
constexpr int kPausesThatFence = 100;  // after so many somebody must have come too late

void stop_often(World& world, const ChaosPlan& plan) {
  std::mt19937 random(plan.seed + 2);
  for (int pause = 0; pause < plan.pauses; ++pause) {
    Process& daemon = random() % 2 == 0 ? world.daemon() : world.twin();
    daemon.signal(SIGSTOP);
    rest(Millis{random() % kPauseMsMax});
    daemon.signal(SIGCONT);
    rest(Millis{random() % kBetweenMsMax});
  }
}

// How often somebody who had stood still was told that it is too late: staff by their desk, an
// intake or a courier by its log.
int fenced(World& world, const Ledger& ledger) {
  int times = ledger.fenced();
  for (const std::string& log :
       {text_of(world.daemon().log_file()), text_of(world.twin().log_file())}) {
    for (std::size_t at = 0; (at = log.find("\"fenced\"", at)) != std::string::npos; ++at) ++times;
  }
  return times;
}

}  // namespace

Ending run_pauses(const ChaosPlan& plan) {
  WorldOptions options;
  options.binary = plan.binary;
  options.courier = "believe_absent = \"2s\"\nsending_max = \"1s\"\n";
  options.desk = "undo = \"0s\"\nlease = \"1s\"\nclaims_max = 50\n";
  World world(options);
  world.twin();
  Ledger ledger;
  std::atomic<int> confirmed{0};
  const auto calm = [&] {
    for (const char* platform : {"x", "facebook"}) world.calm(platform);
    world.kill_daemon();
    world.start_daemon();
  };
  int times = 0;
  const auto trouble = [&] {
    stop_often(world, plan);
    times = fenced(world, ledger);
  };
  live_through(world, plan, ledger, confirmed, trouble, calm);
  world.twin().signal(SIGTERM);
  world.twin().wait();
  std::cout << "told that it is too late: " << times << " times\n";
  const Ending ending = conclude(world, ledger, std::to_string(plan.pauses) + " pauses");
  const bool shows_nothing = plan.pauses >= kPausesThatFence && times == 0;
  return shows_nothing ? Ending::kWrong : ending;
}

}  // namespace wc::test
