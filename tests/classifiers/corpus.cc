// SPDX-License-Identifier: EUPL-1.2
#include "tests/classifiers/corpus.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "config/json.h"

namespace wc::corpus {
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

void count_topics(Figures& figures, const Verdict& label, const Verdict& said,
                  const std::vector<Topic>& topics) {
  for (const Topic& topic : topics) {
    const bool labelled = holds(label.topics, topic.id);
    const bool found = holds(said.topics, topic.id);
    count(figures.topics, labelled, found);
    count(figures.by_topic[topic.id], labelled, found);
  }
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
double Figures::signal_accuracy() const {
  return ratio(signal_right, posts);
}
double Figures::urgency_accuracy() const {
  return ratio(urgency_right, posts);
}

std::vector<Labelled> read(const std::string& path, const std::string& digits) {
  std::vector<Labelled> posts;
  const Result<std::string> bytes = read_file(path);
  if (!bytes.ok()) return posts;
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    const Result<Json> json = Json::parse(line);
    if (!json.ok()) continue;
    const std::string id = (*json)["id"].id();
    if (id.empty() || digits.find(id.back()) == std::string::npos) continue;
    Labelled one;
    one.post.id = id;
    one.post.platform = (*json)["platform"].text();
    one.post.kind = post_kind((*json)["kind"].text()).value_or(PostKind::kPost);
    one.post.text = (*json)["text"].text();
    one.post.lang = (*json)["lang"].text();
    one.label = verdict_from(json->root());
    posts.push_back(std::move(one));
  }
  return posts;
}

Figures measure(const Classifier& classifier, const std::vector<Labelled>& posts) {
  Figures figures;
  for (const Labelled& one : posts) {
    const Verdict said = classifier.classify(one.post);
    ++figures.posts;
    figures.signal_right += said.signal == one.label.signal ? 1 : 0;
    figures.urgency_right += said.urgency == one.label.urgency ? 1 : 0;
    count(figures.spoed, one.label.urgency == Urgency::kSpoed, said.urgency == Urgency::kSpoed);
    count_topics(figures, one.label, said, classifier.topics());
  }
  return figures;
}

std::shared_ptr<const Classifier> shipped() {
  Problems problems;
  const auto files = read_config_files(std::string(WEBCARED_SOURCE) + "/config");
  if (!files.ok()) {
    std::cerr << files.error().what << '\n';
    std::exit(1);
  }
  auto classifier = Classifier::build(*files, {}, problems);
  if (classifier == nullptr) {
    std::cerr << to_text(problems) << '\n';
    std::exit(1);
  }
  return classifier;
}

}  // namespace wc::corpus
