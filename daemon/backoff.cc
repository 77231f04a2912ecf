// SPDX-License-Identifier: EUPL-1.2
#include "daemon/backoff.h"

#include <algorithm>

namespace wc {

namespace {
constexpr int kDoublingsMax = 16;
}

Backoff::Backoff(Millis first, Millis most, std::uint64_t salt)
    : first_(first), most_(most), random_(salt * 0x9E3779B97F4A7C15U + 1) {}

Millis Backoff::jittered(Millis wait) {
  random_ = random_ * 6364136223846793005U + 1442695040888963407U;
  const long long quarter = wait.count() / 4;
  if (quarter == 0) return wait;
  const auto share =
      static_cast<long long>((random_ >> 33U) % static_cast<std::uint64_t>(2 * quarter));
  return Millis{wait.count() - quarter + share};
}

Millis Backoff::after(const Error& error) {
  const int doublings = std::min(failures_, kDoublingsMax);
  ++failures_;
  if (error.cure == Cure::kMend) return std::max(jittered(most_), error.wait);
  const Millis climbed = std::min<Millis>(most_, first_ * (1LL << doublings));
  return std::max(jittered(climbed), error.wait);
}

void Backoff::well() {
  failures_ = 0;
}

}  // namespace wc
