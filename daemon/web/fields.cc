// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/fields.h"

#include <algorithm>

#include "connectors/url.h"
#include "daemon/web/live.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr std::string_view kOpPattern = "^[A-Za-z0-9_-]{16,64}$";
constexpr std::string_view kLogIdPattern = "^([0-9]{1,19}-[0-9]{1,19})?$";
constexpr std::size_t kNameBytesMax = 64;  // of a name of theirs that we say again

bool is_op(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  };
  return text.size() >= 16 && text.size() <= 64 && std::all_of(text.begin(), text.end(), plain);
}

bool is_right(std::string_view text, const Field& field) {
  switch (field.kind) {
    case Field::Kind::kOp:
      return is_op(text);
    case Field::Kind::kToken:
      return false;
    case Field::Kind::kTime:
      return parse_time(text).has_value();
    case Field::Kind::kOneOf:
      return std::find(field.allowed.begin(), field.allowed.end(), text) != field.allowed.end();
    case Field::Kind::kLogId:
      return text.empty() || is_log_id(text);
    case Field::Kind::kText:
      break;
  }
  return text.size() <= field.bytes_max &&
         (!text.empty() || field.empty == Field::Empty::kMayBeEmpty);
}

bool is_right(const JsonView& value, const Field& field) {
  if (field.kind == Field::Kind::kToken) return value.whole().value_or(-1) >= 0;
  return value.is_text() && is_right(value.text(), field);
}

auto find(std::string_view name, const std::vector<Field>& fields) {
  return std::find_if(fields.begin(), fields.end(),
                      [name](const Field& field) { return field.name == name; });
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

}  // namespace

std::string wrong_field(const JsonView& body, const std::vector<Field>& fields) {
  if (!body.is_object()) return "body";
  for (const Field& field : fields) {
    if (!is_right(body[field.name], field)) return field.name;
  }
  std::vector<std::string> left = body.keys();
  for (const Field& field : fields) {
    const auto known = std::find(left.begin(), left.end(), field.name);
    if (known != left.end()) left.erase(known);
  }
  return left.empty() ? "" : left.front();
}

std::optional<std::string> wrong_parameter(std::string_view query,
                                           const std::vector<Field>& fields) {
  const std::vector<Param> params = parse_form(query);
  for (const Param& one : params) {
    const auto field = find(one.name, fields);
    const auto times = std::count_if(params.begin(), params.end(),
                                     [&one](const Param& other) { return other.name == one.name; });
    if (field == fields.end() || times > 1 || !is_right(one.value, *field)) return one.name;
  }
  return std::nullopt;
}

std::optional<std::string> what_is_allowed(std::string_view name,
                                           const std::vector<Field>& fields) {
  const auto field = find(name, fields);
  if (field == fields.end()) {
    std::vector<std::string> names;
    for (const Field& known : fields) names.push_back(known.name);
    return listed(names);
  }
  if (field->kind == Field::Kind::kOneOf) return listed(field->allowed);
  if (field->kind == Field::Kind::kOp) return std::string(kOpPattern);
  if (field->kind == Field::Kind::kLogId) return std::string(kLogIdPattern);
  return std::nullopt;
}

WebAnswer bad_field(const std::string& name, const std::vector<Field>& fields) {
  const std::string field = name.substr(0, kNameBytesMax);
  const auto allowed = what_is_allowed(name, fields);
  if (!allowed) return refused(400, "bad_request", {{"field", field}});
  return refused(400, "bad_request", {{"field", field}, {"allowed", *allowed}});
}

}  // namespace wc
