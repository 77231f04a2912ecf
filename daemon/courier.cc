// SPDX-License-Identifier: EUPL-1.2
#include "daemon/courier.h"

#include <algorithm>

#include "daemon/backoff.h"
#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"

namespace wc {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Millis kNothingDue{200};
constexpr Millis kLookLatest = minutes{5};
constexpr Millis kMendAgain = minutes{5};   // how often a reply waits for ops to mend the account
constexpr Millis kForPeople = hours{24};    // an unknown one that now waits for a person
constexpr Millis kClockSkew = seconds{60};  // between the platform's clock and ours

}  // namespace

Millis next_look(const Traits& traits, int looks) {
  return std::min<Millis>(kLookLatest, traits.visible_within * (1LL << std::min(looks, 10)));
}

Outcome outcome_of(const Error& error, const Out& out, const Traits& traits) {
  Outcome outcome;
  outcome.code = error.code;
  switch (error.cure) {
    case Cure::kGiveUp:
      outcome.state = OutState::kFailed;
      break;
    case Cure::kAskAgain:
      outcome.state = OutState::kUnknown;
      outcome.wait = next_look(traits, 0);
      break;
    case Cure::kMend:
      outcome.state = OutState::kPending;
      outcome.wait = std::max(kMendAgain, error.wait);
      break;
    case Cure::kWait: {
      Backoff backoff(seconds{1}, minutes{5}, std::hash<std::string>{}(out.id));
      outcome.state = OutState::kPending;
      for (int i = 0; i <= std::min(out.tries, 10); ++i) outcome.wait = backoff.after(error);
      break;
    }
  }
  return outcome;
}

Courier::Courier(House& house, Queue queue, std::string account,
                 std::unique_ptr<Connector> connector, std::string sender)
    : house_(house),
      queue_(std::move(queue)),
      destinations_{std::move(account)},
      connector_(std::move(connector)),
      sender_(std::move(sender)) {}

Millis Courier::step(Time now) {
  const auto taken = queue_.take(sender_, destinations_, house_.settings()->courier.sending_max);
  if (!taken) {
    ++failures_;
    if (failures_ == 1) house_.log().warn("outbox_away", {{"code", taken.error().code}});
    return seconds{1};
  }
  failures_ = 0;
  if (!*taken) return kNothingDue;
  const Taken& entry = **taken;
  const bool looking = entry.out.state == OutState::kUnknown;
  const Outcome outcome = looking ? look(entry, now) : send(entry, now);
  const std::string result(name_of(outcome.state));
  house_.metrics().count("outbox", {{"account", entry.out.destination},
                                    {"step", looking ? "look" : "send"},
                                    {"result", result}});
  house_.log().info("outbox", {{"out", entry.out.id},
                               {"step", looking ? "look" : "send"},
                               {"result", result},
                               {"code", outcome.code}});
  // Not settled is not lost: the lease of the sender lapses and the entry becomes unknown.
  const auto settled = queue_.outcome(entry, outcome);
  if (!settled) {
    house_.log().warn("outcome_not_noted", {{"out", entry.out.id}, {"code", settled.error().code}});
  }
  return Millis{0};
}

Outcome Courier::send(const Taken& taken, Time now) {
  const Action action{taken.out.kind, taken.out.id, taken.out.post, taken.parent.conversation,
                      taken.out.text};
  const auto receipt = connector_->send(action, now);
  if (!receipt) {
    house_.log().warn(
        "send_failed",
        {{"out", taken.out.id}, {"code", receipt.error().code}, {"what", receipt.error().what}});
    return outcome_of(receipt.error(), taken.out, connector_->traits());
  }
  return {OutState::kSent, "",        receipt->id,
          receipt->url,    Millis{0}, reply_cost_microdollars(taken.parent, taken.out.text)};
}

Outcome Courier::look(const Taken& taken, Time now) {
  const Traits& traits = connector_->traits();
  const Time tried = taken.out.tried.value_or(taken.out.made);
  const Action action{taken.out.kind, taken.out.id, taken.out.post, taken.parent.conversation,
                      taken.out.text};
  const auto found = connector_->find(action, tried - kClockSkew);
  Outcome outcome;
  outcome.state = OutState::kUnknown;
  outcome.wait = next_look(traits, taken.out.looks + 1);
  if (!found) {
    outcome.code = found.error().code;
    outcome.wait = std::max(outcome.wait, found.error().wait);
    return outcome;
  }
  if (*found)
    return {OutState::kSent, "",        (*found)->id,
            (*found)->url,   Millis{0}, reply_cost_microdollars(taken.parent, taken.out.text)};
  const bool enough = taken.out.looks + 1 >= traits.looks_min &&
                      now - tried >= house_.settings()->courier.believe_absent;
  outcome.code = enough ? "not_there" : "not_seen_yet";
  if (enough) outcome.wait = kForPeople;
  return outcome;
}

}  // namespace wc
