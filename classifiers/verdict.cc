// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/verdict.h"

#include <array>

#include "config/json.h"

namespace wc {
namespace {

constexpr std::array<std::string_view, 4> kUrgencies = {"spoed", "hoog", "normaal", "laag"};

void write_reason(JsonWriter& json, const Reason& reason) {
  json.object()
      .field("rule", reason.rule)
      .field("text", reason.text)
      .field("start", static_cast<std::int64_t>(reason.start))
      .field("end", static_cast<std::int64_t>(reason.end))
      .end();
}

std::size_t offset_of(const JsonView& json) {
  const std::int64_t value = json.whole().value_or(0);
  return value < 0 ? 0 : static_cast<std::size_t>(value);
}

}  // namespace

std::string_view name_of(Urgency urgency) {
  return kUrgencies[static_cast<std::size_t>(urgency)];
}

std::optional<Urgency> urgency(std::string_view name) {
  for (std::size_t i = 0; i < kUrgencies.size(); ++i) {
    if (kUrgencies[i] == name) return static_cast<Urgency>(i);
  }
  return std::nullopt;
}

std::string to_json(const Verdict& verdict, std::string_view id) {
  JsonWriter json;
  json.object();
  if (!id.empty()) json.field("id", id);
  json.field("signal", verdict.signal).key("topics").array();
  for (const std::string& topic : verdict.topics) json.text(topic);
  json.end().field("urgency", name_of(verdict.urgency)).field("language", verdict.language);
  json.key("places").array();
  for (const std::string& place : verdict.places) json.text(place);
  json.end();
  json.key("reasons").array();
  for (const Reason& reason : verdict.reasons) write_reason(json, reason);
  json.end().end();
  return json.take();
}

Verdict verdict_from(const JsonView& json) {
  Verdict verdict;
  verdict.signal = json["signal"].flag();
  for (const JsonView& topic : json["topics"].items()) verdict.topics.emplace_back(topic.text());
  verdict.urgency = urgency(json["urgency"].text()).value_or(Urgency::kLaag);
  verdict.language = json["language"].text();
  for (const JsonView& place : json["places"].items()) verdict.places.emplace_back(place.text());
  for (const JsonView& reason : json["reasons"].items()) {
    verdict.reasons.push_back({std::string(reason["rule"].text()),
                               std::string(reason["text"].text()), offset_of(reason["start"]),
                               offset_of(reason["end"])});
  }
  return verdict;
}

}  // namespace wc
