// SPDX-License-Identifier: EUPL-1.2
// What labelled posts taught: for each label (signal, spoed, hoog, laag and every topic) a linear
// model over the marks of a text (marks.h), learned by learning/learn.h. Rules say what an editor
// knows; experience adds a little where their words fall short, and doubts where words mislead.
// It holds numbers of marks, no words; but whoever guesses a word can see whether it is among them,
// so a city's own file is as confidential as the posts behind it. Bytes are little-endian.
// Source: Joachims, Text Categorization with Support Vector Machines (1998); the weighting is
// idf with cosine normalisation, the standard of Salton and Buckley (1988).
#pragma once

#include <optional>

#include "classifiers/fold.h"
#include "classifiers/phrase.h"
#include "config/result.h"
#include "connectors/post.h"

namespace wc {

inline constexpr std::size_t kLabelsMax = 64;

// One label's model: its line is crossed where bias + sum of weights / length = 0.
struct LabelModel {
  std::string name;
  float bias = 0;
  float step = 0;  // what one unit of a stored weight is
};

class Experience {
 public:
  Experience() = default;  // knows nothing

  // The bytes that bytes_of made. Errors: kMend "not_experience", with what is wrong.
  static Result<Experience> read(std::string_view bytes);

  [[nodiscard]] const std::vector<LabelModel>& labels() const { return labels_; }
  [[nodiscard]] std::size_t mark_count() const { return hashes_.size(); }

  // For each label how far the text is on its side: above 0 it is, about -1 to 1. Empty when
  // nothing is known.
  void judge(const Folded& text, PostKind kind, std::pmr::vector<float>& margins) const;

  // The words that pull most toward a label, when any does.
  [[nodiscard]] std::optional<Words> why(const Folded& text, std::size_t label) const;

  // A mark and its weights, as learned.
  struct Row {
    std::uint64_t hash;
    float square;                      // of its idf, for the length of a text
    std::vector<std::int8_t> weights;  // by label
  };
  static std::string bytes_of(const std::vector<LabelModel>& labels, std::vector<Row> rows);

 private:
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash) const;
  void places_of(const Folded& text, PostKind kind, std::pmr::vector<std::uint32_t>& places) const;
  void build_table();

  std::vector<LabelModel> labels_;
  std::size_t stride_ = 0;  // bytes of a row of weights
  std::vector<std::uint64_t> hashes_;
  std::vector<float> squares_;
  std::vector<std::uint8_t> weights_;  // a row a mark, each with 128 added
  std::vector<std::uint32_t> table_;   // place of a mark + 1 and a tag, or 0; open addressing
};

// What the build made of our own posts (experience.cmake).
const Experience& shipped_experience();

}  // namespace wc
