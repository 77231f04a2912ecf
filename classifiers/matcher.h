// SPDX-License-Identifier: EUPL-1.2
// Many phrases against one folded text in one pass. It knows phrases by number, not what they are
// for. One automaton with two ways in: where a word begins, and anywhere in a word.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "classifiers/phrase.h"
#include "classifiers/step_book.h"
#include "classifiers/trie.h"

namespace wc {

// A phrase that stands in the text, from word `first` to word `last` (inclusive).
struct Hit {
  std::uint32_t phrase;
  std::uint32_t first;
  std::uint32_t last;
};

// Immutable once made: any number of threads may match at the same time.
class Matcher {
 public:
  // Phrases keep their numbers: their places in the vector.
  explicit Matcher(std::vector<Phrase> phrases);

  // Adds a hit for each place where the anchor of a phrase stands with the rest of it around.
  void match(const Folded& text, std::pmr::vector<Hit>& hits) const;

  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] std::size_t bytes() const;  // of the automaton's memory

 private:
  // A phrase behind a key. `plain` means that the anchor is the whole of it.
  struct Entry {
    std::uint32_t phrase;
    std::uint16_t more_words;  // words of the anchor after its first
    bool plain;
  };
  // One way in: the keys, and the entries of key k at [begins[k], begins[k + 1]).
  struct Door {
    Door(const std::vector<Phrase>& phrases, KeyDoor door);
    std::vector<std::string> fill(const std::vector<Phrase>& phrases, KeyDoor door);  // the keys
    std::vector<Entry> entries;
    std::vector<std::uint32_t> begins;
    Trie trie;
  };
  void report(const Door& door, std::uint32_t key, WordNumbers& text, std::uint32_t word,
              std::pmr::vector<Hit>& hits) const;

  std::vector<Phrase> phrases_;
  StepBook steps_;
  Door at_words_;
  Door inside_;
};

}  // namespace wc
