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

// Some lines of English with a newline at the end. Control characters of the text are shown as
// spaces, so that a citizen's words cannot steer a terminal.
// REQUIRES: the verdict is of this text.
std::string explain(const Verdict& verdict, std::string_view text, Paint paint);

}  // namespace wc
