// SPDX-License-Identifier: EUPL-1.2
// Posts with what a person says of them, a line each: what rules are measured on and what
// experience learns from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classifiers/verdict.h"
#include "config/result.h"
#include "connectors/post.h"

namespace wc {

// A post and what a person says of it: signal, topics and urgency of `label` count.
struct Labelled {
  Post post;
  Verdict label;
};

// A line of classify (lines.h) that starts with '{' and also holds "signal" (true or false),
// "topics" (an array, maybe empty) and "urgency". Errors: kGiveUp "bad_line", "LINE:COLUMN: why".
Result<Labelled> labelled_of_line(std::string_view line, std::size_t line_number);

struct LabelledPosts {
  std::vector<Labelled> posts;
  std::vector<std::string> bad;  // "LINE:COLUMN: why" of each line that is skipped
};

// All lines of a text but the empty ones; of the posts, those whose id ends in one of `digits`
// ("" = all).
LabelledPosts read_labelled(std::string_view bytes, std::string_view digits);

}  // namespace wc
