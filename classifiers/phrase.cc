// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/phrase.h"

#include <algorithm>

namespace wc {
namespace {

constexpr std::size_t kPartMin = 3;  // letters of a prefix, suffix or inside: fewer hit everything

using Alternatives = std::vector<Step>;  // one place of an entry

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
  std::vector<Step> steps;
  for (const std::string_view part : split(folded, ' ')) {
    steps.push_back({std::string(part), StepKind::kWord, 0});
  }
  if (steps.empty()) {
    what = quoted(word, "holds no letter, digit, ?, ! or emoji");
    return {};
  }
  if (open_front) steps.front().kind = StepKind::kSuffix;
  if (open_back) steps.back().kind = StepKind::kPrefix;
  if (open_front && open_back && steps.size() == 1) steps.back().kind = StepKind::kInside;
  for (const Step& step : steps) {
    if (step.kind != StepKind::kWord && step.text.size() < kPartMin) {
      what = quoted(word, "leaves fewer than 3 letters beside its star");
      return {};
    }
  }
  return steps;
}

// Every way to choose one alternative a place. Each alternative may be several steps.
bool extend(std::vector<Phrase>& phrases, std::string_view place, std::uint8_t gap,
            std::string& what) {
  std::vector<Phrase> longer;
  for (const std::string_view word : split(place, '|')) {
    std::vector<Step> steps = parse_word(word, what);
    if (steps.empty()) return false;
    steps.front().gap = gap;
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
  return true;
}

// How much a run of steps tells: its letters, but never an empty promise of short words.
std::size_t weight_of(const Phrase& phrase, std::size_t first, std::size_t last) {
  std::size_t letters = 0;
  for (std::size_t i = first; i <= last; ++i) letters += phrase.steps[i].text.size() + 1;
  return letters;
}

// The end of the run that begins at `first`: whole words in a row, possibly a prefix after them.
std::size_t run_end(const Phrase& phrase, std::size_t first) {
  std::size_t last = first;
  while (phrase.steps[last].kind == StepKind::kWord && last + 1 < phrase.steps.size() &&
         phrase.steps[last + 1].gap == 0 &&
         (phrase.steps[last + 1].kind == StepKind::kWord ||
          phrase.steps[last + 1].kind == StepKind::kPrefix)) {
    ++last;
  }
  return last;
}

void choose_anchor(Phrase& phrase) {
  std::size_t best = 0;
  for (std::size_t first = 0; first < phrase.steps.size(); ++first) {
    const std::size_t last = run_end(phrase, first);
    const std::size_t weight = weight_of(phrase, first, last);
    if (weight <= best) continue;
    best = weight;
    phrase.anchor_first = first;
    phrase.anchor_last = last;
  }
}

// Steps after `step`, whose word is `at`: is there a place for each of them?
bool fits_after(const Phrase& phrase, const Folded& text, std::size_t step, std::size_t at,
                std::size_t& last) {
  if (step + 1 == phrase.steps.size()) {
    last = at;
    return true;
  }
  const Step& next = phrase.steps[step + 1];
  for (std::size_t word = at + 1; word <= at + 1 + next.gap && word < text.word_count(); ++word) {
    if (next.fits(text.word(word)) && fits_after(phrase, text, step + 1, word, last)) return true;
  }
  return false;
}

bool fits_before(const Phrase& phrase, const Folded& text, std::size_t step, std::size_t at,
                 std::size_t& first) {
  if (step == 0) {
    first = at;
    return true;
  }
  const std::size_t reach = phrase.steps[step].gap + std::size_t{1};
  for (std::size_t back = 1; back <= reach && back <= at; ++back) {
    if (phrase.steps[step - 1].fits(text.word(at - back)) &&
        fits_before(phrase, text, step - 1, at - back, first)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool Step::fits(std::string_view word) const {
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

std::string Phrase::anchor_key() const {
  std::string key;
  for (std::size_t i = anchor_first; i <= anchor_last; ++i) {
    key += steps[i].text;
    if (steps[i].kind == StepKind::kWord || steps[i].kind == StepKind::kSuffix) key += ' ';
  }
  return key;
}

bool Phrase::anchored_inside() const {
  const StepKind kind = steps[anchor_first].kind;
  return kind == StepKind::kSuffix || kind == StepKind::kInside;
}

std::vector<Phrase> parse_phrase(std::string_view entry, std::string& what) {
  std::vector<Phrase> phrases(1);
  std::uint8_t gap = 0;
  for (const std::string_view place : split(entry, ' ')) {
    if (place == "...") {
      gap = kGapWords;
      continue;
    }
    if (!extend(phrases, place, phrases.front().steps.empty() ? std::uint8_t{0} : gap, what)) {
      return {};
    }
    gap = 0;
  }
  if (phrases.front().steps.empty()) what = "holds no word";
  if (gap != 0) what = "ends with '...', which must stand between two words";
  for (Phrase& phrase : phrases) {
    if (phrase.steps.size() > kStepsMax) what = "holds more than 12 words";
    choose_anchor(phrase);
  }
  return what.empty() ? phrases : std::vector<Phrase>{};
}

bool fits_around(const Phrase& phrase, const Folded& text, std::size_t at, Words& words) {
  const std::size_t anchor_end = at + (phrase.anchor_last - phrase.anchor_first);
  return fits_after(phrase, text, phrase.anchor_last, anchor_end, words.last) &&
         fits_before(phrase, text, phrase.anchor_first, at, words.first);
}

}  // namespace wc
