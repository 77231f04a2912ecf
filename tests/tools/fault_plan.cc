// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/fault_plan.h"

#include <algorithm>
#include <array>
#include <random>

namespace wc::test {

namespace {

constexpr int kStormCalls = 8;  // a storm hits so many calls in a row
constexpr unsigned kStormEvery = 20;
constexpr unsigned kWellOf100 = 35;  // calls with which nothing goes wrong, but perhaps slowly
constexpr unsigned kHungOf100 = 6;   // a hung call costs its whole deadline: fewer of them

constexpr std::array kHung{Fault::kBlackhole, Fault::kSilence};
constexpr std::array kReads{Fault::kSlow,    Fault::kCutHead, Fault::kCutHead,   Fault::kCutBody,
                            Fault::kCutBody, Fault::kReset,   Fault::kRefuse,    Fault::kSlowClose,
                            Fault::kCorrupt, Fault::kRepeat,  Fault::kErrorAfter};
constexpr std::array kWrites{Fault::kSlow,       Fault::kCutHead,    Fault::kCutBody,
                             Fault::kReset,      Fault::kRefuse,     Fault::kSlowClose,
                             Fault::kCorrupt,    Fault::kErrorAfter, Fault::kRepeatWrite,
                             Fault::kLateCommit, Fault::kLateCommit};

// Mostly short, now and then long.
Millis some_latency(std::mt19937& random) {
  const auto roll = random() % 100;
  if (roll < 60) return Millis{random() % 20};
  if (roll < 98) return Millis{random() % 400};
  return Millis{random() % 5000};
}

}  // namespace

std::string_view name_of(Fault fault) {
  constexpr std::array<std::string_view, 16> kNames{
      "none",        "slow",     "cut in head",    "cut in body", "reset", "refused",
      "blackhole",   "silence",  "slow close",     "corrupt",     "storm", "too many",
      "error after", "repeated", "write repeated", "late commit"};
  return kNames[static_cast<std::size_t>(fault)];
}

FaultPlan::FaultPlan(unsigned seed, std::vector<Fault> without)
    : seed_(seed), without_(std::move(without)) {}

Fault FaultPlan::fault_of(int call, unsigned roll, CallKind kind) const {
  std::mt19937 storm(seed_ * 31U + static_cast<unsigned>(call / kStormCalls));
  if (storm() % kStormEvery == 0) return storm() % 4 == 0 ? Fault::kTooMany : Fault::kStorm;
  const unsigned of_100 = roll % 100;
  const unsigned rest = roll / 100;
  if (of_100 < kHungOf100) return kHung[rest % kHung.size()];
  if (of_100 < kHungOf100 + kWellOf100) return Fault::kNone;
  return kind == CallKind::kRead ? kReads[rest % kReads.size()] : kWrites[rest % kWrites.size()];
}

Trouble FaultPlan::draw(int call, CallKind kind) const {
  std::mt19937 random(seed_ + static_cast<unsigned>(call) * 7919U);
  Trouble trouble;
  trouble.fault = fault_of(call, static_cast<unsigned>(random()), kind);
  if (std::ranges::find(without_, trouble.fault) != without_.end()) trouble.fault = Fault::kNone;
  trouble.latency = some_latency(random);
  // Every byte of a head gets its turn, one call after the other.
  trouble.place = trouble.fault == Fault::kCutHead ? static_cast<unsigned long>(call) : random();
  constexpr std::array kStatuses{500, 502, 503};
  trouble.status = kStatuses[random() % kStatuses.size()];
  if (trouble.fault == Fault::kTooMany) trouble.status = 429;
  trouble.pause = Millis{random() % (trouble.fault == Fault::kSlow ? 4U : 3000U)};
  return trouble;
}

}  // namespace wc::test
