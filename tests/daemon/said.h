// SPDX-License-Identifier: EUPL-1.2
// What a sub-command says to the terminal when it is called as the function that it is.
#pragma once

#include <functional>
#include <string>

namespace wc::test {

struct Said {
  int code;
  std::string out;
  std::string errors;
};

// Calls `command` with standard output and standard error in hand; both are given back.
Said listen(const std::function<int()>& command);

// Whether `text` has `part` in it.
bool has(const std::string& text, const std::string& part);

// How often `part` stands in `text`.
std::size_t times(const std::string& text, const std::string& part);

}  // namespace wc::test
