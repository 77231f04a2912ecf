// SPDX-License-Identifier: EUPL-1.2
// What a platform gives us: a citizen's words and the little that is needed to answer them. Only
// fields that are used are kept (design 7); the author is a label, never a profile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "config/time.h"

namespace wc {

enum class PostKind { kPost, kMention, kComment, kDm, kReview };

// "post", "mention", "comment", "dm", "review".
std::string_view name_of(PostKind kind);
std::optional<PostKind> post_kind(std::string_view name);

// Whether and how we may answer a post, as far as the platform's rules tell beforehand.
struct ReplyRule {
  bool allowed = true;
  std::string why;  // code when not allowed: "not_mentioned", "window_closed", "gone", ...
  std::optional<Time> until;       // when the window closes
  std::string channel = "public";  // "public" or "private"
  std::string counter;  // how length is counted: "x_weighted", "graphemes", "code_points"
  int length_max = 0;
  int cost_microdollars = 0;       // price of a reply
  int link_cost_microdollars = 0;  // price of a reply that holds a link
};

struct Post {
  std::string id;        // platform ':' the platform's id, e.g. "x:1234", "facebook:111_900"
  std::string platform;  // "x", "facebook"; "none" for telephone, counter, web form
  PostKind kind = PostKind::kPost;
  bool addressed = false;  // to us: mention, comment on our page, message, reply to our reply
  bool ours = false;       // written by our own account; never work
  std::string account;     // the account of ours that received it, and that would answer
  std::string source;      // the source that read it first
  std::string
      conversation;       // key of the thread, with the platform in front; becomes the Ticket's id
  std::string parent;     // id of the post that it answers, or ""
  std::string author;     // display name; "" when the platform withholds it
  std::string handle;     // @name or ""
  std::string author_id;  // platform ':' id, for erasure requests; or ""
  std::string text;       // valid UTF-8, links expanded, at most 10,000 code points
  std::string lang;       // what the platform says ("nl"), or ""
  std::string url;        // where people see it
  Time at{};              // when it was written, by the platform's clock
  std::uint64_t rev = 0;  // grows with each edit
  std::uint64_t position = 0;  // its place in its source's order (Connector::position)
  ReplyRule reply;
};

// What Post::text may hold.
inline constexpr std::size_t kTextCodePointsMax = 10'000;

// The text as valid UTF-8, cut after kTextCodePointsMax code points.
std::string bounded_text(std::string_view text);

// What answering that post with this text costs by its rule: a link (http://, https://, or a bare
// host such as "nijmegen.nl/melden") has its own price. An estimate for the log; the bill is the
// platform's.
int reply_cost_microdollars(const Post& parent, std::string_view text);

// One JSON object, as stored and as recorded in test cases; the reader tolerates missing fields.
std::string to_json(const Post& post);
class JsonView;
Post post_from(const JsonView& json);

}  // namespace wc
