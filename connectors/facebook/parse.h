// SPDX-License-Identifier: EUPL-1.2
// What the Graph API gives, as our Posts. One thing that cannot be read never costs its neighbours.
#pragma once

#include <string>
#include <variant>

#include "config/json.h"
#include "connectors/connector.h"

namespace wc {

// The fields to ask for, as the Graph API wants them.
inline constexpr std::string_view kCommentFields =
    "id,message,created_time,from{id,name},parent{id},permalink_url,can_comment";
inline constexpr std::string_view kPostFields =
    "id,message,created_time,updated_time,from{id,name},permalink_url";

// What a comment does not tell about itself.
struct Under {
  std::string page;  // our Page's id
  std::string account;
  std::string source;
  std::string post;       // the Graph id of the post that it stands under; "" = see its object
  bool visitors = false;  // that post is a visitor's
};

using Parsed = std::variant<Post, BadItem>;

// A comment. Its rev is 0: Facebook tells no time of an edit.
Parsed comment_from(const JsonView& json, const Under& under);

// A visitor's post (or our own). Its rev is the second of its last update; 0 when there was none.
Parsed post_from_feed(const JsonView& json, const Under& under);

// True for what may stand in a path: digits and underscores, as ids of posts and comments are.
bool graph_id(std::string_view id);

// "facebook:111_900" -> "111_900"; "" when it is not such an id.
std::string without_platform(std::string_view id);

// How long a text is by Facebook's count: code points, 8,000 at most.
Length facebook_length(std::string_view text);

}  // namespace wc
