// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/measure.h"
#include "config/json.h"

namespace wc {
namespace {

constexpr std::array kLevels = {Urgency::kSpoed, Urgency::kHoog, Urgency::kNormaal, Urgency::kLaag};

// Leaves the object open.
JsonWriter& write_counts(JsonWriter& json, std::string_view name, const Counts& counts) {
  json.key(name).object().key("precision").number(counts.precision());
  json.key("recall").number(counts.recall()).key("f1").number(counts.f1());
  return json.field("both", std::int64_t{counts.both})
      .field("false", std::int64_t{counts.only_said})
      .field("missed", std::int64_t{counts.only_labelled});
}

void write_urgency(JsonWriter& json, const Agreement& agreement) {
  json.key("urgency").object().key("accuracy").number(agreement.urgency_accuracy());
  json.key("confusion").object();
  for (const Urgency labelled : kLevels) {
    json.key(name_of(labelled)).object();
    for (const Urgency said : kLevels) {
      const int posts =
          agreement.urgency[static_cast<std::size_t>(labelled)][static_cast<std::size_t>(said)];
      json.field(name_of(said), std::int64_t{posts});
    }
    json.end();
  }
  json.end().end();
}

void write_errors(JsonWriter& json, const Agreement& agreement,
                  const std::vector<Labelled>& posts) {
  json.key("errors").array();
  for (const Disagreement& one : agreement.errors) {
    const Labelled& post = posts[one.post];
    json.object().field("id", post.post.id).field("kind", name_of(post.post.kind));
    json.field("text", post.post.text).key("label").raw(to_json(post.label, ""));
    json.key("said").raw(to_json(one.said, "")).end();
  }
  json.end();
}

}  // namespace

std::string to_json(const Agreement& agreement, const std::vector<Labelled>& posts, Detail detail) {
  JsonWriter json;
  json.object().field("posts", std::int64_t{agreement.posts});
  write_counts(json, "signal", agreement.signal)
      .key("accuracy")
      .number(agreement.signal_accuracy())
      .end();
  write_counts(json, "topics", agreement.topics).end();
  json.key("by_topic").object();
  for (const auto& [topic, counts] : agreement.by_topic) write_counts(json, topic, counts).end();
  json.end();
  write_urgency(json, agreement);
  write_counts(json, "spoed", agreement.spoed).end();
  if (detail == Detail::kErrors) write_errors(json, agreement, posts);
  json.end();
  return json.take();
}

}  // namespace wc
