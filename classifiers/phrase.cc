// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/phrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <tuple>

namespace wc {
namespace {

constexpr std::size_t kPartMin = 3;  // letters of a prefix, suffix or inside: fewer hit everything
constexpr std::size_t kRunKeysMax = 64;  // ways to say an anchor of several steps

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    if (!text.substr(0, end).empty()) parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string quoted(std::string_view word, std::string_view complaint) {
  std::string text = "'";
  text.append(word).append("' ").append(complaint);
  return text;
}

// "*container" -> suffix. More than one step when folding splits it ("id-kaart").
std::vector<Step> parse_word(std::string_view word, std::string& what) {
  const bool open_front = word.starts_with('*');
  const bool open_back = word.size() > 1 && word.ends_with('*');
  const std::string folded = fold(word.substr(open_front, word.size() - open_front - open_back));
  std::vector<Way> ways;
  for (const std::string_view part : split(folded, ' ')) ways.push_back({std::string(part)});
  if (ways.empty()) {
    what = quoted(word, "holds no letter, digit, ?, ! or emoji");
    return {};
  }
  if (open_front) ways.front().kind = StepKind::kSuffix;
  if (open_back) ways.back().kind = StepKind::kPrefix;
  if (open_front && open_back && ways.size() == 1) ways.back().kind = StepKind::kInside;
  std::vector<Step> steps;
  for (Way& way : ways) {
    if (way.kind != StepKind::kWord && way.text.size() < kPartMin) {
      what = quoted(word, "leaves fewer than 3 letters beside its star");
      return {};
    }
    steps.push_back({{std::move(way)}});
  }
  return steps;
}

// "...", "...7", "<...>", "<...7>": what may stand before a place.
struct Gap {
  std::uint8_t words = 0;
  bool either_order = false;
};

// One place of an entry: its alternatives, and the gap before it.
struct Place {
  std::string_view words;
  Gap gap;
};

bool is_gap(std::string_view token) {
  return token.starts_with("...") || token.starts_with("<...");
}

std::optional<Gap> parse_gap(std::string_view token) {
  Gap gap{kGapWords, token.starts_with('<')};
  if (gap.either_order != token.ends_with('>')) return std::nullopt;
  if (gap.either_order) token = token.substr(1, token.size() - 2);
  token.remove_prefix(3);
  if (token.empty()) return gap;
  const char* const end = token.data() + token.size();
  const auto read = std::from_chars(token.data(), end, gap.words);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (gap.words < 1 || gap.words > kGapWordsMax) return std::nullopt;
  return gap;
}

// What is wrong with where the gaps stand, or "".
std::string complaint_about(const std::vector<Place>& places, const Gap& open) {
  if (places.empty()) return "holds no word";
  if (open.words != 0) return "ends with '...', which must stand between two words";
  const auto turns = std::count_if(places.begin(), places.end(),
                                   [](const Place& place) { return place.gap.either_order; });
  if (places.front().gap.either_order) return "begins with '<...>', which stands between two words";
  return turns > 1 ? "holds '<...>' twice; one entry turns around once" : "";
}

std::vector<Place> parse_places(std::string_view entry, std::string& what) {
  std::vector<Place> places;
  Gap open;
  for (const std::string_view token : split(entry, ' ')) {
    if (!is_gap(token)) {
      places.push_back({token, open});
      open = {};
    } else if (const std::optional<Gap> gap = parse_gap(token)) {
      open = *gap;
    } else {
      what = quoted(token, "is no gap; allowed: ... <...> ...1 to ...12 <...1> to <...12>");
      return {};
    }
  }
  what = complaint_about(places, open);
  return places;
}

// What stands after "<...>" first; nothing when there is none.
std::vector<Place> turned_around(std::vector<Place> places) {
  const auto turn = std::find_if(places.begin(), places.end(),
                                 [](const Place& place) { return place.gap.either_order; });
  if (turn == places.end()) return {};
  std::swap(places.front().gap, turn->gap);
  std::rotate(places.begin(), turn, places.end());
  return places;
}

// The alternatives of a place as runs of steps: those of one word are one step together.
std::vector<std::vector<Step>> runs_of(const Place& place, std::string& what) {
  std::vector<std::vector<Step>> runs;
  Step single;
  for (const std::string_view word : split(place.words, '|')) {
    std::vector<Step> steps = parse_word(word, what);
    if (steps.empty()) return {};
    if (steps.size() == 1) {
      single.ways.push_back(std::move(steps.front().ways.front()));
    } else {
      runs.push_back(std::move(steps));
    }
  }
  if (single.ways.size() > kWaysMax) {
    what = "holds more than " + std::to_string(kWaysMax) + " words in one place; split it";
    return {};
  }
  std::sort(single.ways.begin(), single.ways.end(), [](const Way& a, const Way& b) {
    return std::tie(a.kind, a.text) < std::tie(b.kind, b.text);
  });
  single.ways.erase(std::unique(single.ways.begin(), single.ways.end()), single.ways.end());
  if (!single.ways.empty()) runs.push_back({std::move(single)});
  if (runs.empty()) what = quoted(place.words, "holds no word");
  return runs;
}

// Every way to go on with one of the place's runs.
bool extend(std::vector<Phrase>& phrases, const Place& place, std::string& what) {
  std::vector<Phrase> longer;
  for (std::vector<Step>& steps : runs_of(place, what)) {
    if (!phrases.front().steps.empty()) steps.front().gap = place.gap.words;
    for (const Phrase& phrase : phrases) {
      longer.push_back(phrase);
      longer.back().steps.insert(longer.back().steps.end(), steps.begin(), steps.end());
    }
    if (longer.size() > kVariantsMax) {
      what = "stands for more than " + std::to_string(kVariantsMax) + " phrases; split it";
      return false;
    }
  }
  phrases = std::move(longer);
  return !phrases.empty();
}

std::vector<Phrase> phrases_of(const std::vector<Place>& places, std::string& what) {
  std::vector<Phrase> phrases(1);
  for (const Place& place : places) {
    if (!extend(phrases, place, what)) return {};
  }
  return phrases;
}

// Words that stand in every other text: an anchor on one of them is looked at all the time.
constexpr std::array<std::string_view, 72> kCommon = {
    "!",    "#",    "?",    "a",    "aan",  "al",    "als",  "and",  "bij",  "can",  "da",
    "daar", "dan",  "dat",  "de",   "der",  "deze",  "die",  "dit",  "door", "een",  "en",
    "er",   "for",  "geen", "haar", "heb",  "heeft", "heel", "het",  "hier", "hij",  "i",
    "ik",   "in",   "is",   "je",   "kan",  "maar",  "me",   "meer", "met",  "mijn", "moet",
    "my",   "naar", "niet", "nog",  "nu",   "of",    "om",   "ook",  "op",   "over", "te",
    "the",  "to",   "uit",  "van",  "voor", "want",  "was",  "wat",  "we",   "weer", "wel",
    "wij",  "you",  "ze",   "zijn", "zo",   "zonder"};

static_assert(std::is_sorted(kCommon.begin(), kCommon.end()));

// How often a way stands in a text, roughly: it halves with each letter.
double share_of(const Way& way) {
  const auto letters = static_cast<double>(way.text.size());
  if (way.kind == StepKind::kWord) {
    const bool is_common = std::binary_search(kCommon.begin(), kCommon.end(), way.text);
    return is_common ? 0.5 : std::exp2(-2 - letters);
  }
  return std::exp2(way.kind == StepKind::kPrefix ? -1 - letters : -letters);
}

// How much a step tells: the less often it stands in a text, whichever way, the more.
double bits_of(const Step& step) {
  double share = 0;
  for (const Way& way : step.ways) share += share_of(way);
  return -std::log2(std::min(share, 1.0));
}

bool only(const Step& step, StepKind kind) {
  return std::all_of(step.ways.begin(), step.ways.end(),
                     [kind](const Way& way) { return way.kind <= kind; });
}

// The end of the run that begins at `first`: whole words in a row, possibly prefixes after them,
// and not too many ways to say it.
std::size_t run_end(const Phrase& phrase, std::size_t first) {
  std::size_t last = first;
  std::size_t keys = phrase.steps[first].ways.size();
  while (only(phrase.steps[last], StepKind::kWord) && last + 1 < phrase.steps.size()) {
    const Step& next = phrase.steps[last + 1];
    keys *= next.ways.size();
    if (next.gap != 0 || keys > kRunKeysMax || !only(next, StepKind::kPrefix)) break;
    ++last;
  }
  return last;
}

void choose_anchor(Phrase& phrase) {
  double best = -1;
  for (std::size_t first = 0; first < phrase.steps.size(); ++first) {
    const std::size_t last = run_end(phrase, first);
    double bits = 0;
    for (std::size_t i = first; i <= last; ++i) bits += bits_of(phrase.steps[i]);
    if (bits <= best) continue;
    best = bits;
    phrase.anchor_first = first;
    phrase.anchor_last = last;
  }
}

}  // namespace

bool Way::fits(std::string_view word) const {
  switch (kind) {
    case StepKind::kWord:
      return word == text;
    case StepKind::kPrefix:
      return word.starts_with(text);
    case StepKind::kSuffix:
      return word.ends_with(text);
    default:
      return word.find(text) != std::string_view::npos;
  }
}

std::vector<std::string> Phrase::anchor_keys(KeyDoor door) const {
  std::vector<std::string> keys(1);
  for (std::size_t i = anchor_first; i <= anchor_last; ++i) {
    std::vector<std::string> longer;
    for (const Way& way : steps[i].ways) {
      const bool ends = way.kind == StepKind::kWord || way.kind == StepKind::kSuffix;
      const bool inside = way.kind == StepKind::kSuffix || way.kind == StepKind::kInside;
      if (inside != (door == KeyDoor::kInside)) continue;
      for (const std::string& key : keys) longer.push_back(key + way.text + (ends ? " " : ""));
    }
    keys = std::move(longer);
  }
  return keys;
}

std::vector<Phrase> parse_phrase(std::string_view entry, std::string& what) {
  const std::vector<Place> places = parse_places(entry, what);
  if (!what.empty()) return {};
  std::vector<Phrase> phrases = phrases_of(places, what);
  const std::vector<Place> turned = turned_around(places);
  if (what.empty() && !turned.empty()) {
    const std::vector<Phrase> more = phrases_of(turned, what);
    phrases.insert(phrases.end(), more.begin(), more.end());
  }
  for (Phrase& phrase : phrases) {
    if (phrase.steps.size() > kStepsMax) what = "holds more than 12 words";
    choose_anchor(phrase);
  }
  return what.empty() ? phrases : std::vector<Phrase>{};
}

}  // namespace wc
