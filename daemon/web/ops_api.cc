// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/ops_api.h"

#include <algorithm>

#include "daemon/ops/metrics.h"
#include "daemon/web/live.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr int kLogLinesMax = 500;
constexpr int kTicketsMax = 500;

std::optional<Time> oldest(const std::vector<Ticket>& tickets) {
  std::optional<Time> first;
  for (const Ticket& ticket : tickets)
    first = std::min(first.value_or(ticket.arrived), ticket.arrived);
  return first;
}

// What intake wrote of each source; one that cannot be read does not hide its neighbours.
void write_sources(JsonWriter& json, const std::map<std::string, std::string>& sources) {
  json.array();
  for (const auto& [name, text] : sources) {
    const auto read = Json::parse(text);
    if (read && read->root().is_object()) json.raw(read->root().dump());
  }
  json.end();
}

WebAnswer parts_answer(const std::string& part, const std::string& state) {
  const bool well = state == "ok";
  JsonWriter json;
  json.object().field("ok", well).key("parts").object().field(part, state).end().end();
  WebAnswer answer = json_answer(json.take());
  answer.status = well ? 200 : 503;
  return answer;
}

std::string redis_state(Worker& worker) {
  const auto queue = worker.queue();
  if (!queue) return queue.error().code;
  const auto now = (*queue)->now();
  return now ? "ok" : now.error().code;
}

}  // namespace

Result<WebAnswer> show_ops(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto now = (*queue)->now();
  const auto sources = (*queue)->all("source");
  const auto counts = (*queue)->counts();
  const auto waiting = (*queue)->tickets(TicketState::kWaiting, kTicketsMax);
  const auto warnings = (*queue)->open();  // says it anew: a setting of Redis may have changed
  if (!now) return now.error();
  if (!sources) return sources.error();
  if (!counts) return counts.error();
  if (!waiting) return waiting.error();
  JsonWriter json;
  json.object().field("now", format_time(*now)).field("version", WEBCARED_VERSION).key("sources");
  write_sources(json, *sources);
  json.key("counts");
  write(json, *counts);
  json.key("warnings");
  write(json, warnings ? *warnings : std::vector<std::string>{warnings.error().what});
  json.key("redis").object().field("ok", warnings.ok());
  json.field("code", warnings ? "" : warnings.error().code).end();
  json.key("oldest_waiting");
  write(json, oldest(*waiting));
  json.field("rules", static_cast<std::int64_t>(call.house.classifier()->rule_count())).end();
  return json_answer(json.take());
}

Result<WebAnswer> list_log(Call& call) {
  const std::string after = query_value(call.request.query, "after");
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto events = (*queue)->log(after.empty() ? "0-0" : after, kLogLinesMax);
  if (!events) return events.error();
  JsonWriter json;
  json.object().key("events");
  write_all(json, *events);
  json.end();
  return json_answer(json.take());
}

Result<WebAnswer> show_live(Call& call) {
  WebAnswer answer;
  answer.type = "text/event-stream";
  answer.channel = kLiveChannel;
  answer.listener = call.session_hash;
  answer.last_event = std::string(web_header(call.request, "last-event-id"));
  return answer;
}

Result<WebAnswer> show_health(Call& call) {
  return parts_answer("redis", redis_state(call.worker));
}

Result<WebAnswer> show_ready(Call& call) {
  return parts_answer("daemon", call.house.ready ? "ok" : "starting");
}

Result<WebAnswer> show_metrics(Call& call) {
  WebAnswer answer;
  answer.type = "text/plain; version=0.0.4; charset=utf-8";
  answer.body = call.house.metrics().text();
  return answer;
}

}  // namespace wc
