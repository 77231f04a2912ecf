// SPDX-License-Identifier: EUPL-1.2
// One line in, one line out: what `webcared classify` prints. It reads no files and prints nothing.
#pragma once

#include <string>
#include <string_view>

#include "classifiers/classifier.h"

namespace wc {

// The post that a line holds: a JSON object with `text` (and optional id, platform, kind, lang,
// addressed) when it starts with '{', else the text itself. An unknown kind is a post. The id is
// the line's own or `line_number` as decimal text. Invalid UTF-8 is mended with U+FFFD.
// Errors: kGiveUp "bad_line", "LINE:COLUMN: why" (a column is a byte, after that mending), of a
// line that starts with '{' and is no such object.
Result<Post> post_of_line(std::string_view line, std::size_t line_number);

// {"id","signal","topics":[…],"urgency","language","places":[…],"reasons":[{"rule","text","start",
// "end"}]}: one line without its newline. start and end are bytes of `text`. Of a bad line
// {"id":null,"error"}, so that answers stay in the order of their lines. Never fails.
std::string classify_line(const Classifier& classifier, const Result<Post>& post);

}  // namespace wc
