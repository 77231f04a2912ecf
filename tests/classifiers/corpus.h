// SPDX-License-Identifier: EUPL-1.2
// Labelled posts, and how well verdicts agree with their labels. Used by a test and by a tool.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "classifiers/classifier.h"

namespace wc::corpus {

struct Labelled {
  Post post;
  Verdict label;  // signal, topics, urgency
};

// The lines of a .jsonl file whose id ends in one of `digits`.
std::vector<Labelled> read(const std::string& path, const std::string& digits);

struct Counts {
  int both = 0;           // labelled and said
  int only_said = 0;      // false alarms
  int only_labelled = 0;  // missed
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct Figures {
  int posts = 0;
  int signal_right = 0;
  int urgency_right = 0;
  Counts topics;  // all topics together (micro)
  Counts spoed;
  std::map<std::string, Counts> by_topic;
  [[nodiscard]] double signal_accuracy() const;
  [[nodiscard]] double urgency_accuracy() const;
};

Figures measure(const Classifier& classifier, const std::vector<Labelled>& posts);

// The shipped rules, without events. Prints the problems and ends the program when there are any.
std::shared_ptr<const Classifier> shipped();

}  // namespace wc::corpus
