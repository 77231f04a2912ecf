// SPDX-License-Identifier: EUPL-1.2
// `webcared rules measure`: how well verdicts agree with what people said of the same posts. It
// prints nothing and reads no files.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "classifiers/classifier.h"
#include "classifiers/labelled.h"

namespace wc {

// How often people said something and the rules did.
struct Counts {
  int both = 0;
  int only_said = 0;                       // by the rules: false alarms
  int only_labelled = 0;                   // missed
  [[nodiscard]] double precision() const;  // 1 when nothing was said
  [[nodiscard]] double recall() const;     // 1 when there was nothing to find
  [[nodiscard]] double f1() const;
};

// A post on which the rules and people do not agree.
struct Disagreement {
  std::size_t post;  // its place among the posts
  Verdict said;
};

struct Agreement {
  int posts = 0;
  Counts signal;
  Counts topics;  // all topics together (micro)
  std::map<std::string, Counts> by_topic;
  std::array<std::array<int, 4>, 4> urgency{};  // [labelled][said], in the order of Urgency
  Counts spoed;
  std::vector<Disagreement> errors;  // in the order of the posts
  [[nodiscard]] double signal_accuracy() const;
  [[nodiscard]] double urgency_accuracy() const;
};

Agreement measure(const Classifier& classifier, const std::vector<Labelled>& posts);

// The same topics in any order, the same urgency, both a signal or both none.
bool agree(const Verdict& one, const Verdict& other);
bool same_topics(const Verdict& one, const Verdict& other);

// {"posts","signal":{"accuracy","precision","recall","f1","both","false","missed"},"topics":{…},
// "by_topic":{id:{…}},"urgency":{"accuracy","confusion":{labelled:{said:n}}},"spoed":{…}} and, with
// kErrors, "errors":[{"id","text","label":{…},"said":{…}}].
enum class Detail { kFigures, kErrors };
std::string to_json(const Agreement& agreement, const std::vector<Labelled>& posts, Detail detail);

}  // namespace wc
