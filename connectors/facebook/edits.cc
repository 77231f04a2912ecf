// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/edits.h"

#include <algorithm>
#include <functional>

namespace wc {
namespace {

constexpr std::size_t kRemembered = 20'000;

}  // namespace

void Edits::judge(Post& post, Time now) {
  const std::size_t digest = std::hash<std::string>{}(post.text);
  if (seen_.size() >= kRemembered) seen_.clear();
  const auto [known, fresh] = seen_.try_emplace(post.id, Seen{digest, post.rev});
  Seen& seen = known->second;
  if (!fresh && seen.digest != digest) {
    seen = {digest, static_cast<std::uint64_t>(to_millis(now) / 1000)};
  }
  post.rev = std::max(post.rev, seen.rev);
}

}  // namespace wc
