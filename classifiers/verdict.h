// SPDX-License-Identifier: EUPL-1.2
// What the classifier makes of a Post, and why. Every tag has its reasons: which rule, which words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wc {

enum class Urgency { kSpoed, kHoog, kNormaal, kLaag };

// "spoed", "hoog", "normaal", "laag".
std::string_view name_of(Urgency urgency);
std::optional<Urgency> urgency(std::string_view name);

// One rule that spoke, with the words that made it speak: bytes [start, end) of the original text.
struct Reason {
  std::string rule;  // "afval/container-vol": file's id, then the rule's
  std::string text;  // those words
  std::size_t start = 0;
  std::size_t end = 0;
};

inline constexpr std::size_t kPlacesShownMax = 8;

struct Verdict {
  bool signal = false;              // should the municipality see it?
  std::vector<std::string> topics;  // ids, most important first, at most 3; empty when no signal
  Urgency urgency = Urgency::kLaag;
  std::string language;             // "nl", "en", "de" or "und"
  std::vector<std::string> places;  // of the city, as places.toml calls them: in the order of the
                                    // text, each once, at most kPlacesShownMax
  std::vector<Reason> reasons;      // in the order of the text
};

// {"signal","topics","urgency","language","places","reasons"}: members without the braces when `id`
// is given in front: {"id":..., "signal":...}. One line.
std::string to_json(const Verdict& verdict, std::string_view id);
class JsonView;
Verdict verdict_from(const JsonView& json);

}  // namespace wc
