// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/measure.h"

#include <algorithm>
#include <set>

namespace wc {
namespace {

double ratio(int part, int whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / whole;
}

void count(Counts& counts, bool labelled, bool said) {
  counts.both += labelled && said ? 1 : 0;
  counts.only_said += !labelled && said ? 1 : 0;
  counts.only_labelled += labelled && !said ? 1 : 0;
}

bool holds(const std::vector<std::string>& topics, const std::string& topic) {
  return std::find(topics.begin(), topics.end(), topic) != topics.end();
}

// A label may name a topic that no file has: it counts as missed, and shows among the topics.
void count_topics(Agreement& agreement, const Verdict& label, const Verdict& said) {
  std::set<std::string> topics(label.topics.begin(), label.topics.end());
  topics.insert(said.topics.begin(), said.topics.end());
  for (const std::string& topic : topics) {
    const bool labelled = holds(label.topics, topic);
    const bool found = holds(said.topics, topic);
    count(agreement.topics, labelled, found);
    count(agreement.by_topic[topic], labelled, found);
  }
}

void count_urgency(Agreement& agreement, Urgency label, Urgency said) {
  ++agreement.urgency[static_cast<std::size_t>(label)][static_cast<std::size_t>(said)];
  count(agreement.spoed, label == Urgency::kSpoed, said == Urgency::kSpoed);
}

}  // namespace

double Counts::precision() const {
  return ratio(both, both + only_said);
}
double Counts::recall() const {
  return ratio(both, both + only_labelled);
}
double Counts::f1() const {
  return ratio(2 * both, 2 * both + only_said + only_labelled);
}
double Agreement::signal_accuracy() const {
  return ratio(posts - signal.only_said - signal.only_labelled, posts);
}
double Agreement::urgency_accuracy() const {
  int right = 0;
  for (std::size_t i = 0; i < urgency.size(); ++i) right += urgency[i][i];
  return ratio(right, posts);
}

Agreement measure(const Classifier& classifier, const std::vector<Labelled>& posts) {
  Agreement agreement;
  for (const Topic& topic : classifier.topics()) agreement.by_topic[topic.id];
  for (const Labelled& one : posts) {
    Verdict said = classifier.classify(one.post);
    ++agreement.posts;
    count(agreement.signal, one.label.signal, said.signal);
    count_topics(agreement, one.label, said);
    count_urgency(agreement, one.label.urgency, said.urgency);
    if (agree(one.label, said)) continue;
    agreement.errors.push_back({static_cast<std::size_t>(&one - posts.data()), std::move(said)});
  }
  return agreement;
}

bool same_topics(const Verdict& one, const Verdict& other) {
  return std::is_permutation(one.topics.begin(), one.topics.end(), other.topics.begin(),
                             other.topics.end());
}

bool agree(const Verdict& one, const Verdict& other) {
  return one.signal == other.signal && one.urgency == other.urgency && same_topics(one, other);
}

}  // namespace wc
