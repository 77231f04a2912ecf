// SPDX-License-Identifier: EUPL-1.2
// A hash of a word of the letters a to z that costs next to nothing to know for the word without
// one of its letters, too: each letter at each place has a number, and the hash is all of them
// together. It is the same on every machine, for the build writes it to a file.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace wc {

inline constexpr std::size_t kHashedLettersMax = 32;

using LetterNumbers = std::array<std::array<std::uint64_t, 32>, kHashedLettersMax>;

// Numbers that look random: the steps of splitmix64 from a seed of our own. Another seed would want
// another known_words.bin, which the build makes anyway.
constexpr LetterNumbers letter_numbers() {
  LetterNumbers numbers{};
  std::uint64_t state = 14024;
  for (auto& place : numbers) {
    for (std::uint64_t& number : place) {
      state += 0x9E3779B97F4A7C15U;
      std::uint64_t mixed = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9U;
      mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
      number = mixed ^ (mixed >> 31U);
    }
  }
  return numbers;
}
inline constexpr LetterNumbers kLetterNumbers = letter_numbers();

// The number of a letter at a place: what a hash is made of, so that it can be taken apart.
// Any byte has one, and the letters have different ones. REQUIRES: place < kHashedLettersMax
constexpr std::uint64_t letter_number(std::size_t place, char letter) {
  return kLetterNumbers[place][static_cast<unsigned char>(letter) % 32];
}

// Whether its hash is its own: a to z only, not too long, not empty.
constexpr bool is_hashable(std::string_view word) {
  for (const char c : word) {
    if (c < 'a' || c > 'z') return false;
  }
  return !word.empty() && word.size() <= kHashedLettersMax;
}

// All 64 bits are good: any of them may choose a place in a table.
// REQUIRES: word.size() <= kHashedLettersMax
constexpr std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < word.size(); ++i) hash ^= letter_number(i, word[i]);
  return hash;
}

}  // namespace wc
