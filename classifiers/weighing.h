// SPDX-License-Identifier: EUPL-1.2
// From the rules that speak to the Verdict. The model is a sum that an editor can do by hand:
//   evidence of a topic = its rules' weights + context - noise;   it is a topic from its threshold
//   on signal            = there is a topic, or context - noise or spoed - noise reaches 1
//   urgency              = the highest level whose rules' weights reach 1; else normaal
#pragma once

#include <memory_resource>
#include <vector>

#include "classifiers/firing.h"

namespace wc {

inline constexpr std::size_t kTopicsMax = 3;    // of a verdict
inline constexpr std::size_t kReasonsMax = 40;  // of a verdict
inline constexpr double kTopicShare = 0.6;      // of the best topic's weights: less is left out

// Everything of a verdict but the language.
Verdict weigh(const RuleBook& book, const std::pmr::vector<Fired>& fired, const Folded& text,
              std::string_view original);

}  // namespace wc
