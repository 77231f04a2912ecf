// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/step_book.h"

#include <algorithm>
#include <bitset>

namespace wc {
namespace {

constexpr std::size_t kBitsAWord = 16;  // of the larger filter

// Letters share 32 bits; any byte has one.
std::uint32_t letter_bit(char letter) {
  return std::uint32_t{1} << (static_cast<unsigned char>(letter) % 32);
}

std::uint64_t glance_bits(std::uint32_t number) {
  return std::uint64_t{1} << (number >> 20U) % 64 | std::uint64_t{1} << (number >> 26U);
}

}  // namespace

std::uint32_t word_number(std::string_view word) {
  std::uint32_t number = 0x811C9DC5U;  // FNV-1a
  for (const char c : word) number = (number ^ static_cast<unsigned char>(c)) * 0x01000193U;
  number ^= number >> 15U;
  number *= 0x2C1B3C6DU;
  number ^= number >> 12U;
  return number == 0 ? 1 : number;
}

std::uint32_t StepBook::number_of(const std::vector<Way>& ways, Known& known) {
  const auto [place, is_new] = known.emplace(ways, static_cast<std::uint32_t>(ways_.size()));
  if (!is_new) return place->second;
  Ways kept{ways, 0, {}, {}};
  kept.word_count = static_cast<std::size_t>(std::count_if(
      ways.begin(), ways.end(), [](const Way& way) { return way.kind == StepKind::kWord; }));
  kept.filter.assign((kept.word_count * kBitsAWord + 63) / 64, 0);
  for (const Way& way : ways) {
    if (way.kind == StepKind::kWord) {
      const std::uint32_t number = word_number(way.text);
      kept.filter[number / 64 % kept.filter.size()] |= std::uint64_t{1} << number % 64;
      kept.glance.words |= glance_bits(number);
    }
    if (way.kind == StepKind::kPrefix) kept.glance.fronts |= letter_bit(way.text.front());
    if (way.kind == StepKind::kSuffix) kept.glance.backs |= letter_bit(way.text.back());
    if (way.kind == StepKind::kInside) kept.glance.backs = ~std::uint32_t{0};
  }
  ways_.push_back(std::move(kept));
  return place->second;
}

StepBook::StepBook(const std::vector<Phrase>& phrases) {
  Known known;
  for (const Phrase& phrase : phrases) {
    parts_.push_back({static_cast<std::uint32_t>(rows_.size()),
                      static_cast<std::uint8_t>(phrase.steps.size()),
                      static_cast<std::uint8_t>(phrase.anchor_first),
                      static_cast<std::uint8_t>(phrase.anchor_last)});
    for (const Step& step : phrase.steps) {
      const std::uint32_t ways = number_of(step.ways, known);
      rows_.push_back({ways_[ways].glance, ways, step.gap});
    }
  }
}

bool StepBook::fits(const Row& row, std::string_view word, std::uint32_t number) const {
  const std::uint64_t bits = glance_bits(number);
  const bool may_be_word = (row.glance.words & bits) == bits;
  const bool may_be_part = (row.glance.fronts & letter_bit(word.front())) != 0 ||
                           (row.glance.backs & letter_bit(word.back())) != 0;
  if (!may_be_word && !may_be_part) return false;
  const Ways& ways = ways_[row.ways];
  const auto words_end = ways.ways.begin() + static_cast<std::ptrdiff_t>(ways.word_count);
  if (may_be_word && (ways.filter[number / 64 % ways.filter.size()] >> number % 64 & 1U) != 0) {
    const auto same =
        std::lower_bound(ways.ways.begin(), words_end, word,
                         [](const Way& way, std::string_view wanted) { return way.text < wanted; });
    if (same != words_end && same->text == word) return true;
  }
  return may_be_part &&
         std::any_of(words_end, ways.ways.end(), [word](const Way& way) { return way.fits(word); });
}

// Finds a place for each step beyond the anchor, whose outer word is `at`, and puts the last of
// them, as near as can be, in `edge`. Reached places are kept step by step: no text makes it try
// all ways.
bool StepBook::fits_beyond(const Part& part, WordNumbers& numbers, std::size_t at, Toward toward,
                           std::size_t& edge) const {
  constexpr std::size_t kReach = kStepsMax * (kGapWordsMax + 1);
  const Folded& text = numbers.text();
  const bool forward = toward == Toward::kBack;
  const std::size_t step = forward ? part.anchor_last : part.anchor_first;
  const std::size_t steps = forward ? part.count - 1 - step : step;
  const Row* const rows = rows_.data() + part.first;
  const std::size_t room = forward ? text.word_count() - 1 - at : at;  // words on that side
  std::bitset<kReach + 1> reached(1);                                  // by the distance from `at`
  std::size_t nearest = 0;
  std::size_t furthest = 0;
  for (std::size_t i = 1; i <= steps; ++i) {
    const Row& next = rows[forward ? step + i : step - i];
    const std::size_t gap = (forward ? next : rows[step - i + 1]).gap;
    std::bitset<kReach + 1> now;
    std::size_t from = nearest;  // the furthest reached place before `distance`
    const std::size_t end = std::min(room, furthest + gap + 1);
    for (std::size_t distance = nearest + 1; distance <= end; ++distance) {
      if (reached[distance - 1]) from = distance - 1;
      if (distance - 1 - from > gap) continue;
      const std::size_t word = forward ? at + distance : at - distance;
      if (fits(next, text.word(word), numbers.of(word))) now.set(distance);
    }
    if (now.none()) return false;
    reached = now;
    nearest = reached._Find_first();
    furthest = end;
  }
  edge = forward ? at + nearest : at - nearest;
  return true;
}

bool StepBook::fits_around(std::uint32_t number, WordNumbers& text, std::size_t at,
                           Words& words) const {
  const Part& part = parts_[number];
  const std::size_t end = at + (part.anchor_last - part.anchor_first);
  return fits_beyond(part, text, end, Toward::kBack, words.last) &&
         fits_beyond(part, text, at, Toward::kFront, words.first);
}

std::size_t StepBook::bytes() const {
  std::size_t sum = parts_.size() * sizeof(Part) + rows_.size() * sizeof(Row);
  for (const Ways& ways : ways_) {
    sum += sizeof(Ways) + ways.filter.size() * sizeof(std::uint64_t);
    for (const Way& way : ways.ways) sum += sizeof(Way) + way.text.capacity();
  }
  return sum;
}

}  // namespace wc
