// SPDX-License-Identifier: EUPL-1.2
// kill -9 of the daemon at random moments while citizens post and staff answer, with a platform
// that drops connections before and after it did what was asked. Afterwards: every post is in the
// queue, every confirmed reply stands at its platform exactly once, and fsck finds nothing.

#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "queue/queue.h"
#include "tests/chaos/bureau.h"
#include "tests/tools/wait.h"

namespace {

using namespace wc;        // NOLINT(google-build-using-namespace)
using namespace wc::test;  // NOLINT(google-build-using-namespace)

constexpr const char* kTag = "{wc:story}";

// A source that failed some times in a row waits for five minutes before it asks again.
constexpr Millis kPatience = std::chrono::minutes{8};

ChaosPlan plan_from(int argc, char** argv) {
  ChaosPlan plan;
  plan.seed = std::random_device{}();
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--binary") plan.binary = value;
    if (name == "--seed") plan.seed = static_cast<unsigned>(std::stoul(value));
    if (name == "--kills") plan.kills = std::stoi(value);
    if (name == "--posts") plan.posts = std::stoi(value);
    if (name == "--replies") plan.replies = std::stoi(value);
  }
  return plan;
}

void kill_often(World& world, const ChaosPlan& plan) {
  std::mt19937 random(plan.seed + 1);
  for (int kill = 0; kill < plan.kills; ++kill) {
    rest(Millis{random() % 700});
    world.kill_daemon();
    world.start_daemon();
  }
}

Queue queue_of(World& world) {
  RedisAddress address;
  address.socket = world.socket();
  Queue queue(address, {kTag});
  const auto opened = queue.open();
  if (!opened) throw std::runtime_error(opened.error().what);
  return queue;
}

// How many of what staff were promised is still on its way.
std::int64_t on_their_way(Queue& queue) {
  const auto counts = queue.counts();
  if (!counts) throw std::runtime_error(counts.error().what);
  std::int64_t sum = 0;
  for (const auto& [name, value] : *counts) {
    for (const char* state : {"pending", "sending", "unknown"}) {
      if (name.find(state) != std::string::npos) sum += value;
    }
  }
  return sum;
}

std::size_t lost_posts(Queue& queue, const Ledger& ledger) {
  std::vector<std::string> ids;
  for (const auto& [id, platform] : ledger.posts()) ids.push_back(id);
  std::size_t stored = 0;
  for (std::size_t at = 0; at < ids.size(); at += 100) {
    const auto end = ids.begin() + static_cast<long>(std::min(ids.size(), at + 100));
    const auto some = queue.stored_ids({ids.begin() + static_cast<long>(at), end});
    if (!some) throw std::runtime_error(some.error().what);
    stored += some->size();
  }
  return ids.size() - stored;
}

struct Count {
  int lost = 0;
  int twice = 0;
  int unasked = 0;
};

Count compare(World& world, const Ledger& ledger) {
  std::map<std::string, int> times;
  for (const char* platform : {"x", "facebook"}) {
    const Json written = world.written(platform);
    for (const JsonView one : written.root().items()) ++times[std::string(one["text"].text())];
  }
  Count count;
  for (const auto& [out, reply] : ledger.replies()) {
    int found = 0;
    for (auto& [text, number] : times) {
      if (text.find(reply.words) == std::string::npos) continue;
      found += number;
      number = 0;
    }
    count.lost += found == 0 ? 1 : 0;
    count.twice += found > 1 ? 1 : 0;
  }
  for (const auto& [text, number] : times) count.unasked += number;
  return count;
}

// Everybody does their part while the daemon is killed, until nothing is on its way any more.
void live_through(World& world, const ChaosPlan& plan, Ledger& ledger) {
  std::atomic<int> confirmed{0};
  std::atomic<bool> done{false};
  std::thread town([&] { citizens(world, plan, ledger); });
  std::thread anna([&] { answer_until_done(world, "anna", plan, ledger, confirmed); });
  std::thread bram([&] { answer_until_done(world, "bram", plan, ledger, confirmed); });
  std::thread carla([&] { settle_unknown(world, "carla", done); });
  try {
    kill_often(world, plan);
    town.join();
    // A source that met a fault asks again after minutes, and would meet those left one by one.
    for (const char* platform : {"x", "facebook"}) world.calm(platform);
    anna.join();
    bram.join();
    Queue queue = queue_of(world);
    eventually(
        "every post is in the queue", [&] { return lost_posts(queue, ledger) == 0; }, kPatience);
    eventually(
        "every reply is settled", [&] { return on_their_way(queue) == 0; }, kPatience);
  } catch (const std::exception& error) {  // told here: the others still run and cannot be joined
    std::cout << "seed " << plan.seed << ": " << error.what() << std::endl;
    std::_Exit(1);
  }
  done = true;
  carla.join();
}

int run(const ChaosPlan& plan) {
  WorldOptions options;
  options.binary = plan.binary;
  options.courier = "believe_absent = \"2s\"\nsending_max = \"2s\"\n";
  options.desk = "undo = \"0s\"\nlease = \"2s\"\nclaims_max = 50\n";
  World world(options);
  Ledger ledger;
  live_through(world, plan, ledger);
  const int stopped = world.stop_daemon();
  const auto [code, text] = world.run({"fsck"});
  const Count count = compare(world, ledger);
  std::cout << plan.kills << " kills, " << ledger.posts().size() << " posts, "
            << ledger.replies().size() << " replies confirmed: " << count.lost << " lost, "
            << count.twice << " twice, " << count.unasked << " that nobody confirmed; fsck "
            << text;
  return count.lost + count.twice + count.unasked == 0 && code == 0 && stopped == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const ChaosPlan plan = plan_from(argc, argv);
  std::cout << "seed " << plan.seed << std::endl;
  try {
    return run(plan);
  } catch (const std::exception& error) {
    std::cout << "seed " << plan.seed << ": " << error.what() << '\n';
    std::_Exit(1);
  }
}
