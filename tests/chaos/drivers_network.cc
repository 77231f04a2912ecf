// SPDX-License-Identifier: EUPL-1.2
// Both platforms behind a proxy that spoils two calls in three, while citizens post and staff
// answer. Afterwards: nothing lost, nothing twice, and how long the calls took at most.

#include <algorithm>
#include <iostream>
#include <map>

#include "tests/chaos/drivers.h"
#include "tests/tools/fault_proxy.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr Millis kDeadline{15'000};  // of every call (connectors/transport.h)

// Facebook takes the same words twice, so a write that the network repeats would stand there twice
// whatever we do; and its limits are told in minutes.
FaultPlan plan_for(const std::string& platform, unsigned seed) {
  if (platform == "facebook") return FaultPlan(seed, {Fault::kRepeatWrite, Fault::kTooMany});
  return FaultPlan(seed + 1);
}

class Network {
 public:
  explicit Network(unsigned seed) : seed_(seed) {}

  std::string way(const std::string& origin, const std::string& platform) {
    auto& proxy = proxies_[platform];
    if (!proxy) proxy = std::make_unique<FaultProxy>(origin, plan_for(platform, seed_));
    return proxy->origin();
  }
  void calm() {
    for (const auto& [platform, proxy] : proxies_) proxy->calm();
  }
  [[nodiscard]] int calls() const {
    int sum = 0;
    for (const auto& [platform, proxy] : proxies_) sum += proxy->calls();
    return sum;
  }
  [[nodiscard]] std::vector<PassedCall> passed() const {
    std::vector<PassedCall> all;
    for (const auto& [platform, proxy] : proxies_)
      std::ranges::move(proxy->passed(), std::back_inserter(all));
    return all;
  }

 private:
  unsigned seed_;
  std::map<std::string, std::unique_ptr<FaultProxy>> proxies_;
};

void tell(const std::vector<PassedCall>& calls) {
  std::map<Fault, int> times;
  Millis longest{0};
  int late = 0;
  for (const PassedCall& call : calls) {
    ++times[call.fault];
    longest = std::max(longest, call.took);
    late += call.took > kDeadline + kDeadline / 10 ? 1 : 0;
  }
  for (const auto& [fault, number] : times) std::cout << name_of(fault) << ' ' << number << ", ";
  std::cout << "the longest call took " << longest.count() << " ms, " << late
            << " longer than their deadline and a tenth\n";
}

}  // namespace

Ending run_network(const ChaosPlan& plan) {
  Network network(plan.seed);
  WorldOptions options;
  options.binary = plan.binary;
  options.facebook_sources = 6;
  options.courier = "believe_absent = \"2s\"\nsending_max = \"20s\"\n";
  options.desk = "undo = \"0s\"\nlease = \"10s\"\nclaims_max = 50\n";
  options.by_way_of = [&](const std::string& origin, const std::string& platform) {
    return network.way(origin, platform);
  };
  World world(options);
  Ledger ledger;
  std::atomic<int> confirmed{0};
  const auto trouble = [&] {
    eventually(
        "enough calls", [&] { return network.calls() >= plan.calls; }, std::chrono::minutes{30});
  };
  const auto calm = [&] {
    network.calm();
    for (const char* platform : {"x", "facebook"}) world.calm(platform);
    // A source that met a fault asks again after minutes; a new daemon asks at once.
    world.kill_daemon();
    world.start_daemon();
  };
  live_through(world, plan, ledger, confirmed, trouble, calm);
  const std::vector<PassedCall> calls = network.passed();
  tell(calls);
  return conclude(world, ledger, std::to_string(calls.size()) + " calls");
}

}  // namespace wc::test
