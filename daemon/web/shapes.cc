// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/shapes.h"

#include <algorithm>
#include <array>

namespace wc {
namespace {

std::int64_t whole(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

void write(JsonWriter& json, const ReplyRule& rule) {
  json.object().field("allowed", rule.allowed).field("why", rule.why).key("until");
  wc::write(json, rule.until);
  json.field("channel", rule.channel == "private" ? "private" : "public");
  json.field("counter", rule.counter.empty() ? "code_points" : rule.counter)
      .field("length_max", std::int64_t{rule.length_max})
      .field("cost_microdollars", std::int64_t{rule.cost_microdollars})
      .field("link_cost_microdollars", std::int64_t{rule.link_cost_microdollars})
      .end();
}

void write(JsonWriter& json, const Verdict& verdict) {
  json.object().field("signal", verdict.signal).key("topics");
  wc::write(json, verdict.topics);
  json.field("urgency", name_of(verdict.urgency)).field("language", verdict.language);
  json.key("reasons").array();
  for (const Reason& reason : verdict.reasons) {
    json.object()
        .field("rule", reason.rule)
        .field("text", reason.text)
        .field("start", whole(reason.start))
        .field("end", whole(reason.end))
        .end();
  }
  json.end().end();
}

}  // namespace

void write(JsonWriter& json, const std::optional<Time>& time) {
  if (time) {
    json.text(format_time(*time));
  } else {
    json.null();
  }
}

void write(JsonWriter& json, const std::vector<std::string>& texts) {
  json.array();
  for (const std::string& text : texts) json.text(text);
  json.end();
}

void write(JsonWriter& json, const std::map<std::string, std::int64_t>& counts) {
  json.object();
  for (const auto& [name, count] : counts) json.field(name, count);
  json.end();
}

void write(JsonWriter& json, const Ticket& ticket) {
  json.object()
      .field("id", ticket.id)
      .field("state", name_of(ticket.state))
      .field("lane", name_of(ticket.lane))
      .field("urgency", name_of(ticket.urgency))
      .key("topics");
  write(json, ticket.topics);
  json.field("platform", ticket.platform)
      .field("account", ticket.account)
      .field("language", ticket.language)
      .field("arrived", format_time(ticket.arrived))
      .field("due", format_time(ticket.due))
      .key("score")
      .number(ticket.score);
  json.field("posts", std::int64_t{ticket.posts})
      .field("author", ticket.author)
      .field("excerpt", ticket.excerpt)
      .field("owner", ticket.owner)
      .key("lease_until");
  write(json, ticket.lease_until);
  json.field("version", whole(ticket.version))
      .field("reason", ticket.reason)
      .field("office", ticket.office)
      .end();
}

void write(JsonWriter& json, const StoredPost& stored) {
  const Post& post = stored.post;
  json.object()
      .field("id", post.id)
      .field("platform", post.platform)
      .field("kind", name_of(post.kind))
      .field("ours", post.ours)
      .field("parent", post.parent)
      .field("author", post.author)
      .field("handle", post.handle)
      .field("text", post.text)
      .field("url", post.url)
      .field("at", format_time(post.at))
      .field("erased", stored.erased)
      .key("reply");
  write(json, post.reply);
  json.key("verdict");
  write(json, stored.verdict);
  json.end();
}

void write(JsonWriter& json, const Out& out) {
  json.object()
      .field("id", out.id)
      .field("kind", name_of(out.kind))
      .field("ticket", out.ticket)
      .field("post", out.post)
      .field("text", out.text)
      .field("who", out.who)
      .field("state", name_of(out.state))
      .field("made", format_time(out.made))
      .field("not_before", format_time(out.not_before))
      .field("tries", std::int64_t{out.tries})
      .field("looks", std::int64_t{out.looks})
      .key("tried");
  write(json, out.tried);
  json.field("code", out.code)
      .field("receipt_id", out.receipt_id)
      .field("receipt_url", out.receipt_url)
      .end();
}

void write(JsonWriter& json, const LogEvent& event) {
  json.object()
      .field("id", event.id)
      .field("at", format_time(event.at))
      .field("who", event.who)
      .field("verb", event.verb)
      .field("ticket", event.ticket)
      .field("platform", event.platform)
      .field("topics", event.topics)
      .field("urgency", event.urgency)
      .field("lane", event.lane)
      .field("route", event.route)
      .field("from", event.from)
      .field("to", event.to)
      .field("detail", event.detail)
      .field("cost_microdollars", event.cost_microdollars)
      .end();
}

void write(JsonWriter& json, const Claim& claim) {
  json.object()
      .field("ticket", claim.ticket)
      .field("token", whole(claim.token))
      .field("until", format_time(claim.until))
      .field("draft", claim.draft)
      .end();
}

void write(JsonWriter& json, const Topic& topic) {
  json.object()
      .field("id", topic.id)
      .field("nl", topic.name_nl)
      .field("en", topic.name_en)
      .field("back_office", topic.back_office)
      .end();
}

void write(JsonWriter& json, const Answer& answer) {
  json.object().field("id", answer.id).key("topics");
  write(json, answer.topics);
  json.field("language", answer.language)
      .field("title", answer.title)
      .field("text", answer.text)
      .field("office", answer.office)
      .end();
}

void write_surge(JsonWriter& json, const Event& event, const std::vector<SurgeState>& on) {
  const auto state = std::find_if(on.begin(), on.end(),
                                  [&event](const SurgeState& s) { return s.event == event.id; });
  const bool is_on = state != on.end();
  json.object()
      .field("event", event.id)
      .field("nl", event.name_nl)
      .field("en", event.name_en)
      .field("on", is_on)
      .key("until");
  write(json, is_on ? std::optional<Time>(state->until) : std::nullopt);
  json.field("by", is_on ? state->by : "").end();
}

WebAnswer refused(int status, std::string_view code, Params params) {
  JsonWriter json;
  json.object().field("code", code);
  if (params.size() > 0) {
    json.key("params").object();
    for (const auto& [name, value] : params) json.field(name, value);
    json.end();
  }
  json.end();
  WebAnswer answer;
  answer.status = status;
  answer.body = json.take();
  return answer;
}

WebAnswer refused(const Error& error) {
  struct Row {
    std::string_view code;
    int status;
  };
  static constexpr std::array<Row, 9> kStatuses{{{"fenced", 409},
                                                 {"taken", 409},
                                                 {"wrong_state", 409},
                                                 {"too_late", 409},
                                                 {"same_text", 409},
                                                 {"stale", 409},
                                                 {"not_found", 404},
                                                 {"too_many", 429},
                                                 {"redis_error", 503}}};
  const bool names_owner = error.code == "taken" || error.code == "fenced";
  if (names_owner && !error.what.empty()) {
    return refused(409, error.code, {{"owner", error.what}});
  }
  for (const Row& row : kStatuses) {
    if (row.code == error.code) return refused(row.status, error.code);
  }
  const bool away = error.cure != Cure::kGiveUp || error.code.starts_with("redis_");
  return refused(away ? 503 : 400, error.code);
}

}  // namespace wc
