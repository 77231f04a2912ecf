// SPDX-License-Identifier: EUPL-1.2
// The open gaps of a source, as a list and as the text that Redis keeps: "after-until,after-until".
// It knows positions as numbers only; what they mean is the connector's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queue/queue.h"

namespace wc {

constexpr std::size_t kGapsMax = 64;

// Ascending, without empty ones; those that overlap or touch become one, and beyond kGapsMax the
// nearest neighbours do (what is read twice is known by its id, what is not read is lost).
std::vector<Gap> coalesced(std::vector<Gap> gaps);

std::string gaps_text(const std::vector<Gap>& gaps);
std::vector<Gap> gaps_from(std::string_view text);  // what is not a gap is left out

}  // namespace wc
