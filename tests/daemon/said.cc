// SPDX-License-Identifier: EUPL-1.2
#include "tests/daemon/said.h"

#include <iostream>
#include <sstream>

namespace wc::test {

Said listen(const std::function<int()>& command) {
  const std::ostringstream out;
  const std::ostringstream errors;
  std::streambuf* const out_before = std::cout.rdbuf(out.rdbuf());
  std::streambuf* const errors_before = std::cerr.rdbuf(errors.rdbuf());
  const int code = command();
  std::cout.rdbuf(out_before);
  std::cerr.rdbuf(errors_before);
  return {code, out.str(), errors.str()};
}

bool has(const std::string& text, const std::string& part) {
  return times(text, part) > 0;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++times;
  }
  return times;
}

}  // namespace wc::test
