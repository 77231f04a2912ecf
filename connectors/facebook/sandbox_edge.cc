// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/sandbox_edge.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "config/digest.h"

namespace wc {
namespace {

constexpr std::int64_t kLimitDefault = 25;
constexpr std::int64_t kLimitMax = 100;

// A cursor points at an item: at one that stands there, or at the gap of one that was deleted
// before.
constexpr std::string_view kStanding = "QVFI";
constexpr std::string_view kGap = "QVFJ";

std::string cursor_of(const SandboxItem& item) {
  return std::string(item.gone ? kGap : kStanding) + hex(item.id);
}

std::int64_t whole_or(std::string_view text, std::int64_t fallback) {
  std::int64_t value = fallback;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : fallback;
}

// `since` and `until` as Unix seconds or as a date.
std::int64_t moment(std::string_view text, std::int64_t fallback) {
  if (const auto time = parse_time(text)) return to_millis(*time) / 1000;
  return whole_or(text, fallback);
}

void newest_first(Found& found) {
  std::reverse(found.begin(), found.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* a, const auto* b) { return a->at > b->at; });
}

// What the request's bounds leave, in the order that it asks for. Both bounds leave out their own
// second: nobody has told which it is, and a client must not rely on the kinder one.
void apply_bounds(Found& found, const std::vector<Param>& params) {
  if (param(params, "order") != "chronological") newest_first(found);
  const std::int64_t since = moment(param(params, "since"), -1);
  const std::int64_t until =
      moment(param(params, "until"), std::numeric_limits<std::int64_t>::max());
  std::erase_if(found, [&](const SandboxItem* one) {
    const std::int64_t at = to_millis(one->at) / 1000;
    return at <= since || at >= until;
  });
}

// The place behind the cursor, or nothing: a cursor dies when what stood there is deleted.
std::optional<std::size_t> behind(const Found& found, std::string_view cursor) {
  if (cursor.empty()) return 0;
  const auto at = std::find_if(found.begin(), found.end(), [&](const auto* one) {
    return cursor == cursor_of(*one) || cursor == std::string(kGap) + hex(one->id);
  });
  if (at == found.end()) return std::nullopt;
  return static_cast<std::size_t>(at - found.begin()) + 1;
}

// With the token inside the link, as the real one does.
std::string next_link(const Slice& slice, const SandboxItem& last) {
  Url next{slice.origin, slice.path, slice.params};
  std::erase_if(next.params, [](const Param& one) {
    return one.name == "after" || one.name == "appsecret_proof" || one.name == "access_token";
  });
  next.params.push_back({"after", cursor_of(last)});
  next.params.push_back({"access_token", std::string(kSandboxPageToken)});
  return to_text(next);
}

}  // namespace

std::optional<std::string> write_edge(JsonWriter& out, const Slice& slice, Found found, Time now,
                                      const Around& around) {
  std::optional<std::string> trouble;
  apply_bounds(found, slice.params);
  const auto begin = behind(found, param(slice.params, "after"));
  if (!begin) trouble = "Invalid cursor";
  const std::size_t start = begin.value_or(found.size());
  const auto limit = static_cast<std::size_t>(std::clamp(
      whole_or(param(slice.params, "limit"), kLimitDefault), std::int64_t{0}, kLimitMax));
  const std::size_t end = std::min(found.size(), start + limit);
  out.object().key("data").array();
  for (std::size_t i = start; i < end; ++i) {
    if (found[i]->gone || found[i]->visible > now) continue;
    const auto unknown = show(out, *found[i], slice.fields, around);
    if (unknown) trouble = "Tried accessing nonexisting field (" + *unknown + ")";
  }
  out.end();
  if (start < end) {
    out.key("paging").object().key("cursors").object();
    out.field("before", cursor_of(*found[start])).field("after", cursor_of(*found[end - 1])).end();
    if (end < found.size()) out.field("next", next_link(slice, *found[end - 1]));
    out.end();
  }
  if (!param(slice.params, "summary").empty()) {
    out.key("summary").object().field("total_count", static_cast<std::int64_t>(found.size())).end();
  }
  out.end();
  return trouble;
}

}  // namespace wc
