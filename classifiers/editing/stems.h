// SPDX-License-Identifier: EUPL-1.2
// How Dutch words are conjugated, as far as letters go: guesses, some of which are no words. It
// knows no dictionary; who asks holds them against one.
#pragma once

#include <string>
#include <vector>

namespace wc {

// The stems that a word may have, itself first: "geparkeerd" -> parkeer, "bakken" -> bak.
std::vector<std::string> stems_of(const std::string& word);

// What may be made of a stem: "parkeer" -> parkeert, parkeerde, geparkeerd, parkeren, …
std::vector<std::string> forms_of_stem(const std::string& stem);

}  // namespace wc
