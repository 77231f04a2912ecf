// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/made_up.h"

#include <algorithm>

namespace wc::tidy {

Tree tree_of(const std::vector<std::pair<std::string, std::string>>& files) {
  Tree tree;
  for (const auto& [path, bytes] : files) tree.files.push_back(make_file(path, bytes));
  std::sort(tree.files.begin(), tree.files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return tree;
}

void breaks(const Violations& violations, const std::string& place) {
  BOOST_TEST(violations.size() == 1U, "expected one violation at " << place);
  for (const Violation& violation : violations) {
    BOOST_TEST(violation.place == place, violation.place << ": " << violation.what);
  }
}

void holds(const Violations& violations) {
  for (const Violation& violation : violations) {
    BOOST_ERROR("not wanted: " << violation.place << ": " << violation.what);
  }
}

std::string times(std::size_t count, const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += line + "\n";
  return text;
}

}  // namespace wc::tidy
