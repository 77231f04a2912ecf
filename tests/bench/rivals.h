// SPDX-License-Identifier: EUPL-1.2
// Other engines for the same rules, each as one expression: what classify_bench compares with. They
// get a folded text and say how many rules match; they weigh nothing and give no reasons.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace wc::bench {

class Rival {
 public:
  virtual ~Rival() = default;
  // How many matches it tells.
  virtual std::size_t find(const std::string& folded) = 0;
};

using Expressions = std::vector<std::string>;

std::unique_ptr<Rival> one_re2_each(const Expressions& expressions);

// All in one RE2::Set with 512 MB for its automaton. Null when that is not enough.
std::unique_ptr<Rival> one_re2_set(const Expressions& expressions);

// What it tells of a match: only which rule, each once a text, or also where it begins and ends,
// as a reason needs it.
enum class Tells { kRule, kPlace };

// All in one Hyperscan database. Null when this program was built without Hyperscan
// (tests/tools/install bench installs it).
std::unique_ptr<Rival> hyperscan(const Expressions& expressions, Tells tells);

}  // namespace wc::bench
