// SPDX-License-Identifier: EUPL-1.2
#include "config/json.h"
#include "connectors/sandbox/town.h"

namespace wc {

std::string to_json(const TownPost& post) {
  JsonWriter out;
  out.object().field("platform", post.platform).field("kind", post.kind).field("key", post.key);
  out.field("answers", post.answers).field("author", post.author).field("handle", post.handle);
  out.field("text", post.text).field("lang", post.lang).field("at", format_time(post.at));
  out.field("urgency", post.urgency).key("topics").array();
  for (const auto& topic : post.topics) out.text(topic);
  return out.end().end().take();
}

TownPost town_post_from(const JsonView& json, Time now) {
  TownPost post;
  post.platform = json["platform"].text();
  post.kind = json["kind"].text();
  post.key = json["key"].text();
  post.answers = json["answers"].text();
  post.author = json["author"].text();
  post.handle = json["handle"].text();
  post.text = json["text"].text();
  post.lang = json["lang"].text();
  post.at = parse_time(json["at"].text()).value_or(now);
  post.urgency = json["urgency"].text();
  for (const auto& topic : json["topics"].items()) post.topics.emplace_back(topic.text());
  return post;
}

}  // namespace wc
