// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/learning/learn.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "classifiers/experience.h"
#include "classifiers/marks.h"

namespace wc {
namespace {

constexpr std::size_t kPostsMin = 2;  // that have a mark
constexpr std::size_t kRoundsMax = 60;
constexpr double kSettled = 0.02;  // the largest step left that still counts
constexpr double kCost = 0.5;      // of an error; "C" of the paper
constexpr double kRareCost = 2;    // times that, of an error on a post that has the label

using Marks = std::vector<std::uint64_t>;  // of a post: ascending, each once

Marks marks_of(const Post& post) {
  Folded text(std::pmr::get_default_resource());
  fold(first_code_points(post.text, kTextCodePointsMax), text);
  Marks marks{mark_of_origin(static_cast<std::uint64_t>(post.kind))};
  each_mark(text, [&marks](std::uint64_t mark, const Words&) { marks.push_back(mark); });
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

// A post as a unit vector over the marks that are kept.
struct Example {
  std::vector<std::pair<std::uint32_t, double>> values;
};

struct Lesson {
  std::vector<std::uint64_t> marks;
  std::vector<double> idf;  // by mark
  std::vector<Example> examples;
};

Lesson lesson_of(const std::vector<Labelled>& posts) {
  std::vector<Marks> all;
  std::map<std::uint64_t, std::size_t> counts;
  std::set<std::string> known;  // a post that is given twice, or passed on, is one post
  for (const Labelled& one : posts) {
    all.push_back(marks_of(one.post));
    if (!known.insert(fold(one.post.text)).second) continue;
    for (const std::uint64_t mark : all.back()) ++counts[mark];
  }
  Lesson lesson;
  std::map<std::uint64_t, std::uint32_t> places;
  for (const auto& [mark, count] : counts) {
    if (count < kPostsMin) continue;
    places.emplace(mark, static_cast<std::uint32_t>(lesson.marks.size()));
    lesson.marks.push_back(mark);
    lesson.idf.push_back(1 +
                         std::log(static_cast<double>(known.size()) / static_cast<double>(count)));
  }
  for (const Marks& marks : all) {
    Example example;
    double squares = 0;
    for (const std::uint64_t mark : marks) {
      const auto place = places.find(mark);
      if (place == places.end()) continue;
      example.values.emplace_back(place->second, lesson.idf[place->second]);
      squares += lesson.idf[place->second] * lesson.idf[place->second];
    }
    for (auto& [place, value] : example.values) value /= std::sqrt(squares);
    lesson.examples.push_back(std::move(example));
  }
  return lesson;
}

// One label's line between the posts that have it and the others.
class Line {
 public:
  Line(const Lesson& lesson, const std::vector<bool>& has, double cost_of_has)
      : lesson_(lesson), has_(has), weights_(lesson.marks.size()), alphas_(has.size()) {
    for (const bool one : has) slack_.push_back(0.5 / (kCost * (one ? cost_of_has : 1)));
  }

  void train() {
    std::vector<std::size_t> order(has_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937_64 random(14024);
    for (std::size_t round = 0; round < kRoundsMax; ++round) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double largest = 0;
      for (const std::size_t post : order) largest = std::max(largest, step(post));
      if (largest < kSettled) return;
    }
  }
  [[nodiscard]] double weight(std::size_t mark) const { return weights_[mark]; }
  [[nodiscard]] double bias() const { return bias_; }

 private:
  // Moves the line as far as one post asks; how far its gradient was from what it may be.
  double step(std::size_t post) {
    const Example& example = lesson_.examples[post];
    const double side = has_[post] ? 1 : -1;
    double margin = bias_;
    double squares = 1;  // of the bias
    for (const auto& [mark, value] : example.values) {
      margin += weights_[mark] * value;
      squares += value * value;
    }
    const double gradient = side * margin - 1 + slack_[post] * alphas_[post];
    if (alphas_[post] <= 0 && gradient >= 0) return 0;
    const double before = alphas_[post];
    alphas_[post] = std::max(0.0, before - gradient / (squares + slack_[post]));
    const double moved = (alphas_[post] - before) * side;
    bias_ += moved;
    for (const auto& [mark, value] : example.values) weights_[mark] += moved * value;
    return std::abs(gradient);
  }

  const Lesson& lesson_;
  const std::vector<bool>& has_;
  std::vector<double> weights_;
  std::vector<double> alphas_;
  std::vector<double> slack_;
  double bias_ = 0;
};

bool has_label(const Labelled& one, const std::string& label) {
  const Verdict& verdict = one.label;
  if (label == "signal") return verdict.signal;
  if (const auto level = urgency(label)) return verdict.signal && verdict.urgency == *level;
  return std::find(verdict.topics.begin(), verdict.topics.end(), label) != verdict.topics.end();
}

std::vector<std::string> labels_of(const std::vector<Labelled>& posts) {
  std::set<std::string> topics;
  for (const Labelled& one : posts) topics.insert(one.label.topics.begin(), one.label.topics.end());
  std::vector<std::string> labels = {"signal", "spoed", "hoog", "laag"};
  labels.insert(labels.end(), topics.begin(), topics.end());
  labels.resize(std::min(labels.size(), kLabelsMax));
  return labels;
}

// Adds the label's column of weights, as whole numbers of its own step.
LabelModel add_label(const Lesson& lesson, const Line& line, const std::string& name,
                     std::vector<Experience::Row>& rows) {
  double largest = 1e-9;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    largest = std::max(largest, std::abs(line.weight(i) * lesson.idf[i]));
  }
  const double one = largest / 127;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].weights.push_back(
        static_cast<std::int8_t>(std::lround(line.weight(i) * lesson.idf[i] / one)));
  }
  return {name, static_cast<float>(line.bias()), static_cast<float>(one)};
}

}  // namespace

std::string learn(const std::vector<Labelled>& posts) {
  const Lesson lesson = lesson_of(posts);
  std::vector<Experience::Row> rows;
  for (std::size_t i = 0; i < lesson.marks.size(); ++i) {
    rows.push_back({lesson.marks[i], static_cast<float>(lesson.idf[i] * lesson.idf[i]), {}});
  }
  std::vector<LabelModel> models;
  for (const std::string& name : labels_of(posts)) {
    std::vector<bool> has;
    for (const Labelled& one : posts) has.push_back(has_label(one, name));
    Line line(lesson, has, name == "signal" ? 1 : kRareCost);
    line.train();
    models.push_back(add_label(lesson, line, name, rows));
  }
  return Experience::bytes_of(models, std::move(rows));
}

}  // namespace wc
