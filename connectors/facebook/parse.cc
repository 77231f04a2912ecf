// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/parse.h"

#include <algorithm>

#include "config/unicode.h"

namespace wc {
namespace {

constexpr std::string_view kPlatform = "facebook:";
constexpr int kLengthMax = 8'000;
constexpr std::size_t kTextMax = 10'000;  // code points, by Post's contract

// At most kTextMax code points.
std::string cut(std::string_view text) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool start = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (start && ++seen > kTextMax) return std::string(text.substr(0, i));
  }
  return std::string(text);
}

// A link that staff will press: only Facebook's own pages.
std::string safe_link(std::string_view link, const std::string& id) {
  for (const std::string_view fine : {"https://www.facebook.com/", "https://m.facebook.com/"}) {
    if (link.starts_with(fine)) return std::string(link.substr(0, 1'000));
  }
  return "https://www.facebook.com/" + id;
}

std::uint64_t seconds(Time time) {
  return static_cast<std::uint64_t>(to_millis(time) / 1000);
}

// What posts and comments have in common. False, with `bad` told, when it cannot be work.
bool read_common(const JsonView& json, const Under& under, Post& post, BadItem& bad) {
  const std::string id = json["id"].id();
  const auto at = parse_time(json["created_time"].text());
  if (!graph_id(id) || !at) {
    bad = {graph_id(id) ? std::string(kPlatform) + id : "",
           graph_id(id) ? "created_time is missing or is no time" : "id is missing or is no id"};
    return false;
  }
  post.id = std::string(kPlatform) + id;
  post.platform = "facebook";
  post.addressed = true;
  post.account = under.account;
  post.source = under.source;
  post.author = json["from"]["name"].text();
  const std::string author_id = json["from"]["id"].id();
  post.ours = !author_id.empty() && author_id == under.page;
  if (!author_id.empty()) post.author_id = std::string(kPlatform) + author_id;
  post.text = cut(json["message"].text());
  post.url = safe_link(json["permalink_url"].text(), id);
  post.at = *at;
  post.position = seconds(*at);
  post.reply.counter = "code_points";
  post.reply.length_max = kLengthMax;
  return true;
}

}  // namespace

bool graph_id(std::string_view id) {
  const auto fine = [](char c) { return (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && id.size() <= 100 && id.front() != '_' &&
         std::all_of(id.begin(), id.end(), fine);
}

std::string without_platform(std::string_view id) {
  if (!id.starts_with(kPlatform) || !graph_id(id.substr(kPlatform.size()))) return "";
  return std::string(id.substr(kPlatform.size()));
}

Parsed comment_from(const JsonView& json, const Under& under) {
  Post post;
  BadItem bad;
  if (!read_common(json, under, post, bad)) return bad;
  post.kind = PostKind::kComment;
  const std::string above = json["parent"]["id"].id();
  const std::string root = under.post.empty() ? json["object"]["id"].id() : under.post;
  const bool reply = graph_id(above);
  post.parent = reply || graph_id(root) ? std::string(kPlatform) + (reply ? above : root) : "";
  post.conversation = reply ? std::string(kPlatform) + above : post.id;
  if (under.visitors && graph_id(root)) post.conversation = std::string(kPlatform) + root;
  if (json["can_comment"].present() && !json["can_comment"].flag()) {
    post.reply.allowed = false;
    post.reply.why = "not_allowed";
  }
  return post;
}

Parsed post_from_feed(const JsonView& json, const Under& under) {
  Post post;
  BadItem bad;
  if (!read_common(json, under, post, bad)) return bad;
  post.kind = PostKind::kPost;
  post.conversation = post.id;
  const auto updated = parse_time(json["updated_time"].text());
  if (updated && *updated > post.at) post.rev = seconds(*updated);
  return post;
}

Length facebook_length(std::string_view text) {
  Length length{0, kLengthMax, false};
  if (!valid_utf8(text)) return length;
  const auto points = code_points(text);
  length.used = static_cast<int>(points.size());
  const bool control = std::any_of(points.begin(), points.end(), [](char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
  });
  length.sendable = !control && length.used <= kLengthMax && !canonical(text).empty();
  return length;
}

}  // namespace wc
