// SPDX-License-Identifier: EUPL-1.2
// A line of a file or of standard input as a Post.
#pragma once

#include <string_view>

#include "config/result.h"
#include "connectors/post.h"

namespace wc {

// The post that a line holds: a JSON object with `text` (and optional id, platform, kind, lang,
// addressed) when it starts with '{', else the text itself. An unknown kind is a post. The id is
// the line's own or `line_number` as decimal text. Invalid UTF-8 is mended with U+FFFD.
// Errors: kGiveUp "bad_line", "LINE:COLUMN: why" (a column is a byte, after that mending), of a
// line that starts with '{' and is no such object.
Result<Post> post_of_line(std::string_view line, std::size_t line_number);

}  // namespace wc
