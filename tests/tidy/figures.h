// SPDX-License-Identifier: EUPL-1.2
// The figures of the house and their ratchet: what was reached once may not be lost again.
// The hard limits stand here; tests/tidy_ratchet.txt can only be tighter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/rules.h"

namespace wc::tidy {

// One figure. `limit` is the worst value that is allowed at all.
struct Figure {
  std::string name;           // with its unit last: "file_median_lines"
  long value = 0;             // as measured
  long limit = 0;             // the hard limit; 0 when high is good: only the ratchet counts
  bool is_better_low = true;  // else a high value is the good one

  // Is this value better than `other`?
  [[nodiscard]] bool better_than(long other) const {
    return is_better_low ? value < other : value > other;
  }
};

// The element of `values` below which `percent` of them lie (50 is the median); 0 when empty.
long percentile(std::vector<long> values, long percent);

// Measures a tree: programs in C++, TypeScript, JavaScript and Lua.
std::vector<Figure> figures_of(const Tree& tree);

// What is beyond its limit, or more than a tenth worse than the best value that `ratchet` notes.
// A line of it is `name value`; a figure without a line, or a line without a figure, is wrong too.
Violations ratchet(const std::vector<Figure>& figures, std::string_view ratchet_text);

// The same text with the better ones of the values measured and noted; comments stay.
std::string tightened(const std::vector<Figure>& figures, std::string_view ratchet_text);

}  // namespace wc::tidy
