// SPDX-License-Identifier: EUPL-1.2
#include "connectors/post.h"

#include <algorithm>
#include <array>
#include <utility>

#include "config/json.h"
#include "config/unicode.h"

namespace wc {

namespace {

constexpr std::array<std::pair<PostKind, std::string_view>, 5> kKinds{{
    {PostKind::kPost, "post"},
    {PostKind::kMention, "mention"},
    {PostKind::kComment, "comment"},
    {PostKind::kDm, "dm"},
    {PostKind::kReview, "review"},
}};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// Of a host: not the sign before an address or a name.
bool in_host(char c) {
  return is_letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// "nijmegen.nl", also as a part of more: labels and a last one of small letters only, so that a
// sentence whose next one follows without a blank ("klaar.Dank") is none. Never of an e-mail
// address or a @name.
bool is_bare_host(std::string_view host, char before, char after) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const std::string_view last = host.substr(dot + 1);
  return before != '@' && after != '@' && host[dot - 1] != '.' &&
         std::all_of(last.begin(), last.end(), is_letter);
}

bool holds_link(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_host(text[end])) ++end;
    const char before = at == 0 ? ' ' : text[at - 1];
    const std::string_view rest = text.substr(end);
    std::string_view host = text.substr(at, end - at);
    if (rest.starts_with("://") && (host.ends_with("http") || host.ends_with("https"))) return true;
    while (host.ends_with('.')) host.remove_suffix(1);
    if (is_bare_host(host, before, rest.empty() ? ' ' : rest.front())) return true;
    at = end + 1;
  }
  return false;
}

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

void write_text(JsonWriter& json, std::string_view name, std::string_view value) {
  if (!value.empty()) json.field(name, value);
}

void write_rule(JsonWriter& json, const ReplyRule& rule) {
  json.key("reply").object();
  json.field("allowed", rule.allowed);
  write_text(json, "why", rule.why);
  if (rule.until) json.field("until", format_time(*rule.until));
  json.field("channel", rule.channel);
  write_text(json, "counter", rule.counter);
  json.field("length_max", static_cast<std::int64_t>(rule.length_max));
  json.field("cost_microdollars", static_cast<std::int64_t>(rule.cost_microdollars));
  json.field("link_cost_microdollars", static_cast<std::int64_t>(rule.link_cost_microdollars));
  json.end();
}

int whole_or_zero(const JsonView& json) {
  return static_cast<int>(json.whole().value_or(0));
}

ReplyRule rule_from(const JsonView& json) {
  ReplyRule rule;
  if (!json.present()) return rule;
  rule.allowed = json["allowed"].flag();
  rule.why = json["why"].text();
  rule.until = parse_time(json["until"].text());
  if (json["channel"].present()) rule.channel = json["channel"].text();
  rule.counter = json["counter"].text();
  rule.length_max = whole_or_zero(json["length_max"]);
  rule.cost_microdollars = whole_or_zero(json["cost_microdollars"]);
  rule.link_cost_microdollars = whole_or_zero(json["link_cost_microdollars"]);
  return rule;
}

// Positions use all 64 bits, and a JSON number does not: they travel as decimal text.
std::uint64_t unsigned_from(const JsonView& json) {
  std::uint64_t value = 0;
  for (const char digit : json.id()) {
    if (digit < '0' || digit > '9') return 0;
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return value;
}

}  // namespace

std::string_view name_of(PostKind kind) {
  for (const auto& [known, name] : kKinds) {
    if (known == kind) return name;
  }
  return "post";
}

std::optional<PostKind> post_kind(std::string_view name) {
  for (const auto& [kind, known] : kKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::string bounded_text(std::string_view text) {
  std::string whole = mend_utf8(text);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (starts_code_point(whole[i]) && seen++ == kTextCodePointsMax) {
      whole.resize(i);
      break;
    }
  }
  return whole;
}

int reply_cost_microdollars(const Post& parent, std::string_view text) {
  const ReplyRule& rule = parent.reply;
  return holds_link(text) ? rule.link_cost_microdollars : rule.cost_microdollars;
}

std::string to_json(const Post& post) {
  JsonWriter json;
  json.object();
  json.field("id", post.id).field("platform", post.platform).field("kind", name_of(post.kind));
  json.field("addressed", post.addressed).field("ours", post.ours);
  write_text(json, "account", post.account);
  write_text(json, "source", post.source);
  write_text(json, "conversation", post.conversation);
  write_text(json, "parent", post.parent);
  write_text(json, "author", post.author);
  write_text(json, "handle", post.handle);
  write_text(json, "author_id", post.author_id);
  json.field("text", post.text);
  write_text(json, "lang", post.lang);
  write_text(json, "url", post.url);
  json.field("at", format_time(post.at));
  json.field("rev", std::to_string(post.rev)).field("position", std::to_string(post.position));
  write_rule(json, post.reply);
  json.end();
  return json.take();
}

Post post_from(const JsonView& json) {
  Post post;
  post.id = json["id"].text();
  post.platform = json["platform"].text();
  post.kind = post_kind(json["kind"].text()).value_or(PostKind::kPost);
  post.addressed = json["addressed"].flag();
  post.ours = json["ours"].flag();
  post.account = json["account"].text();
  post.source = json["source"].text();
  post.conversation = json["conversation"].text();
  post.parent = json["parent"].text();
  post.author = json["author"].text();
  post.handle = json["handle"].text();
  post.author_id = json["author_id"].text();
  post.text = json["text"].text();
  post.lang = json["lang"].text();
  post.url = json["url"].text();
  post.at = parse_time(json["at"].text()).value_or(Time{});
  post.rev = unsigned_from(json["rev"]);
  post.position = unsigned_from(json["position"]);
  post.reply = rule_from(json["reply"]);
  return post;
}

}  // namespace wc
