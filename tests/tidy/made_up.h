// SPDX-License-Identifier: EUPL-1.2
// Small made-up trees on which each rule shows that it can fail, and that it lets good files pass.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/tidy/rules.h"

namespace wc::tidy {

// A tree of paths and bytes, in any order.
Tree tree_of(const std::vector<std::pair<std::string, std::string>>& files);

// Exactly one violation, at that place.
void breaks(const Violations& violations, const std::string& place);

// No violation.
void holds(const Violations& violations);

// `line` and a line's end, so many times.
std::string times(std::size_t count, const std::string& line);

}  // namespace wc::tidy
