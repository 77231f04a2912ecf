// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/staff_api.h"

#include <algorithm>

#include "config/unicode.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr int kTicketsMax = 500;
constexpr int kLogLinesMax = 200;
constexpr Millis kLooking{60'000};  // presence lasts so long after the ticket was read

Result<WebAnswer> done_or(const Result<Done>& done) {
  if (!done) return done.error();
  return done_answer();
}

// Why the platform would refuse this text, or nothing. One that we know beforehand is told while
// the desk still has the words; the courier would only learn it when nobody looks.
Result<std::optional<WebAnswer>> unsendable(Call& call, const Post& parent) {
  using Refusal = std::optional<WebAnswer>;
  const ReplyRule& rule = parent.reply;
  if (!rule.allowed) return Refusal{refused(409, rule.why.empty() ? "not_allowed" : rule.why)};
  const std::string text = call.text("text");
  if (canonical(text).empty()) return Refusal{refused(400, "empty")};
  const auto length = call.worker.length(parent.account, text);
  if (!length && length.error().code == "not_found") return Refusal{refused(409, "no_account")};
  if (!length) return length.error();
  if (length->used > length->max) {
    return Refusal{
        refused(400, "too_long",
                {{"used", std::to_string(length->used)}, {"max", std::to_string(length->max)}})};
  }
  return length->sendable ? Refusal{} : Refusal{refused(400, "not_sendable")};
}

// The same for the post that the body names. Nothing also when the queue knows better: it has this
// very answer already (the same op again), or it has no such post.
Result<std::optional<WebAnswer>> unsendable(Call& call, Queue& queue) {
  const auto dossier = queue.dossier(call.id);
  if (!dossier) return dossier.error();
  const auto& outs = dossier->outs;
  const auto& posts = dossier->posts;
  const bool known = std::any_of(outs.begin(), outs.end(),
                                 [&](const Out& out) { return out.id == call.text("op"); });
  const auto parent = std::find_if(posts.begin(), posts.end(), [&](const StoredPost& post) {
    return post.post.id == call.text("post") && !post.erased;
  });
  if (known || parent == posts.end()) return std::optional<WebAnswer>{};
  return unsendable(call, parent->post);
}

PickOptions options(const Call& call) {
  return pick_options(*call.settings, call.house.surges());
}

}  // namespace

Result<WebAnswer> list_topics(Call& call) {
  const auto classifier = call.house.classifier();
  JsonWriter json;
  json.object().key("topics");
  write_all(json, classifier->topics());
  json.end();
  return json_answer(json.take());
}

Result<WebAnswer> list_tickets(Call& call) {
  const auto wanted = ticket_state(query_value(call.request.query, "state"));
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  // Read before the list: what happens meanwhile comes again on the live feed, and never not at
  // all.
  const auto as_of = (*queue)->last_log_id();
  if (!as_of) return as_of.error();
  const auto tickets = (*queue)->tickets(wanted.value_or(TicketState::kWaiting), kTicketsMax);
  if (!tickets) return tickets.error();
  const auto counts = (*queue)->counts();
  if (!counts) return counts.error();
  JsonWriter json;
  json.object().key("tickets");
  write_all(json, *tickets);
  json.key("counts");
  write(json, *counts);
  json.field("as_of", *as_of).end();
  return json_answer(json.take());
}

Result<WebAnswer> show_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto dossier = (*queue)->dossier(call.id);
  if (!dossier) return dossier.error();
  const auto seen = (*queue)->look_at(call.id, call.user.name, kLooking);
  if (!seen) return seen.error();
  const auto life = (*queue)->log_of(call.id, kLogLinesMax);
  if (!life) return life.error();
  JsonWriter json;
  json.object().key("ticket");
  write(json, dossier->ticket);
  json.key("posts");
  write_all(json, dossier->posts);
  json.key("outs");
  write_all(json, dossier->outs);
  json.key("log");
  write_all(json, *life);
  json.field("draft", dossier->draft).key("looking");
  write(json, dossier->looking);
  json.field("typing", dossier->typing).end();
  return json_answer(json.take());
}

Result<WebAnswer> pick_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto claim = (*queue)->pick(call.text("op"), call.user.name, options(call));
  if (!claim) return claim.error();
  JsonWriter json;
  json.object().key("claim");
  if (*claim) {
    write(json, **claim);
  } else {
    json.null();
  }
  json.end();
  return json_answer(json.take());
}

Result<WebAnswer> claim_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto claim = (*queue)->claim(call.text("op"), call.id, call.user.name, options(call));
  if (!claim) return claim.error();
  return json_answer(to_json_text(*claim));
}

Result<WebAnswer> beat_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto until =
      (*queue)->beat(call.claim(), call.user.name, call.text("draft"), call.settings->desk.lease);
  if (!until) return until.error();
  JsonWriter json;
  json.object().field("until", format_time(*until)).end();
  return json_answer(json.take());
}

Result<WebAnswer> release_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  return done_or((*queue)->release(call.text("op"), call.claim(), call.user.name));
}

Result<WebAnswer> finish_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  return done_or(
      (*queue)->finish(call.text("op"), call.claim(), call.user.name, call.text("reason")));
}

Result<WebAnswer> undo_finish(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  return done_or((*queue)->undo_finish(call.text("op"), call.id, call.user.name));
}

Result<WebAnswer> hand_over_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const HandOver to{
      .office = call.text("office"), .question = call.text("question"), .due = call.time("due")};
  return done_or((*queue)->hand_over(call.text("op"), call.claim(), call.user.name, to));
}

Result<WebAnswer> reply_to_ticket(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  auto refusal = unsendable(call, **queue);
  if (!refusal) return refusal.error();
  if (*refusal) return std::move(**refusal);
  const ReplyDraft draft{
      .post = call.text("post"),
      .text = call.text("text"),
      .undo = call.settings->desk.undo,
      .then = call.text("then") == "keep" ? ReplyDraft::Then::kKeep : ReplyDraft::Then::kFinish};
  const auto out = (*queue)->reply(call.text("op"), call.claim(), call.user.name, draft);
  if (!out) return out.error();
  return json_answer(to_json_text(*out));
}

Result<WebAnswer> undo_reply(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  return done_or((*queue)->undo_reply(call.text("op"), call.id, call.user.name));
}

Result<WebAnswer> settle_reply(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const OutState state = call.text("state") == "sent" ? OutState::kSent : OutState::kPending;
  return done_or((*queue)->settle(call.text("op"), call.id, call.user.name, state));
}

Result<WebAnswer> measure_text(Call& call) {
  const auto length = call.worker.length(call.text("account"), call.text("text"));
  if (!length) return length.error();
  JsonWriter json;
  json.object()
      .field("used", std::int64_t{length->used})
      .field("max", std::int64_t{length->max})
      .field("sendable", length->sendable)
      .end();
  return json_answer(json.take());
}

Result<WebAnswer> list_answers(Call& call) {
  JsonWriter json;
  json.object().key("answers");
  write_all(json, call.settings->answers);
  json.end();
  return json_answer(json.take());
}

}  // namespace wc
