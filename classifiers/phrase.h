// SPDX-License-Identifier: EUPL-1.2
// What an editor writes between quotes, as steps over the words of a folded text:
//   "parkeren"  the word     "parkeer*"  begins with     "*container"  ends with     "*boom*" holds
//   "niet geleegd"  words in a row       "niet ... geleegd"  at most four other words between them
//   "niet ...7 geleegd"  at most seven       "niet <...> geleegd", "<...7>"  in either order
//   "niet|nooit geleegd"  either word in that place
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "classifiers/fold.h"

namespace wc {

inline constexpr std::size_t kGapWords = 4;       // what "..." may stand for, at most
inline constexpr std::size_t kGapWordsMax = 12;   // what "...12" may, and no gap more
inline constexpr std::size_t kStepsMax = 12;      // words of a phrase
inline constexpr std::size_t kWaysMax = 1'000;    // words that may stand in one place
inline constexpr std::size_t kVariantsMax = 400;  // phrases that one entry may stand for, when its
                                                  // places hold alternatives of several words

enum class StepKind : std::uint8_t { kWord, kPrefix, kSuffix, kInside };

// One way to fill a place.
struct Way {
  std::string text;  // folded, without stars
  StepKind kind = StepKind::kWord;

  [[nodiscard]] bool fits(std::string_view word) const;
  auto operator<=>(const Way&) const = default;
};

// One word of a phrase: any of its ways.
struct Step {
  std::vector<Way> ways;  // at least one; whole words first, each kind in order of text
  std::uint8_t gap = 0;   // words that may stand between the step before it and this one
};

// Where the automaton looks for a key: from the beginning of a word on, or anywhere in one.
enum class KeyDoor { kAtWords, kInside };

// Steps in a row. The anchor is the part that the automaton looks for: the run of steps that tells
// most, whole words possibly with prefixes at its end, or one step of any kind.
struct Phrase {
  std::vector<Step> steps;
  std::size_t anchor_first = 0;
  std::size_t anchor_last = 0;  // inclusive

  // What the automaton looks for at that door, one key for each way to say the anchor: whole words
  // end with a space.
  [[nodiscard]] std::vector<std::string> anchor_keys(KeyDoor door) const;
};

// The phrases that an entry stands for. An empty result and a sentence in `what` when it cannot be.
std::vector<Phrase> parse_phrase(std::string_view entry, std::string& what);

// Words of a text, from `first` to `last` (inclusive).
struct Words {
  std::size_t first = 0;
  std::size_t last = 0;
};
}  // namespace wc
