// SPDX-License-Identifier: EUPL-1.2
// How the sandbox shows things as the Graph API does: the fields= language, times, errors. It knows
// no routes and keeps nothing.
#pragma once

#include <functional>
#include <optional>

#include "config/json.h"
#include "connectors/sandbox/base.h"

namespace wc {

inline constexpr std::string_view kSandboxPage = "111";
inline constexpr std::string_view kSandboxPageName = "Gemeente Nijmegen";

// "comments.limit(5){id,from{id}}": a name, its modifiers and the fields inside.
struct GraphField {
  std::string name;
  std::vector<Param> modifiers;
  std::vector<GraphField> fields;
};

// Empty when braces or brackets do not match or a name is missing.
std::optional<std::vector<GraphField>> parse_fields(std::string_view text);
std::string to_text(const std::vector<GraphField>& fields);

// An error as the Graph API gives it.
Response graph_failure(int code, int subcode, std::string_view message);

// "2026-07-18T10:00:00+0000", and the time of an HTTP Date header.
std::string graph_time(Time time);
std::string http_date(Time time);

bool is_page_post(const SandboxItem& item);

// What the fields need from the rest of the sandbox.
struct Around {
  std::function<const SandboxItem*(const std::string& id)> item;
  std::function<int(const SandboxItem& item)> comment_count;
  std::function<void(JsonWriter& out, const SandboxItem& item, const GraphField& field)> comments;
};

// One object with those fields; the name of the first field that it does not have is returned.
std::optional<std::string> show(JsonWriter& out, const SandboxItem& item,
                                const std::vector<GraphField>& fields, const Around& around);

}  // namespace wc
