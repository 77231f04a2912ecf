// SPDX-License-Identifier: EUPL-1.2
// How a citizen of the town writes: slots filled, greetings, emoji, slang and slips of the thumb.
// It decides nothing about what is said.
#pragma once

#include <string>
#include <string_view>

#include "connectors/sandbox/dice.h"
#include "connectors/sandbox/phrases.h"

namespace wc {

// The sentence with each {slot} filled by chance, starting with a capital.
std::string fill(std::string_view sentence, Dice& dice);

// A Dutch signal as somebody would type it: perhaps with a greeting, a request, emoji, in small
// letters, in slang or with a slip. Danger (spoed) gets no greetings.
std::string dutch(const TownPhrase& phrase, Dice& dice);

// Another sentence, with perhaps an emoji.
std::string plain(const TownPhrase& phrase, Dice& dice);

}  // namespace wc
