// SPDX-License-Identifier: EUPL-1.2
#include "daemon/commands/town_runner.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace wc {

namespace {

using std::chrono::hours;

constexpr Millis kWakes = hours{9};    // the first day starts at nine in the morning,
constexpr Millis kBacklog = hours{1};  // with what was written in the hour before
constexpr Millis kAsleep = hours{1};   // with speed 0
constexpr Millis kLookLatest{250};

}  // namespace

TownRunner::TownRunner(const SandboxOptions& options, Post post)
    : options_(options), post_(std::move(post)) {
  if (!options_.state.empty()) {
    memory_file_ = options_.state + "/town.txt";
    long long at_ms = 0;
    if (std::ifstream memory(memory_file_); memory >> day_ >> next_ >> at_ms) at_ = Millis{at_ms};
  }
}

void TownRunner::begin_day(Time now) {
  TownDay day;
  day.seed = options_.seed + static_cast<std::uint64_t>(day_);
  day.posts = options_.posts;
  day.event = options_.day == "vierdaagse" ? "vierdaagse" : "";
  day.start = now - at_;
  posts_ = town_day(day);
  if (day_ == 0 && next_ == 0 && at_ == Millis{0}) {
    at_ = kWakes;
    const auto early = [&](const TownPost& one) { return one.at - day.start < kWakes - kBacklog; };
    next_ = static_cast<std::size_t>(std::find_if_not(posts_.begin(), posts_.end(), early) -
                                     posts_.begin());
  }
  for (TownPost& one : posts_) one.at = Time{one.at - day.start};  // from here on: since midnight
}

Millis TownRunner::step(Time now) {
  if (options_.speed <= 0) return kAsleep;
  if (posts_.empty()) {
    begin_day(now);
  } else {
    at_ +=
        Millis{static_cast<long long>(static_cast<double>((now - told_).count()) * options_.speed)};
  }
  told_ = now;
  for (; next_ < posts_.size() && posts_[next_].at.time_since_epoch() <= at_; ++next_) {
    TownPost post = posts_[next_];
    post.at = now;
    post.key = std::to_string(day_) + "/" + post.key;
    if (!post.answers.empty()) post.answers = std::to_string(day_) + "/" + post.answers;
    post_(post);
  }
  if (at_ >= hours{24}) {
    ++day_;
    next_ = 0;
    at_ = Millis{1};
    posts_.clear();
  }
  remember();
  return kLookLatest;
}

void TownRunner::remember() const {
  if (memory_file_.empty()) return;
  const std::string fresh = memory_file_ + ".new";
  std::ofstream(fresh) << day_ << ' ' << next_ << ' ' << at_.count() << '\n';
  std::filesystem::rename(fresh, memory_file_);
}

}  // namespace wc
