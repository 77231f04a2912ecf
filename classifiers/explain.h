// SPDX-License-Identifier: EUPL-1.2
// A verdict for people: the text with the words marked that made it, and which rules they belong
// to.
#pragma once

#include <string>
#include <string_view>

#include "classifiers/verdict.h"

namespace wc {

enum class Paint {
  kPlain,  // marks words with [ and ]
  kAnsi,   // marks words with the terminal's colours
};

// A citizen's words with a space for each control character, so that they cannot steer a terminal.
std::string shown(std::string_view text);

// Some lines of English with a newline at the end, the text as in shown().
// REQUIRES: the verdict is of this text.
std::string explain(const Verdict& verdict, std::string_view text, Paint paint);

}  // namespace wc
