// SPDX-License-Identifier: EUPL-1.2
// In which language a post is written, cheapest way first: what the platform says, then the small
// words that every sentence holds, and only then cld2 with a Dutch hint.
#pragma once

#include <string_view>

#include "classifiers/fold.h"

namespace wc {

// "nl", "en", "de" or "und". `said` is what the platform says, or "". Thread-safe.
std::string_view language_of(const Folded& text, std::string_view original, std::string_view said);

}  // namespace wc
