// SPDX-License-Identifier: EUPL-1.2
// `webcared rules diff`, the dry-run: what other rules would change on the same posts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classifiers/classifier.h"

namespace wc {

// A post and, when its line has one (labelled_of_line in measure.h), what a person says of it.
struct TriedPost {
  Post post;
  std::optional<Verdict> label;
};

// The post of a line as classify takes it (lines.h), with its errors.
Result<TriedPost> tried_post_of_line(std::string_view line, std::size_t line_number);

// Whether the new verdict is nearer to the label: right about spoed first, then the most right of
// signal, urgency and topics.
enum class Turn { kUnknown, kBetter, kWorse, kNeither };  // kUnknown: there is no label

struct Change {
  std::size_t post;  // its place among the posts
  Verdict before;
  Verdict after;
  Turn turn;
  std::vector<Reason> gone;  // reasons of before that are not in after,
  std::vector<Reason> come;  // and the other way round
};

struct Comparison {
  int posts = 0;
  int labelled = 0;
  std::vector<Change> changes;  // of signal, topics (in any order) or urgency
};

Comparison compare(const Classifier& before, const Classifier& after,
                   const std::vector<TriedPost>& posts);

// Of the changes; what came and went is counted apart.
struct ChangeCounts {
  int signal_come = 0;
  int signal_gone = 0;
  int topics = 0;
  int urgency = 0;
  int spoed_come = 0;
  int spoed_gone = 0;
  int better = 0;
  int worse = 0;
};
ChangeCounts count(const Comparison& comparison);

// {"posts","changed","signal":{"come","gone"},"topics","urgency","spoed":{"come","gone"},
// "labelled","better","worse","changes":[{"id","text","before":{…},"after":{…},"turn"}]}
std::string to_json(const Comparison& comparison, const std::vector<TriedPost>& posts);

// "unknown", "better", "worse", "neither".
std::string_view name_of(Turn turn);

}  // namespace wc
