// SPDX-License-Identifier: EUPL-1.2
#include "daemon/source_health.h"

#include "config/json.h"

namespace wc {

namespace {

void field(JsonWriter& json, std::string_view name, const std::optional<Time>& at) {
  json.key(name);
  at ? json.text(format_time(*at)) : json.null();
}

}  // namespace

std::string to_json(const SourceHealth& health, const Source& source, Millis rest) {
  JsonWriter json;
  json.object()
      .field("name", source.name)
      .field("platform", source.platform)
      .field("account", source.account)
      .field("reads", source.reads)
      .field("state", health.state)
      .field("code", health.code);
  field(json, "last_success", health.last_success);
  field(json, "last_try", health.last_try);
  field(json, "newest", health.newest);
  json.field("gaps", static_cast<std::int64_t>(health.gaps));
  json.key("holes").array();
  for (const SourceHealth::Hole& hole : health.holes) {
    json.object()
        .field("after", format_time(hole.after))
        .field("until", format_time(hole.until))
        .end();
  }
  json.end()
      .field("rest_ms", static_cast<std::int64_t>(rest.count()))
      .field("posts", health.posts)
      .field("bad", health.bad)
      .field("microdollars", health.microdollars)
      .end();
  return json.take();
}

std::vector<SourceHealth::Hole> holes_from(std::string_view json) {
  std::vector<SourceHealth::Hole> holes;
  const auto parsed = Json::parse(json);
  if (!parsed) return holes;
  for (const JsonView one : (*parsed)["holes"].items()) {
    const auto after = parse_time(one["after"].text());
    const auto until = parse_time(one["until"].text());
    if (after && until) holes.push_back({*after, *until});
  }
  return holes;
}

}  // namespace wc
