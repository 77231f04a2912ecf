// SPDX-License-Identifier: EUPL-1.2
// Which rules speak about a text, and on which words. It does not weigh them.
#pragma once

#include <memory_resource>
#include <vector>

#include "classifiers/matcher.h"
#include "classifiers/rules.h"
#include "classifiers/typos.h"

namespace wc {

// Where a post comes from, as far as rules ask.
struct Origin {
  std::uint8_t kinds = 0;          // bits, as in Rule::kinds
  std::string_view platform = {};  // "" = unknown
};

// A rule that speaks: once for each place. A rule of kinds alone speaks without a place.
struct Fired {
  std::uint32_t rule;  // its place in the book
  bool has_words;
  Words words;
};

class Firing {
 public:
  // `rules` must outlive it; features stand before those who ask for them (RuleBook).
  explicit Firing(const std::vector<Rule>& rules);

  // Adds what speaks, features too, by rule and then by place.
  void run(const Folded& text, const Origin& origin, std::string_view language,
           std::pmr::vector<Fired>& fired) const;

  [[nodiscard]] const Typos& typos() const { return typos_; }
  [[nodiscard]] std::size_t bytes() const { return matcher_.bytes() + typos_.bytes(); }

 private:
  struct Owner {
    std::uint32_t rule;
    Use use;
  };
  struct Found;   // one hit with its owner
  struct Speech;  // what has been said about one text so far
  void match(const Folded& text, std::pmr::vector<Hit>& hits) const;
  void speak(Speech& speech, std::uint32_t rule_number, const Found* first,
             const Found* last) const;

  const std::vector<Rule>& rules_;
  std::vector<Owner> owners_;  // by phrase
  Matcher matcher_;
  Typos typos_;
  std::vector<std::uint32_t> of_kinds_;  // rules that need no words
  std::vector<bool> is_of_kinds_;        // by rule
};

}  // namespace wc
