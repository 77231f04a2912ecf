// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/sandbox_bounds.h"

#include "config/json.h"
#include "connectors/sandbox/base.h"

namespace wc {

namespace {

constexpr std::string_view kTokenStart = "7140dibdnow9";

std::uint64_t veil(std::uint64_t seed) {
  return seed * 0x9E37U & 0xFFFFFFU;
}

void read_id(const std::vector<Param>& query, const std::string& name, std::uint64_t& value,
             XBounds& bounds) {
  const std::string text(param(query, name));
  if (text.empty()) return;
  if (const auto id = snowflake_from(text)) {
    value = *id;
  } else {
    bounds.wrong = x_invalid(name, text, "does not match ^[0-9]{1,19}$");
  }
}

void read_time(const std::vector<Param>& query, const std::string& name, std::optional<Time>& value,
               XBounds& bounds) {
  const std::string text(param(query, name));
  if (text.empty()) return;
  value = parse_time(text);
  if (!value) bounds.wrong = x_invalid(name, text, "is not an RFC 3339 time");
}

void read_token(const std::vector<Param>& query, std::uint64_t seed, XBounds& bounds) {
  std::string text(param(query, "pagination_token"));
  if (text.empty()) text = param(query, "next_token");
  if (text.empty()) return;
  const auto id = text.starts_with(kTokenStart) ? snowflake_from(text.substr(kTokenStart.size()))
                                                : std::nullopt;
  if (!id) {
    bounds.wrong = x_invalid("pagination_token", text, "is not a token of this endpoint");
    return;
  }
  bounds.until = std::min(bounds.until, *id ^ veil(seed));
}

}  // namespace

bool XBounds::hold(std::uint64_t id) const {
  const Time at = snowflake_time(id);
  return id > since && id < until && !(start && at < *start) && !(end && at >= *end);
}

XBounds read_x_bounds(const std::vector<Param>& query, std::size_t least, std::uint64_t seed) {
  XBounds bounds;
  const std::string count(param(query, "max_results"));
  if (!count.empty()) {
    bounds.results_max = snowflake_from(count).value_or(0);
    if (bounds.results_max < least || bounds.results_max > 100) {
      bounds.wrong =
          x_invalid("max_results", count, "is not between " + std::to_string(least) + " and 100");
    }
  }
  read_id(query, "since_id", bounds.since, bounds);
  read_id(query, "until_id", bounds.until, bounds);
  read_time(query, "start_time", bounds.start, bounds);
  read_time(query, "end_time", bounds.end, bounds);
  if (bounds.since != 0 && (bounds.start || bounds.end)) {
    bounds.wrong = x_invalid("since_id", std::to_string(bounds.since),
                             "'since_id' cannot be combined with 'start_time' or 'end_time'");
  }
  read_token(query, seed, bounds);
  return bounds;
}

void check_x_held(const std::vector<Param>& query, Time edge, XBounds& bounds) {
  const std::string oldest = std::to_string(snowflake(edge));
  for (const std::string name : {"since_id", "until_id"}) {
    const std::string text(param(query, name));
    if (text.empty() || snowflake_time(snowflake_from(text).value_or(0)) >= edge) continue;
    bounds.wrong =
        x_invalid(name, text,
                  "'" + name + "' must be a tweet id created after " + format_time(edge) +
                      ". Please use a '" + name + "' that is larger than " + oldest);
  }
  if (bounds.start && *bounds.start < edge) {
    bounds.wrong = x_invalid("start_time", std::string(param(query, "start_time")),
                             "'start_time' must be on or after " + format_time(edge));
  }
}

std::string x_token(std::uint64_t last, std::uint64_t seed) {
  return std::string(kTokenStart) + std::to_string(last ^ veil(seed));
}

Response x_invalid(const std::string& name, const std::string& value, const std::string& message) {
  JsonWriter json;
  json.object().key("errors").array().object();
  json.key("parameters").object().key(name).array().text(value).end().end();
  json.field("message", message).end().end();
  json.field("title", "Invalid Request");
  json.field("detail", "One or more parameters to your request was invalid.");
  json.field("type", "https://api.x.com/2/problems/invalid-request").end();
  return json_response(400, json.take());
}

}  // namespace wc
