// SPDX-License-Identifier: EUPL-1.2
#include "tests/daemon/schema.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "config/files.h"

namespace wc::test {
namespace {

bool is_type(const JsonView& value, std::string_view type) {
  const std::string text = value.dump();
  if (type == "null") return text == "null";
  if (type == "boolean") return text == "true" || text == "false";
  if (type == "string") return value.is_text();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  if (type == "integer") return value.whole().has_value();
  return type == "number" && value.number().has_value();
}

bool is_one_of_types(const JsonView& types, const JsonView& value) {
  if (types.is_text()) return is_type(value, types.text());
  const auto all = types.items();
  return std::any_of(all.begin(), all.end(),
                     [&](const JsonView& type) { return is_type(value, type.text()); });
}

JsonView resolve(JsonView schema) {
  const std::string_view ref = schema["$ref"].text();
  constexpr std::string_view kSchemas = "#/components/schemas/";
  if (!ref.starts_with(kSchemas)) return schema;
  return openapi()["components"]["schemas"][ref.substr(kSchemas.size())];
}

std::string members(const JsonView& schema, const JsonView& value, const std::string& place) {
  for (const JsonView& name : schema["required"].items()) {
    const auto keys = value.keys();
    if (std::find(keys.begin(), keys.end(), name.text()) == keys.end()) {
      return place + " lacks " + std::string(name.text());
    }
  }
  const JsonView others = schema["additionalProperties"];
  for (const std::string& key : value.keys()) {
    const JsonView known = schema["properties"][key];
    if (!known.present() && !others.is_object()) return place + " has an unknown " + key;
    const std::string wrong =
        mismatch(known.present() ? known : others, value[key], place + "." + key);
    if (!wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace

const Json& openapi() {
  static const Json document = [] {
    const auto text = read_file(std::string(WEBCARED_SOURCE) + "/daemon/web/openapi.json");
    BOOST_REQUIRE(text.ok());
    auto json = Json::parse(*text);
    BOOST_REQUIRE(json.ok());
    return std::move(*json);
  }();
  return document;
}

std::string mismatch(const JsonView& schema_or_ref, const JsonView& value,
                     const std::string& place) {
  const JsonView schema = resolve(schema_or_ref);
  if (!schema.is_object()) return place + ": no schema";
  if (schema["anyOf"].is_array()) {
    for (const JsonView& one : schema["anyOf"].items()) {
      if (mismatch(one, value, place).empty()) return "";
    }
    return place + " fits nothing of anyOf";
  }
  if (!is_one_of_types(schema["type"], value)) {
    return place + " is " + value.dump() + ", not " + schema["type"].dump();
  }
  if (schema["enum"].is_array()) {
    const auto allowed = schema["enum"].items();
    const bool fits = std::any_of(allowed.begin(), allowed.end(),
                                  [&](const JsonView& one) { return one.dump() == value.dump(); });
    if (!fits) return place + " is " + value.dump() + ", not one of " + schema["enum"].dump();
  }
  if (value.is_object()) return members(schema, value, place);
  std::size_t index = 0;
  for (const JsonView& item : value.items()) {
    const std::string wrong =
        mismatch(schema["items"], item, place + "[" + std::to_string(index++) + "]");
    if (!wrong.empty()) return wrong;
  }
  return "";
}

JsonView answer_schema(const std::string& method, const std::string& pattern) {
  std::string verb = method;
  std::transform(verb.begin(), verb.end(), verb.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return openapi()["paths"][pattern][verb]["responses"]["200"]["content"]["application/json"]
                  ["schema"];
}

}  // namespace wc::test
