// SPDX-License-Identifier: EUPL-1.2
// From the rules that speak to the Verdict. The model is a sum that an editor can do by hand:
//   topic    its rules' weights + experience, at least 0.5; with context - noise from its threshold
//            on
//   signal   the strongest topic (or spoed) by rules + context - noise + experience reaches 1, or
//            spoed with its own experience + context - noise does
//   urgency  the highest level whose rules' weights + experience reach 1; else normaal
#pragma once

#include <memory_resource>
#include <vector>

#include "classifiers/firing.h"
#include "classifiers/opinion.h"

namespace wc {

inline constexpr std::size_t kTopicsMax = 3;    // of a verdict
inline constexpr std::size_t kReasonsMax = 40;  // of a verdict
inline constexpr double kTopicShare = 0.75;     // of the best topic's weights: less is left out

// What somebody said.
struct Spoken {
  const Folded& text;
  std::string_view original;
  PostKind kind;
};

// Everything of a verdict but the language.
Verdict weigh(const RuleBook& book, const Opinions& opinions, const std::pmr::vector<Fired>& fired,
              const Spoken& spoken);

}  // namespace wc
