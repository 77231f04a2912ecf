// SPDX-License-Identifier: EUPL-1.2
// The steps of many phrases, small and side by side: what stands around an anchor is looked at for
// every anchor of every text, and most of the time it does not fit. Equal steps are kept once.
#pragma once

#include <map>
#include <memory_resource>
#include <string>
#include <vector>

#include "classifiers/fold.h"
#include "classifiers/phrase.h"

namespace wc {

// A number of a word, never 0; two words seldom have the same.
std::uint32_t word_number(std::string_view word);

// The numbers of a text's words, made when they are asked for.
class WordNumbers {
 public:
  WordNumbers(const Folded& text, std::pmr::memory_resource* memory)
      : text_(text), numbers_(text.word_count(), 0, memory) {}

  // REQUIRES: index < text.word_count()
  [[nodiscard]] std::uint32_t of(std::size_t index) {
    if (numbers_[index] == 0) numbers_[index] = word_number(text_.word(index));
    return numbers_[index];
  }
  [[nodiscard]] const Folded& text() const { return text_; }

 private:
  const Folded& text_;
  std::pmr::vector<std::uint32_t> numbers_;  // 0 = not asked yet
};

class StepBook {
 public:
  // Phrases keep their numbers: their places in the vector.
  explicit StepBook(const std::vector<Phrase>& phrases);

  // Whether phrase `number` fits whose anchor begins at word `at`; then the first and last word of
  // it, as near to the anchor as possible. At most as many looks as steps times the words that
  // their gaps span. REQUIRES: the anchor itself fits there.
  bool fits_around(std::uint32_t number, WordNumbers& text, std::size_t at, Words& words) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  // Tells most words that do not fit at a glance.
  struct Glance {
    std::uint64_t words = 0;   // two bits for each whole word: a Bloom filter
    std::uint32_t fronts = 0;  // first letters of beginnings
    std::uint32_t backs = 0;   // last letters of ends; all, when something may stand anywhere
  };
  struct Row {
    Glance glance;
    std::uint32_t ways;  // place in ways_
    std::uint32_t gap;   // words that may stand before it
  };
  // The rows of a phrase.
  struct Part {
    std::uint32_t first;
    std::uint8_t count;
    std::uint8_t anchor_first;
    std::uint8_t anchor_last;
  };
  // All ways of a place, and a larger filter for places of many words.
  struct Ways {
    std::vector<Way> ways;  // whole words first, in order of text
    std::size_t word_count = 0;
    std::vector<std::uint64_t> filter;
    Glance glance;
  };
  enum class Toward { kFront, kBack };

  using Known = std::map<std::vector<Way>, std::uint32_t>;  // places of ways_
  std::uint32_t number_of(const std::vector<Way>& ways, Known& known);
  [[nodiscard]] bool fits(const Row& row, std::string_view word, std::uint32_t number) const;
  bool fits_beyond(const Part& part, WordNumbers& numbers, std::size_t at, Toward toward,
                   std::size_t& edge) const;

  std::vector<Part> parts_;  // by phrase
  std::vector<Row> rows_;
  std::vector<Ways> ways_;
};

}  // namespace wc
