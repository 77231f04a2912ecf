// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/sandbox_view.h"

#include <algorithm>
#include <map>

#include "config/json.h"
#include "config/unicode.h"
#include "connectors/x/length.h"

namespace wc {

namespace {

void add_names(std::string_view list, std::set<std::string>& names) {
  while (!list.empty()) {
    const auto name = list.substr(0, list.find(','));
    names.emplace(name);
    list.remove_prefix(std::min(list.size(), name.size() + 1));
  }
}

std::int64_t whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

void write_entities(const XShown& shown, JsonWriter& json) {
  json.object();
  if (!shown.mentions.empty()) {
    json.key("mentions").array();
    for (const auto& one : shown.mentions) {
      json.object().field("start", whole(one.begin)).field("end", whole(one.end));
      json.field("username", one.handle).field("id", x_user_id(one.handle)).end();
    }
    json.end();
  }
  if (!shown.links.empty()) {
    json.key("urls").array();
    for (const auto& one : shown.links) {
      json.object().field("start", whole(one.begin)).field("end", whole(one.end));
      json.field("url", one.url).field("expanded_url", one.expanded);
      json.field("display_url", one.expanded.substr(one.expanded.find("://") + 3)).end();
    }
    json.end();
  }
  json.end();
}

bool is_long(const XVersion& version) {
  return x_length(version.text).weight > kXLengthMax;
}

std::string first_part(const std::string& text) {
  constexpr std::size_t kShown = 270;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && seen++ == kShown) return text.substr(0, i) + "…";
  }
  return text;
}

void write_list(const std::string& name, const std::vector<std::string>& values, JsonWriter& json) {
  if (values.empty()) return;
  json.key(name).array();
  for (const std::string& value : values) json.raw(value);
  json.end();
}

std::string user(const std::string& handle, const std::string& name) {
  JsonWriter json;
  json.object().field("id", x_user_id(handle)).field("name", name).field("username", handle).end();
  return json.take();
}

}  // namespace

XView::XView(const std::vector<Param>& query) {
  const bool has_new = !param(query, "post.fields").empty();
  old_words_ = !has_new && !param(query, "tweet.fields").empty();
  std::set<std::string> fields;
  add_names(param(query, old_words_ ? "tweet.fields" : "post.fields"), fields);
  // In the new words relations are only had by expanding them.
  const std::set<std::string> only_expanded{"author_id", "in_reply_to_user_id", "referenced_posts",
                                            "edit_history_post_ids"};
  for (const std::string& field : fields) {
    if (old_words_ || !only_expanded.contains(field)) wanted_.insert(field);
  }
  std::set<std::string> expansions;
  add_names(param(query, "expansions"), expansions);
  for (const std::string& name : expansions) wanted_.insert("expand " + name);
  if (!old_words_) wanted_.insert(expansions.begin(), expansions.end());
}

std::string XView::post(const XVersion& version) const {
  const SandboxItem& item = *version.item;
  const XShown shown = x_shown(version);
  const bool cut = is_long(version);
  JsonWriter json;
  json.object().field("id", std::to_string(version.id));
  json.field("text", cut ? first_part(shown.text) : shown.text);
  if (wants("author_id") || wants("expand author_id")) {
    json.field("author_id", x_user_id(item.handle));
  }
  if (wants("conversation_id")) json.field("conversation_id", item.thread);
  if (wants("created_at")) {
    json.field("created_at",
               format_time(version.history.front() == version.id ? item.at : item.edited));
  }
  if (wants("lang")) json.field("lang", item.lang.empty() ? "und" : item.lang);
  if (wants("entities") && !(shown.mentions.empty() && shown.links.empty())) {
    json.key("entities");
    write_entities(shown, json);
  }
  if (cut && wants(old_words_ ? "note_tweet" : "note_post")) {
    json.key(old_words_ ? "note_tweet" : "note_post").object().field("text", shown.text);
    json.key("entities");
    write_entities(shown, json);
    json.end();
  }
  relations(version, json);
  json.end();
  return json.take();
}

void XView::relations(const XVersion& version, JsonWriter& json) const {
  if (old_words_ || wants("edit_history_post_ids")) {
    json.key(old_words_ ? "edit_history_tweet_ids" : "edit_history_post_ids").array();
    for (const auto id : version.history) json.text(std::to_string(id));
    json.end();
  }
  if (version.parent == nullptr) return;
  if (wants("in_reply_to_user_id")) {
    json.field("in_reply_to_user_id", x_user_id(version.parent->handle));
  }
  const std::string references = old_words_ ? "referenced_tweets" : "referenced_posts";
  if (!wants(references)) return;
  json.key(references).array().object();
  json.field("type", "replied_to").field("id", version.item->parent).end().end();
}

std::string XView::includes(const std::vector<XVersion>& versions) const {
  std::map<std::string, std::string> users;
  std::map<std::string, std::string> posts;
  const bool expands_posts =
      wants("expand referenced_posts") || wants("expand referenced_tweets.id");
  for (const XVersion& version : versions) {
    if (wants("expand author_id")) {
      users[version.item->handle] = user(version.item->handle, version.item->author);
    }
    if (version.parent == nullptr || !version.parent_shown) continue;
    if (wants("expand in_reply_to_user_id")) {
      users[version.parent->handle] = user(version.parent->handle, version.parent->author);
    }
    if (!expands_posts) continue;
    XVersion parent{version.parent, 0, version.parent->text, {}, nullptr, false};
    parent.id = std::stoull(version.parent->id);
    parent.history = {parent.id};
    posts[version.parent->id] = post(parent);
  }
  const auto values = [](const std::map<std::string, std::string>& map) {
    std::vector<std::string> out;
    for (const auto& [key, value] : map) out.push_back(value);
    return out;
  };
  if (users.empty() && posts.empty()) return "";
  JsonWriter json;
  json.object();
  write_list("users", values(users), json);
  write_list(old_words_ ? "tweets" : "posts", values(posts), json);
  json.end();
  return json.take();
}

// Problems about posts that are referred to but not there any more.
std::vector<std::string> XView::missing(const std::vector<XVersion>& versions) const {
  std::vector<std::string> problems;
  const std::string parameter = old_words_ ? "referenced_tweets.id" : "referenced_posts";
  if (!wants("expand " + parameter)) return problems;
  for (const XVersion& version : versions) {
    if (version.item->parent.empty() || version.parent_shown) continue;
    problems.push_back(x_not_found(version.item->parent, parameter));
  }
  return problems;
}

void XView::body(const std::vector<XVersion>& versions, const std::vector<std::string>& problems,
                 JsonWriter& json) const {
  std::vector<std::string> data;
  for (const XVersion& version : versions) data.push_back(post(version));
  std::vector<std::string> errors = problems;
  for (std::string& one : missing(versions)) errors.push_back(std::move(one));
  write_list("data", data, json);
  if (const std::string more = includes(versions); !more.empty()) json.key("includes").raw(more);
  write_list("errors", errors, json);
}

std::string XView::page(const std::vector<XVersion>& versions,
                        const std::string& next_token) const {
  JsonWriter json;
  json.object();
  body(versions, {}, json);
  json.key("meta").object().field("result_count", whole(versions.size()));
  if (!versions.empty()) {  // newest first
    json.field("newest_id", std::to_string(versions.front().id));
    json.field("oldest_id", std::to_string(versions.back().id));
  }
  if (!next_token.empty()) json.field("next_token", next_token);
  json.end().end();
  return json.take();
}

std::string XView::looked_up(const std::vector<XVersion>& versions,
                             const std::vector<std::string>& problems) const {
  JsonWriter json;
  json.object();
  body(versions, problems, json);
  json.end();
  return json.take();
}

std::string XView::single(const XVersion& version) const {
  JsonWriter json;
  json.object().key("data").raw(post(version));
  if (const std::string more = includes({version}); !more.empty()) json.key("includes").raw(more);
  write_list("errors", missing({version}), json);
  json.end();
  return json.take();
}

std::string x_not_found(std::string_view id, std::string_view parameter) {
  JsonWriter json;
  json.object().field("value", id).field("resource_id", id).field("parameter", parameter);
  json.field("resource_type", "tweet").field("title", "Not Found Error");
  json.field("detail", "Could not find tweet with " + std::string(parameter) + ": [" +
                           std::string(id) + "].");
  json.field("type", "https://api.x.com/2/problems/resource-not-found").end();
  return json.take();
}

}  // namespace wc
