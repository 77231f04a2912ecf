// SPDX-License-Identifier: EUPL-1.2
#include "queue/held.h"
#include "queue/pack.h"

namespace wc {
namespace {

// Answers to posts that are gone fail one by one before an entry is handed out.
constexpr int kGoneMax = 100;

}  // namespace

Result<std::optional<Taken>> Queue::take(const std::string& sender,
                                         const std::vector<std::string>& destinations,
                                         Millis lease) {
  std::vector<std::string> words{sender, std::to_string(lease.count())};
  words.insert(words.end(), destinations.begin(), destinations.end());
  for (int i = 0; i < kGoneMax; ++i) {
    auto reply = held_->verb("take", words);
    if (!reply) {
      return reply.error();
    }
    if (reply->items.empty()) {
      break;
    }
    if (reply->at(0) == "taken") {
      Taken taken;
      taken.out = out_from(reply->at(1), reply->at(2));
      taken.token = static_cast<std::uint64_t>(whole_from(reply->at(3)));
      if (auto parent = stored_post_from(reply->at(4))) {
        taken.parent = std::move(parent->post);
      }
      return std::optional<Taken>{std::move(taken)};
    }
  }
  return std::optional<Taken>{};
}

Result<Done> Queue::outcome(const Taken& taken, const Outcome& outcome) {
  return held_->done(
      "outcome", {taken.out.id, std::to_string(taken.token), std::string{name_of(outcome.state)},
                  outcome.code, outcome.receipt_id, outcome.receipt_url,
                  std::to_string(outcome.wait.count()), std::to_string(outcome.cost_microdollars)});
}

Result<GivenBack> Queue::give_back() {
  auto reply = held_->verb("give_back", {});
  if (!reply) {
    return reply.error();
  }
  const auto number = [&reply](std::size_t i) {
    return static_cast<int>(whole_from(reply->at(i)));
  };
  return GivenBack{number(0), number(1), number(2)};
}

}  // namespace wc
