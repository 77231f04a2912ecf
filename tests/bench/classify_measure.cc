// SPDX-License-Identifier: EUPL-1.2
// How well the rules do on labelled posts: classify_measure [FILE.jsonl] [--errors] [--digits 67]
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "tests/classifiers/corpus.h"

namespace {

using wc::corpus::Counts;
using wc::corpus::Figures;
using wc::corpus::Labelled;

void print_row(const char* name, const Counts& counts) {
  std::printf("  %-22s precision %.3f recall %.3f F1 %.3f  (%d of %d, %d false)\n", name,
              counts.precision(), counts.recall(), counts.f1(), counts.both,
              counts.both + counts.only_labelled, counts.only_said);
}

void print_figures(const std::string& digits, const Figures& figures) {
  std::printf("ids ending in %s: %d posts, signal %.3f, urgency %.3f\n", digits.c_str(),
              figures.posts, figures.signal_accuracy(), figures.urgency_accuracy());
  print_row("topics (micro)", figures.topics);
  print_row("spoed", figures.spoed);
}

std::string in_short(const wc::Verdict& verdict) {
  std::string text = verdict.signal ? "yes" : "no";
  for (const std::string& topic : verdict.topics) text += " " + topic;
  return text + " " + std::string(name_of(verdict.urgency));
}

void print_errors(const wc::Classifier& classifier, const std::vector<Labelled>& posts) {
  for (const Labelled& one : posts) {
    const wc::Verdict said = classifier.classify(one.post);
    auto sorted = [](std::vector<std::string> topics) {
      std::sort(topics.begin(), topics.end());
      return topics;
    };
    if (said.signal == one.label.signal && said.urgency == one.label.urgency &&
        sorted(said.topics) == sorted(one.label.topics)) {
      continue;
    }
    std::cout << one.post.id << ' ' << name_of(one.post.kind) << " [" << in_short(one.label)
              << "] said [" << in_short(said) << "] " << one.post.text << "\n     ";
    for (const wc::Reason& reason : said.reasons) {
      std::cout << ' ' << reason.rule << "='" << reason.text << '\'';
    }
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string path = std::string(WEBCARED_SOURCE) + "/tests/corpus/dev.jsonl";
  std::vector<std::string> splits = {"012345", "67"};
  bool with_errors = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--errors") == 0) {
      with_errors = true;
    } else if (std::strcmp(argv[i], "--digits") == 0 && i + 1 < argc) {
      splits = {argv[++i]};
    } else {
      path = argv[i];
    }
  }
  const auto classifier = wc::corpus::shipped();
  std::printf("%zu rules\n", classifier->rule_count());
  for (const std::string& digits : splits) {
    const auto posts = wc::corpus::read(path, digits);
    const Figures figures = measure(*classifier, posts);
    print_figures(digits, figures);
    if (splits.size() == 1) {
      for (const auto& [topic, counts] : figures.by_topic) print_row(topic.c_str(), counts);
    }
    if (with_errors) print_errors(*classifier, posts);
  }
  return 0;
}
