// SPDX-License-Identifier: EUPL-1.2
#include "queue/held.h"
#include "queue/pack.h"

namespace wc {
namespace {

std::string text_of(Millis time) {
  return std::to_string(time.count());
}
std::string token_of(const Claim& claim) {
  return std::to_string(claim.token);
}

}  // namespace

Result<Claim> Queue::Held::claim_from(const Reply& reply) {
  Claim claim{reply.at(0), static_cast<std::uint64_t>(whole_from(reply.at(1))),
              from_millis(whole_from(reply.at(2))), ""};
  auto draft = redis.call({"HGET", key(":draft"), claim.ticket});
  if (!draft) {
    return draft.error();
  }
  claim.draft = draft_from(draft->text).text;
  return claim;
}

Result<std::optional<Claim>> Queue::pick(const std::string& op, const std::string& who,
                                         const PickOptions& options) {
  auto reply = held_->verb(
      "pick", {op, who, text_of(options.lease), std::to_string(options.claims_max),
               std::to_string(options.event_weight), std::to_string(options.ordinary_weight)});
  if (!reply) {
    return reply.error();
  }
  if (reply->items.empty()) {
    return std::optional<Claim>{};
  }
  auto claim = held_->claim_from(*reply);
  if (!claim) {
    return claim.error();
  }
  return std::optional<Claim>{std::move(*claim)};
}

Result<Claim> Queue::claim(const std::string& op, const std::string& ticket, const std::string& who,
                           const PickOptions& options) {
  auto reply = held_->verb(
      "claim", {op, ticket, who, text_of(options.lease), std::to_string(options.claims_max)});
  if (!reply) {
    return reply.error();
  }
  return held_->claim_from(*reply);
}

Result<Time> Queue::beat(const Claim& claim, const std::string& who, const std::string& draft,
                         Millis lease) {
  auto reply = held_->verb("beat", {claim.ticket, token_of(claim), who, draft, text_of(lease)});
  if (!reply) {
    return reply.error();
  }
  return from_millis(whole_from(reply->at(0)));
}

Result<Done> Queue::release(const std::string& op, const Claim& claim, const std::string& who) {
  return held_->done("release", {op, claim.ticket, token_of(claim), who});
}

Result<Done> Queue::finish(const std::string& op, const Claim& claim, const std::string& who,
                           const std::string& reason) {
  return held_->done("finish", {op, claim.ticket, token_of(claim), who, reason});
}

Result<Done> Queue::undo_finish(const std::string& op, const std::string& ticket,
                                const std::string& who) {
  return held_->done("undo_finish", {op, ticket, who});
}

Result<Done> Queue::hand_over(const std::string& op, const Claim& claim, const std::string& who,
                              const HandOver& to) {
  return held_->done("hand_over", {op, claim.ticket, token_of(claim), who, to.office, to.question,
                                   std::to_string(to_millis(to.due))});
}

Result<Out> Queue::reply(const std::string& op, const Claim& claim, const std::string& who,
                         const ReplyDraft& draft) {
  const std::string then = draft.then == ReplyDraft::Then::kFinish ? "finish" : "keep";
  auto reply = held_->verb("reply", {op, claim.ticket, token_of(claim), who, draft.post, draft.text,
                                     guard_of(draft.text), text_of(draft.undo), then});
  if (!reply) {
    return reply.error();
  }
  return out_from(op, reply->at(0));
}

Result<Done> Queue::undo_reply(const std::string& op, const std::string& out,
                               const std::string& who) {
  return held_->done("undo_reply", {op, out, who});
}

Result<Done> Queue::settle(const std::string& op, const std::string& out, const std::string& who,
                           OutState state) {
  return held_->done("settle", {op, out, who, std::string{name_of(state)}});
}

Result<Done> Queue::look_at(const std::string& ticket, const std::string& who, Millis length) {
  return held_->done("look_at", {ticket, who, text_of(length)});
}

}  // namespace wc
